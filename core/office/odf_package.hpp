// The package of an OpenDocument file: its kind and its parts.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/office/archive.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::odf {

using xml::Tokenizer;

inline constexpr std::string_view spreadsheet_type = "application/vnd.oasis.opendocument.spreadsheet";
inline constexpr std::string_view text_type = "application/vnd.oasis.opendocument.text";
inline constexpr std::string_view text_template_type = "application/vnd.oasis.opendocument.text-template";
inline constexpr std::string_view template_type = "application/vnd.oasis.opendocument.spreadsheet-template";

/// The media type that an OpenDocument package states in its mimetype member, otherwise in its manifest; empty when
/// neither states one.
std::string media_type(const Archive& archive);
/// Describes the kind of a package in words ("an OpenDocument text (.odt)"); empty when unknown.
std::string kind_in_words(std::string_view media_type);
/// Throws InputError when the parts are encrypted.
void refuse_encrypted(const Archive& archive);
/// Throws InputError when the part is missing.
std::unique_ptr<Tokenizer> open_part(const Archive& archive, std::string_view part,
                                     xml::DocumentKind kind = xml::workbook);

}  // namespace maex::odf

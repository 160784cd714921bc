// The package of an OpenDocument file: its kind and its parts.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/office/archive.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::ods {

using xml::Tokenizer;

inline constexpr std::string_view spreadsheet_type = "application/vnd.oasis.opendocument.spreadsheet";
inline constexpr std::string_view template_type = "application/vnd.oasis.opendocument.spreadsheet-template";

/// The media type that an OpenDocument package states in its mimetype member, otherwise in its manifest; empty when
/// neither states one.
std::string media_type(const Archive& archive);
/// Describes the kind of a package whose media type is not a spreadsheet ("an OpenDocument text (.odt)"); empty when
/// unknown.
std::string other_kind(std::string_view media_type);
/// Throws InputError when the parts are encrypted.
void refuse_encrypted(const Archive& archive);
/// Throws InputError when the part is missing.
std::unique_ptr<Tokenizer> open_part(const Archive& archive, std::string_view part);

}  // namespace maex::ods

// Files that partners send and nobody here reads: known by their bytes, entries or name, each with what to do instead.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/adapter/adapter.hpp"

namespace maex {

/// One kind of such a file.
struct ForeignFormat {
  std::string_view id;      ///< "pdf"
  std::string_view title;   ///< with its article: "a PDF document"
  std::string_view advice;  ///< what to do: "ask for the table itself as .xlsx or .csv"
};

/// All of them, in the order in which they are looked for.
std::span<const ForeignFormat> foreign_formats();

/// The kind this file is of; nullptr when none. Surest signs first: what the bytes are, then an archive's entries, then
/// the name.
const ForeignFormat* recognise_foreign(const Probe& probe);

/// "NAME is not read: it is a PDF document; ask for …"
std::string refusal(const ForeignFormat& format, std::string_view file);

}  // namespace maex

// Unsupported files that partners send. They are recognised by their bytes, archive entries or name, and each kind has
// advice on what to do instead.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/adapter/adapter.hpp"

namespace maex {

/// One kind of unsupported file.
struct ForeignFormat {
  std::string_view id;      ///< "pdf"
  std::string_view title;   ///< with its article: "a PDF document"
  std::string_view advice;  ///< what to do: "ask for the table itself as .xlsx or .csv"
};

/// All kinds, in the order in which they are checked.
std::span<const ForeignFormat> foreign_formats();

/// The kind of this file; nullptr when it is none of them. Checks the most certain signs first: the bytes, then the
/// entries of an archive, then the name.
const ForeignFormat* recognise_foreign(const Probe& probe);

/// "NAME is not read: it is a PDF document; ask for …"
std::string refusal(const ForeignFormat& format, std::string_view file);

}  // namespace maex

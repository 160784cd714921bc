// Finds paragraphs, headings, lists and tables in the lines of a text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/document/stored_parts.hpp"
#include "core/io/bounds.hpp"

namespace maex::txt {

/// What was decided, for the reader's report.
struct Structure {
  std::uint32_t wrapped_at = 0;  ///< characters; 0: each line is a paragraph
  std::uint64_t hyphens = 0;     ///< words that were divided at a line end
  std::uint64_t sign_tables = 0, blank_tables = 0;
  std::uint64_t headings = 0;     ///< with a mark
  std::uint64_t short_lines = 0;  ///< headings without a mark
  std::uint64_t rulings = 0;      ///< lines of signs only
  std::uint64_t bullets = 0;
  std::uint32_t pages = 1;
};

/// Fills `to` from `text`. Row numbers are line numbers. Throws InputError.
Structure read_structure(std::string_view text, const std::string& file, const Bounds& bounds, StoredParts& to);

}  // namespace maex::txt

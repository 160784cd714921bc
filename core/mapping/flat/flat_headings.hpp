// Finds the columns of a flat table in a sheet, by exact names or by a row of hashtags.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "core/mapping/flat/flat.hpp"
#include "core/mapping/profile/headings.hpp"

namespace maex {

struct FlatHeadings {
  std::size_t table = 0;  ///< index into FlatMapping::tables
  HeadingRow row;         ///< for RowValueReader; `row` is the row of names or tags
  std::vector<std::size_t>
      other_case;  ///< columns (from 0) whose names differ from the file's by case, blanks or hyphens only
  std::vector<std::size_t> malformed;  ///< columns (from 0) whose cell in the row of hashtags is not a hashtag
  std::vector<std::size_t> cleaned;    ///< columns whose hashtag has signs or blanks too many, which were left out
};

/// True for a hashtag such as "#adm1 +name": a hash, a letter, then letters, digits and _. Attributes have the same
/// form after a plus.
bool is_tag(std::string_view text);
/// The hashtag without blanks and invisible signs at its ends and after the hash, and without punctuation at its end.
std::string cleaned_tag(std::string_view text);
/// The tag in lower case, without blanks, with sorted attributes. Two spellings of one tag have the same key.
std::string tag_key(std::string_view tag);

/// The table of the mapping that fits the first rows of a sheet best, or nullopt. A sheet needs at least two columns of
/// the table. If names bind the columns, it also needs the column of the record's id.
std::optional<FlatHeadings> find_flat_headings(const FlatMapping& mapping, std::span<const Row> rows);

}  // namespace maex

// Which columns of a sheet are those of a flat table: by exact names, or by a row of hashtags.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "core/mapping/flat/flat.hpp"
#include "core/mapping/profile/headings.hpp"

namespace maex {

struct FlatHeadings {
  std::size_t table = 0;                ///< index into FlatMapping::tables
  HeadingRow row;                       ///< for RowValueReader; `row` is the row of names or tags
  std::vector<std::size_t> other_case;  ///< columns (from 0) whose names differ from the file's by case only
};

/// "#adm1 +name": a hash, a letter, letters, digits and _; attributes likewise behind a plus.
bool is_tag(std::string_view text);
/// Small letters, without blanks, attributes in order: two spellings of one tag have one key.
std::string tag_key(std::string_view tag);

/// The best of the mapping's tables for the first rows of a sheet; nullopt when none fits: at least two of its columns,
/// and by names also the record's id.
std::optional<FlatHeadings> find_flat_headings(const FlatMapping& mapping, const std::deque<HeldRow>& rows);

}  // namespace maex

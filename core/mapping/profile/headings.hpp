// Finds the heading row of a sheet and binds its columns to those of a profile.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document/first_rows.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

struct BoundColumn {
  int column = -1;          ///< index into profile.columns; -1: none
  int ignored = -1;         ///< index into profile.ignored; -1: none
  std::string heading;      ///< unique in the sheet; "Group > Leaf" under a merged heading, "(column F)" without any
  std::string leaf, group;  ///< as in the sheet, trimmed
  bool repeated = false;    ///< an earlier column has the same heading
  bool headed = false;      ///< the column has a heading
  bool open = false;        ///< no field takes its values, and the profile declares that they hold nothing personal
  /// The profile says nothing about the heading.
  [[nodiscard]] bool unknown() const { return headed && column < 0 && ignored < 0 && !open; }
  char32_t look_alike = 0;  ///< letter of another alphabet in the heading, which was understood in spite of it
};

struct HeadingRow {
  std::uint32_t row = 0;             ///< the lower one of two
  std::uint32_t first_row = 0;       ///< equals row for one-row headings
  std::vector<BoundColumn> columns;  ///< [0] is column A
  std::size_t matched = 0;           ///< columns of the profile that were found
  std::size_t known = 0;             ///< headings that are bound or ignored by a rule
  std::size_t headings = 0;          ///< headings that are not empty
  bool counts_people = false;  ///< a row is an incident with numbers: the columns that a victim requires are missing
  std::vector<std::string> missing;  ///< required headings that the sheet lacks, as the profile writes them
};

/// True for a text over a column that would be read as a heading of the profile, also in another spelling.
bool is_heading(const Compiled& profile, std::string_view text);

/// Best heading row among the buffered first rows; nullopt when no row has at least two headings of the profile (one,
/// when the profile has only one). Merged ranges may be empty (formats without them).
std::optional<HeadingRow> find_headings(const Compiled& profile, std::span<const Row> rows,
                                        const std::vector<MergedRange>& merges);

}  // namespace maex

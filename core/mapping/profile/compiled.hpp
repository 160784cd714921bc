// A profile ready for use, with one look-up of folded headings, the records of a row as nodes, and columns by purpose.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/mapping/profile/nodes.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/text/string_map.hpp"

namespace maex {

/// The year, month and day columns that make one date.
struct PartGroup {
  std::size_t node = 0;
  Field field{};
  std::vector<std::size_t> columns;
};

struct Compiled {
  Profile profile;
  NodePlan plan;
  StringMap<int> headings;         ///< folded heading → column, or -1 - index into profile.ignored
  StringMap<int> number_headings;  ///< those of columns that count people; lists of incidents prefer them
  /// Folded `under` and `leaves` → the columns that have them, a bit for each of nested_columns. Their product has
  /// thousands of headings, so it is not made.
  StringMap<std::uint64_t> under, leaves;
  std::vector<int> nested_columns;
  StringMap<bool> open;                    ///< folded headings without a field whose values hold nothing about a person
  std::vector<std::string> heading_names;  ///< as the profile spells them, for suggestions
  std::vector<std::string> totals, notes;  ///< folded; a note of signs only ("*") is not folded
  std::vector<PartGroup> parts;
  std::vector<int> part_of;                ///< for each column: index into parts, or -1
  std::vector<std::size_t> group_columns;  ///< columns of the group fields, in order of profile.group
  std::vector<bool> victim_level;          ///< for each node: the victim, or below it
  bool has_counts = false;                 ///< some columns count victims
};

std::shared_ptr<const Compiled> compile(Profile profile);

/// Whether the values kept under this heading (BoundColumn::heading) hold nothing about a person: the profile declares
/// the heading open, or the heading is that of a column of dates, numbers or codes about no identity.
bool is_open(const Compiled& profile, std::string_view heading);
/// The same, only by declaration.
bool is_declared_open(const Compiled& profile, std::string_view heading);

/// The column of a folded heading "killed civilians" or "civilians killed"; -1: none.
int nested_column(const Compiled& profile, std::string_view folded);

}  // namespace maex

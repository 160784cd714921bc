// Vertically merged cells: every row of the merge has the value of its top cell.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "core/document/table.hpp"

namespace maex {

class VerticalMerges {
 public:
  VerticalMerges(const std::vector<MergedRange>& merges, std::uint32_t below_row);
  /// The row's cells and the cells that reach into it from above, by column. `from_above[i]` is true for a cell from
  /// above. Returns row.cells itself if there are none. Valid until the next call. Rows must ascend.
  std::span<const Cell> cells(const Row& row, const std::vector<bool>*& from_above);
  /// True when a merge of an earlier row reaches into this row, which cells() has not seen yet.
  [[nodiscard]] bool reaches(std::uint32_t row) const;

 private:
  struct Active {
    std::uint32_t first_row, last_row;
    Cell cell;
    std::string text;
  };
  void add(const MergedRange& range, const Cell& cell);
  std::vector<MergedRange> waiting_;                    // by descending first row: the next one is last
  std::map<std::uint32_t, std::deque<Active>> active_;  // by column, each by ascending last row
  std::vector<Cell> cells_;
  std::vector<bool> from_above_;
};

}  // namespace maex

// Vertically merged cells: every row of the merge has the value of its top cell.
#pragma once
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

 private:
  struct Active {
    MergedRange range;
    Cell cell;
    std::string text;
  };
  std::vector<MergedRange> waiting_;  // by descending first row: the next one is last
  std::vector<Active> active_;
  std::vector<Cell> cells_;
  std::vector<bool> from_above_;
};

}  // namespace maex

#include "core/mapping/table/vertical.hpp"

#include <algorithm>

namespace maex {

VerticalMerges::VerticalMerges(const std::vector<MergedRange>& merges, std::uint32_t below_row) {
  for (const MergedRange& range : merges)
    if (range.last_row > range.first_row && range.first_row > below_row) waiting_.push_back(range);
  std::sort(waiting_.begin(), waiting_.end(),
            [](const MergedRange& a, const MergedRange& b) { return a.first_row > b.first_row; });
}

std::span<const Cell> VerticalMerges::cells(const Row& row, const std::vector<bool>*& from_above) {
  from_above = nullptr;
  std::erase_if(active_, [&](const Active& each) { return each.range.last_row < row.number; });
  const std::size_t reaching = active_.size();
  while (!waiting_.empty() && waiting_.back().first_row <= row.number) {
    const MergedRange range = waiting_.back();
    waiting_.pop_back();
    // A merge with an empty first row has no value for the rows below.
    if (range.first_row != row.number) continue;
    for (const Cell& cell : row.cells)
      if (cell.column == range.first_column) active_.push_back({range, cell, std::string(cell.raw)});
  }
  if (reaching == 0) return row.cells;
  cells_.assign(row.cells.begin(), row.cells.end());
  from_above_.assign(cells_.size(), false);
  for (std::size_t i = 0; i != reaching; ++i) {
    const Active& each = active_[i];
    const auto at = std::lower_bound(cells_.begin(), cells_.end(), each.range.first_column,
                                     [](const Cell& cell, std::uint32_t column) { return cell.column < column; });
    if (at != cells_.end() && at->column == each.range.first_column) continue;
    const auto index = at - cells_.begin();
    Cell cell = each.cell;
    cell.raw = each.text;
    cells_.insert(at, cell);
    from_above_.insert(from_above_.begin() + index, true);
  }
  from_above = &from_above_;
  return cells_;
}

}  // namespace maex

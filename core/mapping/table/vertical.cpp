#include "core/mapping/table/vertical.hpp"

#include <algorithm>

namespace maex {
namespace {

// Merges of one column that overlap. Spreadsheet programs make none, so a few are enough.
constexpr std::size_t most_overlapping = 16;

}  // namespace

VerticalMerges::VerticalMerges(const std::vector<MergedRange>& merges, std::uint32_t below_row) {
  for (const MergedRange& range : merges)
    if (range.last_row > range.first_row && range.first_row > below_row) waiting_.push_back(range);
  std::stable_sort(waiting_.begin(), waiting_.end(),
                   [](const MergedRange& a, const MergedRange& b) { return a.first_row > b.first_row; });
}

/// Of the merges of one column, the first one that reaches a row gives its value. So a merge is stored only when it
/// reaches further than those before it, and each row looks at one merge of each column.
void VerticalMerges::add(const MergedRange& range, const Cell& cell) {
  std::deque<Active>& column = active_[range.first_column];
  if (column.size() >= most_overlapping) return;
  if (!column.empty() && column.back().last_row >= range.last_row) return;
  column.push_back({range.first_row, range.last_row, cell, std::string(cell.raw)});
}

bool VerticalMerges::reaches(std::uint32_t row) const {
  return std::any_of(active_.begin(), active_.end(), [row](const auto& column) {
    return !column.second.empty() && column.second.back().last_row >= row;
  });
}

std::span<const Cell> VerticalMerges::cells(const Row& row, const std::vector<bool>*& from_above) {
  from_above = nullptr;
  for (auto at = active_.begin(); at != active_.end();) {
    while (!at->second.empty() && at->second.front().last_row < row.number) at->second.pop_front();
    at = at->second.empty() ? active_.erase(at) : std::next(at);
  }
  const bool reaching = !active_.empty();
  while (!waiting_.empty() && waiting_.back().first_row <= row.number) {
    const MergedRange range = waiting_.back();
    waiting_.pop_back();
    // A merge with an empty first row has no value for the rows below.
    if (range.first_row != row.number) continue;
    const auto at = std::lower_bound(row.cells.begin(), row.cells.end(), range.first_column,
                                     [](const Cell& cell, std::uint32_t column) { return cell.column < column; });
    if (at != row.cells.end() && at->column == range.first_column) add(range, *at);
  }
  if (!reaching) return row.cells;
  // Both are sorted by column.
  cells_.clear();
  from_above_.clear();
  auto own = row.cells.begin();
  for (const auto& [column, merges] : active_) {
    for (; own != row.cells.end() && own->column < column; ++own) {
      cells_.push_back(*own);
      from_above_.push_back(false);
    }
    if (own != row.cells.end() && own->column == column) continue;
    const Active& each = merges.front();
    if (each.first_row == row.number) continue;  // it begins in this row
    cells_.push_back(each.cell);
    cells_.back().raw = each.text;
    from_above_.push_back(true);
  }
  for (; own != row.cells.end(); ++own) {
    cells_.push_back(*own);
    from_above_.push_back(false);
  }
  from_above = &from_above_;
  return cells_;
}

}  // namespace maex

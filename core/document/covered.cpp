#include "core/document/covered.hpp"

#include <algorithm>

namespace maex {
namespace {

// Ranges that reach into one row. No list has more, and a file with thousands of overlapping ranges must not make work
// that grows with their square.
constexpr std::size_t most_active = 1024;

}  // namespace

CoveredCells::CoveredCells(std::vector<MergedRange> merges, Found found)
    : waiting_(std::move(merges)), found_(std::move(found)) {
  std::stable_sort(waiting_.begin(), waiting_.end(),
                   [](const MergedRange& a, const MergedRange& b) { return a.first_row > b.first_row; });
  if (waiting_.empty()) changes_at_ = UINT32_MAX;
}

void CoveredCells::move_to(std::uint32_t row) {
  std::erase_if(active_, [row](const MergedRange& range) { return range.last_row < row; });
  for (; !waiting_.empty() && waiting_.back().first_row <= row; waiting_.pop_back())
    if (waiting_.back().last_row >= row && active_.size() < most_active) active_.push_back(waiting_.back());
  spans_.clear();
  changes_at_ = waiting_.empty() ? UINT32_MAX : waiting_.back().first_row;
  for (const MergedRange& range : active_) {
    // The first cell of the range is the one that is shown.
    const bool top = range.first_row == row;
    if (!top || range.last_column > range.first_column)
      spans_.push_back({range.first_column + (top ? 1 : 0), range.last_column});
    const std::uint32_t next = top ? row + 1 : range.last_row + 1;
    if (next != 0) changes_at_ = std::min(changes_at_, next);
  }
  std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (const Span& each : spans_) {
    if (kept != 0 && each.first <= spans_[kept - 1].last)
      spans_[kept - 1].last = std::max(spans_[kept - 1].last, each.last);
    else
      spans_[kept++] = each;
  }
  spans_.resize(kept);
}

Row CoveredCells::visible(const Row& row) {
  if (row.number >= changes_at_) move_to(row.number);
  if (spans_.empty()) return row;
  cells_.clear();
  covered_.clear();
  auto span = spans_.begin();
  for (const Cell& cell : row.cells) {
    while (span != spans_.end() && span->last < cell.column) ++span;
    const bool under = span != spans_.end() && span->first <= cell.column;
    (under ? covered_ : cells_).push_back(cell);
  }
  if (covered_.empty()) return row;
  Row shown = row;
  shown.cells = cells_;
  if (found_) found_(row, covered_);
  return shown;
}

}  // namespace maex

#include "core/document/equal_row.hpp"

namespace maex {

Row EqualRow::equalize(const Row& row) {
  changed_.clear();
  text_.clear();
  for (const Cell& cell : row.cells) {
    if (cell.kind != CellKind::text || !text::may_be_unequal(cell.raw)) continue;
    const std::size_t from = text_.size();
    const text::Equalized how = text::append_equal(text_, cell.raw);
    if (!how.any()) {
      text_.resize(from);
      continue;
    }
    if (changed_.empty()) cells_.assign(row.cells.begin(), row.cells.end());
    changed_.push_back({cell.column, how});
    // The text may still move. So the cell holds the length now, and gets its place below.
    Cell& copy = cells_[static_cast<std::size_t>(&cell - row.cells.data())];
    copy.raw = std::string_view(text_).substr(from);
  }
  if (changed_.empty()) return row;
  std::size_t at = 0;
  auto next = changed_.begin();
  for (Cell& cell : cells_) {
    if (next == changed_.end() || cell.column != next->column) continue;
    cell.raw = std::string_view(text_).substr(at, cell.raw.size());
    at += cell.raw.size();
    ++next;
  }
  Row equal = row;
  equal.cells = cells_;
  return equal;
}

}  // namespace maex

#include "adapters/formats/docx/grid.hpp"

#include <algorithm>

namespace maex::docx {

void Grid::begin_row() {
  ++row_;
  column_ = 1;
  across_ = 0;
}

void Grid::leave(std::uint32_t columns) {
  column_ += static_cast<std::uint32_t>(std::min<std::uint64_t>(columns, most_columns_));
}

Grid::Place Grid::place(CellSpan span) {
  const auto width =
      static_cast<std::uint32_t>(std::clamp<std::uint64_t>(span.columns, 1, std::max<std::uint64_t>(most_columns_, 1)));
  const Place at{column_, false};
  if (column_ > most_columns_) return at;
  const auto last = static_cast<std::uint32_t>(std::min<std::uint64_t>(column_ + width - 1, most_columns_));
  column_ += width;
  const auto found = open_.find(at.column);
  // A range goes on only with a cell of the same width, so that ranges never overlap.
  if (span.down == Merge::continues && found != open_.end() && found->second.last_row + 1 == row_ &&
      found->second.last_column == last) {
    found->second.last_row = row_;
    across_ = 0;
    return {at.column, true};
  }
  if (span.across == Merge::continues && across_ != 0) {
    open_[across_].last_column = last;
    return {at.column, true};
  }
  if (found != open_.end()) close(found->second);
  across_ = span.across == Merge::begins ? at.column : 0;
  open_[at.column] = {row_, at.column, row_, last};
  return at;
}

void Grid::close(const MergedRange& range) {
  if (range.first_row != range.last_row || range.first_column != range.last_column) merges_.push_back(range);
}

std::vector<MergedRange> Grid::finish() {
  for (const auto& [column, range] : open_) close(range);
  open_.clear();
  std::sort(merges_.begin(), merges_.end(), [](const MergedRange& a, const MergedRange& b) {
    return std::pair(a.first_row, a.first_column) < std::pair(b.first_row, b.first_column);
  });
  return std::move(merges_);
}

}  // namespace maex::docx

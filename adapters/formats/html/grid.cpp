#include "adapters/formats/html/grid.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace maex::html {

namespace {
constexpr std::uint32_t no_end = std::numeric_limits<std::uint32_t>::max();
}  // namespace

void Grid::close(const Span& span) {
  const std::uint32_t last_row = std::min(span.until, row_);
  if (span.first != span.last || span.from != last_row) merges_.push_back({span.from, span.first, last_row, span.last});
}

void Grid::settle() {
  if (fresh_.empty()) return;
  std::vector<Span> all;
  all.reserve(open_.size() + fresh_.size());
  std::merge(open_.begin(), open_.end(), fresh_.begin(), fresh_.end(), std::back_inserter(all),
             [](const Span& a, const Span& b) { return a.first < b.first; });
  open_.swap(all);
  fresh_.clear();
}

void Grid::begin_row() {
  settle();
  if (earliest_ <= row_) {
    earliest_ = no_end;
    std::erase_if(open_, [this](const Span& span) {
      if (span.until > row_) {
        earliest_ = std::min(earliest_, span.until);
        return false;
      }
      close(span);
      return true;
    });
  }
  ++row_;
  column_ = 1;
  at_ = 0;
}

std::uint32_t Grid::place(std::uint32_t columns, std::uint32_t rows) {
  while (at_ < open_.size() && open_[at_].first <= column_) column_ = std::max(column_, open_[at_++].last + 1);
  std::uint32_t last = column_ + columns - 1;
  if (at_ < open_.size() && open_[at_].first <= last) {
    last = open_[at_].first - 1;
    ++overlaps_;
  }
  const std::uint32_t first = column_;
  column_ = last + 1;
  const std::uint32_t until = rows == 0 ? no_end : rows > no_end - row_ ? no_end : row_ + rows - 1;
  if (until > row_) {
    fresh_.push_back({first, last, row_, until});
    earliest_ = std::min(earliest_, until);
  } else if (first != last) {
    merges_.push_back({row_, first, row_, last});
  }
  return first;
}

void Grid::end_group() {
  settle();
  for (const Span& span : open_) close(span);
  open_.clear();
}

std::vector<MergedRange> Grid::finish() {
  end_group();
  std::sort(merges_.begin(), merges_.end(), [](const MergedRange& a, const MergedRange& b) {
    return std::tie(a.first_row, a.first_column) < std::tie(b.first_row, b.first_column);
  });
  return std::move(merges_);
}

}  // namespace maex::html

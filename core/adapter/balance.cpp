#include "core/adapter/balance.hpp"

namespace maex {

std::string_view to_string(Fate fate) {
  switch (fate) {
    case Fate::used: return "used";
    case Fate::changed: return "changed";
    case Fate::ignored: return "ignored";
    case Fate::quarantined: return "quarantined";
  }
  return "quarantined";
}

namespace {
template <class Counts>
auto& entry(Counts& counts, Fate fate, std::string_view rule) {
  return counts[{fate, std::string(rule)}];
}
}  // namespace

void Balance::row(Fate fate, std::string_view rule, std::uint64_t n) { entry(counts_, fate, rule).rows += n; }
void Balance::cells(Fate fate, std::string_view rule, std::uint64_t n) {
  if (n != 0) entry(counts_, fate, rule).cells += n;
}

void Balance::merge(const Balance& other) {
  rows_read_ += other.rows_read_;
  cells_read_ += other.cells_read_;
  cells_empty_ += other.cells_empty_;
  for (const auto& [key, count] : other.counts_) {
    Count& mine = counts_[key];
    mine.rows += count.rows;
    mine.cells += count.cells;
  }
}

std::vector<Balance::Line> Balance::lines() const {
  std::vector<Line> lines;
  for (const auto& [key, count] : counts_) lines.push_back({key.first, key.second, count.rows, count.cells});
  return lines;
}

std::uint64_t Balance::rows_with(Fate fate) const {
  std::uint64_t total = 0;
  for (const auto& [key, count] : counts_)
    if (key.first == fate) total += count.rows;
  return total;
}

std::uint64_t Balance::cells_with(Fate fate) const {
  std::uint64_t total = 0;
  for (const auto& [key, count] : counts_)
    if (key.first == fate) total += count.cells;
  return total;
}

bool Balance::holds() const {
  std::uint64_t rows = 0, cells = 0;
  for (const auto& [key, count] : counts_) {
    rows += count.rows;
    cells += count.cells;
  }
  return rows == rows_read_ && cells == cells_read_;
}

}  // namespace maex

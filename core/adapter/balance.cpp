#include "core/adapter/balance.hpp"

#include <algorithm>
#include <tuple>

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

Balance::Line& Balance::find(Fate fate, std::string_view rule) {
  for (last_ = 0; last_ != lines_.size(); ++last_)
    if (is_last(fate, rule)) return lines_[last_];
  return lines_.emplace_back(Line{fate, std::string(rule)});
}

void Balance::add(const Balance& other) {
  read_rows(other.rows_read_);
  read_cells(other.cells_read_);
  empty_cells(other.cells_empty_);
  for (const Line& each : other.lines_) {
    row(each.fate, each.rule, each.rows);
    cells(each.fate, each.rule, each.cells);
  }
}

std::vector<Balance::Line> Balance::lines() const {
  std::vector<Line> lines = lines_;
  std::sort(lines.begin(), lines.end(),
            [](const Line& a, const Line& b) { return std::tie(a.fate, a.rule) < std::tie(b.fate, b.rule); });
  return lines;
}

std::uint64_t Balance::rows_with(Fate fate) const {
  std::uint64_t total = 0;
  for (const Line& each : lines_)
    if (each.fate == fate) total += each.rows;
  return total;
}

std::uint64_t Balance::cells_with(Fate fate) const {
  std::uint64_t total = 0;
  for (const Line& each : lines_)
    if (each.fate == fate) total += each.cells;
  return total;
}

bool Balance::holds() const {
  std::uint64_t rows = 0, cells = 0;
  for (const Line& each : lines_) {
    rows += each.rows;
    cells += each.cells;
  }
  return rows == rows_read_ && cells == cells_read_;
}

}  // namespace maex

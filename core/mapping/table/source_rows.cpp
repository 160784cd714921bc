#include "core/mapping/table/source_rows.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace maex {
namespace {

constexpr std::size_t long_text = 1024;
constexpr std::size_t most_heading_text = std::size_t{256} << 10;  // 16 bytes for each column of the widest sheet

}  // namespace

HeldRow hold(const Row& row) {
  HeldRow held{row.number, row.hidden, {row.cells.begin(), row.cells.end()}, nullptr, 0, row.page, row.level, {}};
  // Cells can share one text, and a long one is copied once only.
  std::unordered_map<const char*, std::pair<std::size_t, std::size_t>> long_texts;  // position in the copy, length
  std::size_t length = 0;
  for (const Cell& cell : held.cells) {
    if (cell.raw.size() >= long_text) {
      const auto [known, fresh] = long_texts.try_emplace(cell.raw.data(), length, cell.raw.size());
      if (!fresh && known->second.second == cell.raw.size()) continue;
    }
    length += cell.raw.size();
  }
  held.text.reset(new char[length + 1]);
  held.text_size = length;
  std::size_t at = 0;
  for (Cell& cell : held.cells) {
    if (cell.raw.size() >= long_text) {
      const auto known = long_texts.find(cell.raw.data());
      if (known->second.second == cell.raw.size() && known->second.first < at) {
        cell.raw = {held.text.get() + known->second.first, cell.raw.size()};
        continue;
      }
    }
    std::copy(cell.raw.begin(), cell.raw.end(), held.text.get() + at);
    cell.raw = {held.text.get() + at, cell.raw.size()};
    at += cell.raw.size();
  }
  return held;
}

bool may_be_headings(const HeldRow& row) {
  std::size_t text = 0;
  for (const Cell& cell : row.cells) text += cell.raw.size();
  return text <= most_heading_text;
}

SourceRows::SourceRows(std::unique_ptr<RowReader> reader, Account* account, std::vector<MergedRange> merges,
                       CoveredCells::Found covered)
    : reader_(std::move(reader)), account_(account), covered_(std::move(merges), std::move(covered)) {
  Row row;
  std::size_t bytes = 0;
  while (held_.size() < heading_window && bytes < heading_window_bytes && fetch(row)) {
    held_.push_back(hold(row));
    held_.back().equalized = equalized_;
    bytes += held_.back().text_size + held_.back().cells.size() * sizeof(Cell);
  }
}

bool SourceRows::fetch(Row& row) {
  while (!ended_ && reader_->next(row)) {
    if (account_ != nullptr) {
      account_->read_row();
      account_->read_cells(row.cells.size());
    }
    row = covered_.visible(row);
    if (row.cells.empty()) continue;
    equalize(row);
    return true;
  }
  ended_ = true;
  return false;
}

void SourceRows::equalize(Row& row) {
  equalized_.clear();
  text_.clear();
  for (const Cell& cell : row.cells) {
    if (cell.kind != CellKind::text || !text::may_be_unequal(cell.raw)) continue;
    const std::size_t from = text_.size();
    const text::Equalized how = text::append_equal(text_, cell.raw);
    if (!how.any()) {
      text_.resize(from);
      continue;
    }
    if (equalized_.empty()) cells_.assign(row.cells.begin(), row.cells.end());
    equalized_.push_back({cell.column, how});
    // The text may still move. So the cell holds the length now, and gets its place below.
    Cell& copy = cells_[static_cast<std::size_t>(&cell - row.cells.data())];
    copy.raw = std::string_view(text_).substr(from);
  }
  if (equalized_.empty()) return;
  std::size_t at = 0;
  auto next = equalized_.begin();
  for (Cell& cell : cells_) {
    if (next == equalized_.end() || cell.column != next->column) continue;
    cell.raw = std::string_view(text_).substr(at, cell.raw.size());
    at += cell.raw.size();
    ++next;
  }
  row.cells = cells_;
}

bool SourceRows::next(Row& row) {
  if (held_.empty()) return fetch(row);
  current_ = std::move(held_.front());
  held_.pop_front();
  equalized_ = current_.equalized;
  row = current_.row();
  return true;
}

}  // namespace maex

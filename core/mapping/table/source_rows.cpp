#include "core/mapping/table/source_rows.hpp"

#include <algorithm>
#include <cstring>

namespace maex {

HeldRow hold(const Row& row) {
  HeldRow held{row.number, row.hidden, {row.cells.begin(), row.cells.end()}, nullptr, row.page, row.level};
  std::size_t length = 0;
  for (const Cell& cell : held.cells) length += cell.raw.size();
  held.text.reset(new char[length + 1]);
  char* at = held.text.get();
  for (Cell& cell : held.cells) {
    std::copy(cell.raw.begin(), cell.raw.end(), at);
    cell.raw = {at, cell.raw.size()};
    at += cell.raw.size();
  }
  return held;
}

SourceRows::SourceRows(std::unique_ptr<RowReader> reader, Account* account)
    : reader_(std::move(reader)), account_(account) {
  Row row;
  while (held_.size() < heading_window && fetch(row)) held_.push_back(hold(row));
}

bool SourceRows::fetch(Row& row) {
  if (ended_ || !reader_->next(row)) {
    ended_ = true;
    return false;
  }
  if (account_ != nullptr) {
    account_->read_row();
    account_->read_cells(row.cells.size());
  }
  return true;
}

bool SourceRows::next(Row& row) {
  if (held_.empty()) return fetch(row);
  current_ = std::move(held_.front());
  held_.pop_front();
  row = current_.row();
  return true;
}

}  // namespace maex

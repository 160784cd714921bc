#include "core/mapping/table/source_rows.hpp"

#include <utility>

namespace maex {

SourceRows::SourceRows(TableDocument& document, std::size_t sheet, Account* account, CoveredCells::Found covered)
    : first_(document.first_rows(sheet)), reader_(document.open(sheet)), account_(account), found_(std::move(covered)) {
  for (const HeldRow& row : first_->stored()) count(row.row());
  if (found_) first_->for_each_covered(found_);
}

void SourceRows::count(const Row& row) {
  if (account_ == nullptr) return;
  account_->read_row();
  account_->read_cells(row.cells.size());
}

bool SourceRows::next(Row& row) {
  if (at_ == first_->seen().size()) return !first_->whole() && fetch(row);
  equalized_ = first_->equalized(at_);
  row = first_->seen()[at_++];
  return true;
}

/// The rows of the window were counted, so the reader goes past them.
void SourceRows::leave_window() {
  Row row;
  for (std::size_t i = 0; i != first_->stored().size() && reader_->next(row); ++i) continue;
  covered_.emplace(first_->merges(), found_);
}

bool SourceRows::fetch(Row& row) {
  if (!covered_) leave_window();
  while (!ended_ && reader_->next(row)) {
    count(row);
    row = covered_->visible(row);
    if (row.cells.empty()) continue;
    row = equal_.equalize(row);
    equalized_ = equal_.changed();
    return true;
  }
  ended_ = true;
  return false;
}

}  // namespace maex

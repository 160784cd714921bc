// Rows of one sheet. The first rows are known before they are read, so that the reader can find the headings first. All
// rows of the mapping come through here, and the totals of the balance are counted here only.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/adapter/account.hpp"
#include "core/document/first_rows.hpp"
#include "core/document/table.hpp"

namespace maex {

/// The rows as a person sees them (FirstRows::seen).
class SourceRows {
 public:
  /// If `account` is null, nothing is counted. `covered` is called with each row that has cells under merged ranges.
  /// Throws InputError.
  SourceRows(TableDocument& document, std::size_t sheet, Account* account, CoveredCells::Found covered = nullptr);
  /// The first rows. The views stay valid as long as this object.
  [[nodiscard]] std::span<const Row> window() const { return first_->seen(); }
  [[nodiscard]] const std::vector<MergedRange>& merges() const { return first_->merges(); }
  /// Returns the rows of the window first, then the others. The row is valid until the next call. False at the end.
  /// Throws InputError.
  bool next(Row& row);
  /// The cells of the last row that are not as in the file; by column.
  [[nodiscard]] std::span<const EqualizedCell> equalized() const { return equalized_; }
  [[nodiscard]] double progress() const { return reader_->progress(); }

 private:
  void count(const Row& row);
  void leave_window();
  bool fetch(Row& row);
  std::shared_ptr<const FirstRows> first_;
  std::size_t at_ = 0;  // in the window
  std::unique_ptr<RowReader> reader_;
  Account* account_;
  CoveredCells::Found found_;
  std::optional<CoveredCells> covered_;  // of the rows behind the window
  EqualRow equal_;
  std::span<const EqualizedCell> equalized_;
  bool ended_ = false;
};

}  // namespace maex

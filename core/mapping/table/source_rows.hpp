// Rows of one sheet. The first rows are buffered, so that the reader can find the headings first. All rows of the
// mapping come through here, and the totals of the balance are counted here only.
#pragma once
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/adapter/account.hpp"
#include "core/document/table.hpp"
#include "core/mapping/table/covered.hpp"
#include "core/text/equal.hpp"

namespace maex {

/// A cell whose text was changed, so that equal texts are equal.
struct EqualizedCell {
  std::uint32_t column = 0;
  text::Equalized how;
};

/// A row that owns its text.
struct HeldRow {
  std::uint32_t number = 0;
  bool hidden = false;
  std::vector<Cell> cells;
  std::unique_ptr<char[]> text;
  std::size_t text_size = 0;
  std::uint32_t page = 0;
  std::uint8_t level = 0;
  std::vector<EqualizedCell> equalized;
  [[nodiscard]] Row row() const { return {number, hidden, cells, page, level}; }
};
HeldRow hold(const Row& row);
/// False for rows with so much text that their cells are no headings. Comparing them would take long.
bool may_be_headings(const HeldRow& row);

/// Number of first rows that may contain the headings.
inline constexpr std::size_t heading_window = 60;
/// Fewer rows are held when they are longer than this. Sixty rows with headings have a few kilobytes.
inline constexpr std::size_t heading_window_bytes = std::size_t{16} << 20;

/// The texts of its rows have no invisible signs, and their letters are composed (text::append_equal).
class SourceRows {
 public:
  /// If `account` is null, nothing is counted. Cells that `merges` cover are left out, after `covered` was called with
  /// them, and so is a row that has no other cells.
  SourceRows(std::unique_ptr<RowReader> reader, Account* account, std::vector<MergedRange> merges = {},
             CoveredCells::Found covered = nullptr);
  [[nodiscard]] const std::deque<HeldRow>& window() const { return held_; }
  /// Returns the buffered rows first, then the others. The row is valid until the next call. False at the end. Throws
  /// InputError.
  bool next(Row& row);
  /// The cells of the last row that are not as in the file; by column.
  [[nodiscard]] std::span<const EqualizedCell> equalized() const { return equalized_; }
  [[nodiscard]] double progress() const { return reader_->progress(); }

 private:
  bool fetch(Row& row);
  void equalize(Row& row);
  std::unique_ptr<RowReader> reader_;
  Account* account_;
  CoveredCells covered_;
  std::vector<EqualizedCell> equalized_;
  std::vector<Cell> cells_;  // of a row that was changed
  std::string text_;         // of its changed cells
  std::deque<HeldRow> held_;
  HeldRow current_;
  bool ended_ = false;
};

}  // namespace maex

// Rows of one sheet that is a flat table, as records. Private to flat_read.cpp.
#pragma once
#include <optional>
#include <string>

#include "core/mapping/flat/flat.hpp"
#include "core/mapping/flat/flat_headings.hpp"
#include "core/mapping/table/column_look.hpp"
#include "core/mapping/table/fates.hpp"
#include "core/mapping/table/hidden_copies.hpp"
#include "core/mapping/table/row_values.hpp"
#include "core/mapping/table/source_rows.hpp"

namespace maex {

class FlatRows {
 public:
  /// Takes the open rows of the sheet and reports findings about its headings. next() gives the rows of titles and
  /// headings their fates. `sheet` holds the names that are bound to the headings. It must outlive this object.
  FlatRows(const FlatMapping& mapping, FlatHeadings headings, SourceRows rows, const SheetNames& sheet,
           ReadContext& context);

  /// Rows that repeat those of visible sheets are no records. `copies` is shared by the sheets of one table. It must
  /// outlive this object. The visible sheets must be read first.
  void compare(HiddenCopies& copies, bool hidden) {
    copies_ = &copies;
    hidden_ = hidden;
  }
  /// Decides how each column is written. Opens the sheet once more, if the first rows do not show it.
  void decide(TableDocument& document) {
    decide_columns(*table_.profile, headings_.row, document, sheet_.part - 1, context_.stop, reader_);
  }
  /// Reads the next row of data; false at the end. The row is valid until the next call.
  bool next(Row& row);
  /// Text of the row's cell in a column of the table, in the form that the column's reader makes of it; empty without
  /// such a cell.
  std::string text_of(const Row& row, std::size_t column);
  /// The cells of the row that next() read last, if they are not as in the file.
  [[nodiscard]] std::span<const EqualizedCell> equalized() const { return rows_.equalized(); }
  /// Adds the row's records. `equalized` belongs to the row.
  void take(const Row& row, std::span<const EqualizedCell> equalized, Batch& batch);
  void report(const NoticeType& type, std::uint32_t row, std::uint32_t column = 0, std::string_view word = {}) {
    context_.account.report(type, fates_.place(row, column), {word, Known::word});
  }

  [[nodiscard]] const FlatTable& table() const { return table_; }
  [[nodiscard]] std::uint32_t part() const { return sheet_.part; }
  [[nodiscard]] double progress() const { return rows_.progress(); }

 private:
  void report_headings();
  bool repeats_visible_row(const Row& row);
  void clean(const Row& row);
  void drop_zero(const Row& row);
  void count_empty(const Row& row);

  const FlatMapping& mapping_;
  const FlatTable& table_;
  FlatHeadings headings_;
  SourceRows rows_;
  const SheetNames& sheet_;
  ReadContext& context_;
  Fates fates_;
  RowValueReader reader_;
  ColumnLook look_;
  HiddenCopies* copies_ = nullptr;  // null: the document has no hidden sheet
  bool hidden_ = false;
  bool ended_ = false;
  RowValues values_;
  std::vector<Cell> cells_;          // of the row, without words for a missing value
  std::vector<CellFate> row_fates_;  // parallel to the row's own cells
  std::vector<bool> null_;
  std::uint32_t first_bound_ = 0, last_bound_ = 0;
  unsigned since_look_ = 0;
};

}  // namespace maex

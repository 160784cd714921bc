#include "core/document/bounded_table.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/personal_signs.hpp"

namespace maex {
namespace {

struct Limits {
  Bounds bounds;
  std::string name;
  Watch watch;
  std::uint64_t most_text;  ///< of one sheet

  [[noreturn]] void refuse(const std::string& where, const std::string& what, std::string_view bound) const {
    throw InputError(name + where + what + raise_advice(bound));
  }
};

class BoundedReader final : public RowReader {
 public:
  BoundedReader(std::unique_ptr<RowReader> reader, const Limits& limits, std::string where)
      : reader_(std::move(reader)), limits_(limits), where_(std::move(where)) {}

  bool next(Row& row) override {
    if (!reader_->next(row)) return false;
    const Bounds& bounds = limits_.bounds;
    if (++rows_ > bounds.rows)
      limits_.refuse(where_, " has more than the " + std::to_string(bounds.rows) + " rows that are read", "rows");
    if (!row.cells.empty() && row.cells.back().column > bounds.columns)
      limits_.refuse(where_,
                     ", row " + std::to_string(row.number) + " has a cell in column " +
                         std::to_string(row.cells.back().column) + ", beyond the " + std::to_string(bounds.columns) +
                         " that are read",
                     "columns");
    std::uint64_t text = 0;
    for (const Cell& cell : row.cells) {
      text += cell.raw.size();
      if (cell.raw.size() > bounds.cell_bytes)
        limits_.refuse(where_,
                       ", row " + std::to_string(row.number) + " has a cell of more than " +
                           std::to_string(bounds.cell_bytes) + " bytes",
                       "cell-bytes");
    }
    if (text > 2 * bounds.cell_bytes)
      limits_.refuse(where_,
                     ", row " + std::to_string(row.number) + " has cells with more than " +
                         std::to_string(2 * bounds.cell_bytes) + " bytes of text together",
                     "cell-bytes");
    text_ += text;
    if (text_ > limits_.most_text)
      limits_.refuse(where_,
                     " repeats its texts until they are more than " + std::to_string(bounds.ratio) +
                         " times as long as the file, as in files that are made to exhaust time",
                     "ratio");
    // Wide rows take long, so cells are counted, too.
    cells_ += row.cells.size() + 1;
    constexpr std::uint64_t between_looks = 2048;
    if (cells_ >= between_looks) {
      cells_ = 0;
      if (limits_.watch.is_over()) limits_.watch.look(limits_.name + where_);
    }
    return true;
  }
  [[nodiscard]] double progress() const override { return reader_->progress(); }

 private:
  std::unique_ptr<RowReader> reader_;
  const Limits& limits_;
  std::string where_;
  std::uint64_t rows_ = 0, cells_ = 0, text_ = 0;
};

class BoundedTable final : public TableDocument {
 public:
  BoundedTable(std::unique_ptr<TableDocument> document, const Bounds& bounds, std::string name,
               std::uint64_t file_bytes)
      : document_(std::move(document)),
        limits_{bounds, std::move(name), Watch(bounds),
                file_bytes == 0 || bounds.ratio > UINT64_MAX / file_bytes
                    ? UINT64_MAX
                    : std::max(bounds.ratio_floor, bounds.ratio * file_bytes)} {
    const std::span<const SheetInfo> parts = document_->sheets();
    const auto texts = static_cast<std::uint64_t>(
        std::count_if(parts.begin(), parts.end(), [](const SheetInfo& each) { return each.kind == PartKind::text; }));
    // Text parts are between tables, so there is at most one text part more than tables.
    if (const std::uint64_t sheets = std::max(parts.size() - texts, std::max<std::uint64_t>(texts, 1) - 1);
        sheets > bounds.sheets)
      limits_.refuse("",
                     " has " + std::to_string(sheets) + " sheets, more than the " + std::to_string(bounds.sheets) +
                         " that are read",
                     "sheets");
  }

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return document_->sheets(); }
  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    const std::string& sheet_name = document_->sheets()[sheet].name;
    return std::make_unique<BoundedReader>(document_->open(sheet), limits_,
                                           sheet_name.empty() ? "" : ", sheet \"" + shown_sheet(sheet_name) + "\"");
  }
  std::vector<MergedRange> merged(std::size_t sheet) override { return document_->merged(sheet); }
  [[nodiscard]] std::vector<ColumnRange> hidden_columns(std::size_t sheet) const override {
    return document_->hidden_columns(sheet);
  }
  [[nodiscard]] std::vector<Text> decisions() const override { return document_->decisions(); }
  [[nodiscard]] std::vector<Text> damage() const override { return document_->damage(); }
  [[nodiscard]] bool is_incomplete() const override { return document_->is_incomplete(); }

 private:
  std::unique_ptr<TableDocument> document_;
  Limits limits_;
};

}  // namespace

std::unique_ptr<TableDocument> bounded(std::unique_ptr<TableDocument> document, const Bounds& bounds, std::string name,
                                       std::uint64_t file_bytes) {
  return std::make_unique<BoundedTable>(std::move(document), bounds, std::move(name), file_bytes);
}

}  // namespace maex

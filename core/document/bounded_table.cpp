#include "core/document/bounded_table.hpp"

#include <algorithm>
#include <chrono>

#include "core/io/error.hpp"

namespace maex {
namespace {

using Clock = std::chrono::steady_clock;

struct Limits {
  Bounds bounds;
  std::string name;
  Clock::time_point deadline;

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
    for (const Cell& cell : row.cells)
      if (cell.raw.size() > bounds.cell_bytes)
        limits_.refuse(where_,
                       ", row " + std::to_string(row.number) + " has a cell of more than " +
                           std::to_string(bounds.cell_bytes) + " bytes",
                       "cell-bytes");
    constexpr std::uint64_t between_looks = 1024;
    if (rows_ % between_looks == 0 && Clock::now() > limits_.deadline)
      limits_.refuse(where_, " takes longer to read than " + std::to_string(bounds.seconds) + " seconds", "seconds");
    return true;
  }
  [[nodiscard]] double progress() const override { return reader_->progress(); }

 private:
  std::unique_ptr<RowReader> reader_;
  const Limits& limits_;
  std::string where_;
  std::uint64_t rows_ = 0;
};

class BoundedTable final : public TableDocument {
 public:
  BoundedTable(std::unique_ptr<TableDocument> document, const Bounds& bounds, std::string name)
      : document_(std::move(document)), limits_{bounds, std::move(name), deadline_of(bounds)} {
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
                                           sheet_name.empty() ? "" : ", sheet \"" + sheet_name + "\"");
  }
  std::vector<MergedRange> merged(std::size_t sheet) override { return document_->merged(sheet); }
  [[nodiscard]] std::vector<Text> decisions() const override { return document_->decisions(); }
  [[nodiscard]] std::vector<Text> damage() const override { return document_->damage(); }

 private:
  std::unique_ptr<TableDocument> document_;
  Limits limits_;
};

}  // namespace

std::unique_ptr<TableDocument> bounded(std::unique_ptr<TableDocument> document, const Bounds& bounds,
                                       std::string name) {
  return std::make_unique<BoundedTable>(std::move(document), bounds, std::move(name));
}

}  // namespace maex

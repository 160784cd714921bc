// A table document held in memory: for examples inside profiles, and for tests. Not for partners' files.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/table.hpp"

namespace maex {

/// Owns all its text. Rows are numbered from 1; empty texts are gaps.
class MemoryTable final : public TableDocument {
 public:
  struct StoredCell {
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    std::string raw;
    double number = 0;
    const CellFormat* format = nullptr;
  };
  struct StoredRow {
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<StoredCell> cells;
  };

  /// Starts a sheet. The calls below add to the newest sheet.
  void add_sheet(std::string name, bool hidden = false);
  void add_row(const std::vector<std::string>& texts, bool hidden = false);
  void add_cells(std::vector<StoredCell> cells, bool hidden = false);
  /// Leaves a blank row.
  void skip_row() { ++next_row_; }
  void merge(MergedRange range) { merges_.back().push_back(range); }
  /// A date cell with this day and time (`seconds` of the day). The table owns the cell format.
  StoredCell date_cell(std::uint32_t column, const Day& day, std::uint32_t seconds = 0);

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return infos_; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override;
  std::vector<MergedRange> merged(std::size_t sheet) override { return merges_[sheet]; }
  [[nodiscard]] std::vector<Text> decisions() const override { return {}; }
  [[nodiscard]] const std::vector<StoredRow>& rows(std::size_t sheet) const { return rows_[sheet]; }

 private:
  std::vector<SheetInfo> infos_;
  std::deque<std::vector<StoredRow>> rows_;
  std::vector<std::vector<MergedRange>> merges_;
  std::uint32_t next_row_ = 1;
  CellFormat date_format_{"dd.mm.yyyy", true, false, false};
};

/// Writes into a MemoryTable, which must outlive it.
class MemoryTableWriter final : public TableWriter {
 public:
  explicit MemoryTableWriter(MemoryTable& table) : table_(table) {}
  void begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) override;
  void row(std::span<const OutCell> cells) override;
  void finish() override {}

 private:
  MemoryTable& table_;
  std::uint32_t row_ = 0;
};

}  // namespace maex

#include "core/document/memory_table.hpp"

#include <charconv>

namespace maex {
namespace {

class MemoryRows final : public RowReader {
 public:
  explicit MemoryRows(const std::vector<MemoryTable::StoredRow>& rows) : rows_(rows) {}
  bool next(Row& row) override {
    while (at_ < rows_.size() && rows_[at_].cells.empty()) ++at_;
    if (at_ == rows_.size()) return false;
    const MemoryTable::StoredRow& stored = rows_[at_++];
    cells_.clear();
    for (const MemoryTable::StoredCell& cell : stored.cells)
      cells_.push_back({cell.column, cell.kind, false, cell.raw, cell.number, cell.format});
    row = {stored.number, stored.hidden, cells_};
    return true;
  }

 private:
  const std::vector<MemoryTable::StoredRow>& rows_;
  std::size_t at_ = 0;
  std::vector<Cell> cells_;
};

std::string spelled(double number) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return {buffer, end};
}

}  // namespace

void MemoryTable::add_sheet(std::string name, bool hidden) {
  infos_.push_back({std::move(name), hidden, true, {}});
  rows_.emplace_back();
  merges_.emplace_back();
  next_row_ = 1;
}

void MemoryTable::add_row(const std::vector<std::string>& texts, bool hidden) {
  std::vector<StoredCell> cells;
  for (std::size_t i = 0; i != texts.size(); ++i)
    if (!texts[i].empty()) cells.push_back({static_cast<std::uint32_t>(i + 1), CellKind::text, texts[i], 0, nullptr});
  add_cells(std::move(cells), hidden);
}

void MemoryTable::add_cells(std::vector<StoredCell> cells, bool hidden) {
  rows_.back().push_back({next_row_++, hidden, std::move(cells)});
}

MemoryTable::StoredCell MemoryTable::date_cell(std::uint32_t column, const Day& day, std::uint32_t seconds) {
  const double serial = day_to_serial(day) + seconds / 86400.0;
  return {column, CellKind::date, spelled(serial), serial, &date_format_};
}

std::unique_ptr<RowReader> MemoryTable::open(std::size_t sheet) { return std::make_unique<MemoryRows>(rows_[sheet]); }

void MemoryTableWriter::begin_sheet(std::string_view name, std::span<const double>, std::uint32_t) {
  table_.add_sheet(std::string(name));
  row_ = 0;
}

void MemoryTableWriter::row(std::span<const OutCell> cells) {
  ++row_;
  std::vector<MemoryTable::StoredCell> stored;
  std::uint32_t column = 1;
  for (const OutCell& cell : cells) {
    if (cell.kind == CellKind::date)
      stored.push_back(table_.date_cell(column, cell.day));
    else if (cell.kind == CellKind::number)
      stored.push_back({column, CellKind::number, spelled(cell.number), cell.number, nullptr});
    else if (cell.kind == CellKind::boolean)
      stored.push_back({column, CellKind::boolean, cell.number != 0 ? "TRUE" : "FALSE", cell.number, nullptr});
    else if (cell.kind != CellKind::empty && !cell.text.empty())
      stored.push_back({column, CellKind::text, std::string(cell.text), 0, nullptr});
    if (cell.across > 1) table_.merge({row_, column, row_, column + cell.across - 1});
    column += cell.across;
  }
  table_.add_cells(std::move(stored));
}

}  // namespace maex

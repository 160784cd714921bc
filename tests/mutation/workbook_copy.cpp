#include "tests/mutation/workbook_copy.hpp"

#include <xlsxwriter.h>

#include <stdexcept>

namespace maex::mutation {
namespace {

lxw_row_t row_of(std::uint32_t number) { return number - 1; }
lxw_col_t column_of(std::uint32_t number) { return static_cast<lxw_col_t>(number - 1); }

void write_cell(lxw_worksheet* sheet, lxw_format* date, const StoredCell& cell) {
  const lxw_row_t row = row_of(cell.row);
  const lxw_col_t column = column_of(cell.column);
  switch (cell.kind) {
    case CellKind::number: worksheet_write_number(sheet, row, column, cell.number, nullptr); break;
    case CellKind::date: worksheet_write_number(sheet, row, column, cell.number, date); break;
    case CellKind::boolean: worksheet_write_boolean(sheet, row, column, static_cast<int>(cell.number), nullptr); break;
    case CellKind::text: worksheet_write_string(sheet, row, column, cell.raw.c_str(), nullptr); break;
    case CellKind::error:
    case CellKind::empty: throw std::runtime_error("the sample holds a kind of cell that this test cannot write");
  }
}

}  // namespace

StoredWorkbook read_workbook(const Registry& registry, const std::filesystem::path& path) {
  Source source = open_tables(registry, path, {});
  if (!source.tables) throw std::runtime_error(path.string() + " was not recognised as a workbook");
  StoredWorkbook book;
  for (std::size_t i = 0; i != source.tables->sheets().size(); ++i) {
    StoredSheet sheet{source.tables->sheets()[i].name, source.tables->sheets()[i].hidden, {}, source.tables->merged(i)};
    const auto rows = source.tables->open(i);
    for (Row row; rows->next(row);)
      for (const Cell& cell : row.cells)
        sheet.cells.push_back({row.number, cell.column, cell.kind, std::string(cell.raw), cell.number});
    book.push_back(std::move(sheet));
  }
  return book;
}

void write_mutated(const StoredWorkbook& book, std::size_t sheet_index, std::size_t cell_index,
                   const std::string& token, const std::filesystem::path& path) {
  lxw_workbook* file = workbook_new(path.c_str());
  lxw_format* date = workbook_add_format(file);
  format_set_num_format(date, "dd.mm.yyyy");
  for (std::size_t i = 0; i != book.size(); ++i) {
    lxw_worksheet* sheet = workbook_add_worksheet(file, book[i].name.c_str());
    // Merging writes into the first cell of the range, so the values must be written after it.
    for (const MergedRange& range : book[i].merged)
      worksheet_merge_range(sheet, row_of(range.first_row), column_of(range.first_column), row_of(range.last_row),
                            column_of(range.last_column), "", nullptr);
    for (std::size_t k = 0; k != book[i].cells.size(); ++k) {
      StoredCell cell = book[i].cells[k];
      if (i == sheet_index && k == cell_index) {
        cell.kind = CellKind::text;
        cell.raw = token;
      }
      write_cell(sheet, date, cell);
    }
    if (book[i].hidden) worksheet_hide(sheet);
  }
  if (const lxw_error error = workbook_close(file); error != LXW_NO_ERROR)
    throw std::runtime_error(path.string() + " cannot be written: " + lxw_strerror(error));
}

}  // namespace maex::mutation

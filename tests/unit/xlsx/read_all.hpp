// Reads a workbook made in memory into text, for tests.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "adapters/formats/xlsx/document.hpp"
#include "core/notice/locator.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::test {

/// A cell without views.
struct KeptCell {
  CellKind kind = CellKind::empty;
  std::string raw;
  double number = 0;
  std::string shown;
  bool formula = false;
};
using KeptSheet = std::map<std::string, KeptCell>;  ///< by address

inline KeptSheet read_sheet(TableDocument& document, std::size_t sheet) {
  KeptSheet kept;
  const auto reader = document.open(sheet);
  for (Row row; reader->next(row);)
    for (const Cell& cell : row.cells)
      kept[cell_address(cell.column, row.number)] = {cell.kind, std::string(cell.raw), cell.number, shown(cell),
                                                     cell.formula};
  return kept;
}

inline KeptSheet read_parts(const Parts& parts, std::vector<std::string>* decisions = nullptr,
                            std::vector<std::string>* damage = nullptr) {
  const std::string bytes = make_archive(parts);
  xlsx::Document document(Archive(bytes, "test.xlsx"));
  KeptSheet sheet = read_sheet(document, 0);
  if (decisions != nullptr) *decisions = document.decisions();
  if (damage != nullptr) *damage = document.damage();
  return sheet;
}

inline KeptSheet read_rows(const std::string& rows) { return read_parts(workbook_parts(sheet_part(rows))); }

}  // namespace maex::test

// A sheet that is read into memory, for tests.
#pragma once
#include <map>
#include <stdexcept>
#include <string>

#include "core/document/table.hpp"
#include "core/notice/locator.hpp"

namespace maex::test {

/// A cell that owns its text.
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
  std::uint32_t last = 0;
  for (Row row; reader->next(row); last = row.number) {
    if (row.number <= last) throw std::logic_error("rows do not ascend");
    for (const Cell& cell : row.cells)
      kept[cell_address(cell.column, row.number)] = {cell.kind, std::string(cell.raw), cell.number, shown(cell),
                                                     cell.formula};
  }
  return kept;
}

}  // namespace maex::test

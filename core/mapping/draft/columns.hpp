// The headings of a partner's sheet and the values below them, before any profile knows them.
#pragma once
#include <string>
#include <vector>

#include "core/mapping/table/source_rows.hpp"

namespace maex {

struct SheetColumn {
  std::uint32_t number = 0;  ///< 1-based
  std::string heading;
  std::vector<Cell> cells;  ///< those that are not empty, of rows of SheetColumns
};

struct SheetColumns {
  std::string sheet;
  std::uint32_t heading_row = 0;
  std::vector<HeldRow> rows;  ///< own the texts of the cells
  std::vector<SheetColumn> columns;
};

/// Reads the sheet with the most headings: the row in which most texts mean a field, or else have a text. Without such
/// a row, there are no columns. At most the first 2,000 rows are read.
SheetColumns read_columns(TableDocument& tables);

}  // namespace maex

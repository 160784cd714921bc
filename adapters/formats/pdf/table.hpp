// A table found on a page: its cells, and the words in each.
#pragma once
#include <cstdint>
#include <vector>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// How a table was found.
enum class TableSign : std::uint8_t {
  ruled,    ///< lines around its cells
  aligned,  ///< gaps between columns that hold over several lines
};

struct TableCell {
  std::uint32_t row = 0, column = 0, last_row = 0, last_column = 0;  ///< 0-based, inclusive
  std::vector<std::uint32_t> words;                                  ///< into Page::words, in reading order
  float width = 0;                                                   ///< between the rulings; 0: no rulings
};

struct Table {
  TableSign sign = TableSign::ruled;
  Box box;
  std::uint32_t rows = 0, columns = 0;
  float confidence = 0;          ///< 0..1
  bool clean = false;            ///< every line fills every column, so that rulings could say nothing more
  std::vector<TableCell> cells;  ///< by row, then column; only those with words
};

}  // namespace maex::pdf

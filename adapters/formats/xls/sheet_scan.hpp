// Scans a sheet's records once before its rows are read. Finds what is after the rows, before them, or out of order.
#pragma once
#include <cstdint>
#include <vector>

#include "adapters/formats/xls/records.hpp"
#include "core/document/table.hpp"

namespace maex::xls {

/// A run of cells of one row in the file.
struct Piece {
  std::uint64_t begin = 0, end = 0;  ///< positions in the stream
  std::uint32_t row = 0;             ///< 0-based
};

struct SheetScan {
  std::vector<MergedRange> merged;
  std::vector<ColumnRange> hides_columns;
  std::vector<bool> hidden;   ///< by 0-based row; empty when no row is hidden
  std::vector<Piece> pieces;  ///< sorted by row; empty when the rows ascend in the file
  std::uint64_t end = 0;      ///< position after the sheet
  bool has_end = false;
  std::uint64_t hidden_rows = 0, hidden_columns = 0;
  std::uint64_t unsorted_pieces = 0;
  std::uint64_t comments = 0, charts = 0, pictures = 0, objects = 0, links = 0, pivots = 0;

  [[nodiscard]] bool hides(std::uint32_t row) const { return row < hidden.size() && hidden[row]; }
};

/// `records` is at the sheet's beginning. Throws InputError.
SheetScan scan_sheet(Records& records);

}  // namespace maex::xls

// Writes marks (a fill and a comment) into a copy of a workbook. All other bytes stay unchanged.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"

namespace maex::xlsx {

/// All marks of one cell.
struct MarkedCell {
  std::uint32_t row = 0, column = 0;
  MarkKind kind = MarkKind::info;  ///< the most severe kind
  std::string text;                ///< of all marks, with a blank line between them
  bool seen = false;               ///< the sheet part contains this cell
  bool has_note = false;           ///< the workbook already has a comment on it
};
using MarkedCells = std::vector<MarkedCell>;  ///< sorted by row, then column

/// As Format::mark.
void mark_workbook(const std::filesystem::path& from, const std::filesystem::path& to, std::span<const CellMark> marks,
                   const OpenContext& context);

}  // namespace maex::xlsx

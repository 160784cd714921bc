// A workbook in memory as the xlsx reader reads it, and copies of it with one changed cell.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/document/table.hpp"

namespace maex::mutation {

struct StoredCell {
  std::uint32_t row = 0, column = 0;  ///< 1-based
  CellKind kind = CellKind::empty;
  std::string raw;
  double number = 0;  ///< number, date serial (1900 system), or 0/1
  friend bool operator==(const StoredCell&, const StoredCell&) = default;
};

struct StoredSheet {
  std::string name;
  bool hidden = false;
  std::vector<StoredCell> cells;  ///< non-empty ones, in order
  std::vector<MergedRange> merged;
};

using StoredWorkbook = std::vector<StoredSheet>;

/// Reads every non-empty cell of a workbook. Throws InputError.
StoredWorkbook read_workbook(const Registry& registry, const std::filesystem::path& path);

/// Writes the workbook with `token` as the text of one cell. Changes no cell when `sheet` is not a sheet index of the
/// workbook. Writes the stored values of formulas, not the formulas. Throws std::runtime_error.
void write_mutated(const StoredWorkbook& book, std::size_t sheet, std::size_t cell, const std::string& token,
                   const std::filesystem::path& path);

}  // namespace maex::mutation

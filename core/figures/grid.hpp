// A table of counts by outcome with its totals, and the hiding of small numbers in it (domain G2).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/figures/count.hpp"

namespace maex::figures {

/// A number of a table.
struct Cell {
  std::optional<std::uint64_t> value;  ///< none: no source states it
  bool hidden = false;                 ///< must not be shown
  bool fixed = false;                  ///< shown elsewhere in the report, so that hiding it would protect no one
};

/// Rows of a breakdown × outcomes. The last row and the last column are totals.
struct Grid {
  By by = By::district;
  std::vector<std::string> rows;  ///< without the total
  std::vector<Code> outcomes;     ///< columns without the total
  std::vector<Cell> cells;        ///< (rows + 1) × (outcomes + 1), row by row
  /// For each row and the total; empty for breakdowns that are facts of persons. Never hidden: the district and the
  /// device of an incident are no personal data.
  std::vector<std::optional<std::uint64_t>> incidents;

  [[nodiscard]] std::size_t width() const { return outcomes.size() + 1; }
  [[nodiscard]] Cell& at(std::size_t row, std::size_t column) { return cells[row * width() + column]; }
  [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const { return cells[row * width() + column]; }
  [[nodiscard]] bool has_hidden() const;
  /// True when a cell has a value.
  [[nodiscard]] bool has_values() const;
};

/// Rows in the order of the code list, those of districts by id. Devices and statuses that reports always name are rows
/// also when their number is 0. The total row is fixed: a report gives the totals in its text.
Grid grid_of(const Count& count, By by);

/// Hides each number from 1 to `least` - 1 that is not fixed, and as many others as are needed so that none of these
/// numbers follows from the numbers that are shown. `least` 0 or 1 hides nothing. Returns false when no choice protects
/// a number; the table must not be shown then.
bool hide_small_numbers(Grid& grid, std::uint64_t least);

}  // namespace maex::figures

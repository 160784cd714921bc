// Cells under merged ranges. A spreadsheet program shows only the first cell of a range, so the others are no content.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/document/table.hpp"

namespace maex {

/// Takes the cells that are not shown out of the rows of one sheet. Rows must ascend.
class CoveredCells {
 public:
  /// Called with the row and its covered cells, which are valid until the call returns.
  using Found = std::function<void(const Row& row, std::span<const Cell> covered)>;

  /// `merges` may be empty. `found` may be null.
  explicit CoveredCells(std::vector<MergedRange> merges, Found found = nullptr);
  /// The row without its covered cells, which may be all of them. The cells are valid until the next call, and as long
  /// as those of `row`.
  Row visible(const Row& row);

 private:
  struct Span {
    std::uint32_t first, last;
  };
  void move_to(std::uint32_t row);

  std::vector<MergedRange> waiting_;  // sorted by first row, the next one last
  std::vector<MergedRange> active_;   // reach into the current row
  std::vector<Span> spans_;           // covered columns of the current row, sorted, without overlap
  std::uint32_t changes_at_ = 0;      // first row for which spans_ do not hold
  Found found_;
  std::vector<Cell> cells_, covered_;
};

}  // namespace maex

// Makes the texts of a row equal that a reader sees as equal (core/text/equal.hpp).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/document/table.hpp"
#include "core/text/equal.hpp"

namespace maex {

/// A cell whose text was changed, so that equal texts are equal.
struct EqualizedCell {
  std::uint32_t column = 0;
  text::Equalized how;
};

class EqualRow {
 public:
  /// The row with texts that have no invisible signs and only composed letters. It is valid until the next call, and as
  /// long as the cells of `row`.
  Row equalize(const Row& row);
  /// The cells of the last row that were changed; by column.
  [[nodiscard]] std::span<const EqualizedCell> changed() const { return changed_; }

 private:
  std::vector<EqualizedCell> changed_;
  std::vector<Cell> cells_;  // of a row that was changed
  std::string text_;         // of its changed cells
};

}  // namespace maex

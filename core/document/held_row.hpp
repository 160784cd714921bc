// A row that stays when the reader goes on.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/document/table.hpp"

namespace maex {

/// A row that owns its text.
struct HeldRow {
  std::uint32_t number = 0;
  bool hidden = false;
  std::vector<Cell> cells;
  std::unique_ptr<char[]> text;
  std::size_t text_size = 0;
  std::uint32_t page = 0;
  std::uint8_t level = 0;
  [[nodiscard]] Row row() const { return {number, hidden, cells, page, level}; }
};
HeldRow hold(const Row& row);

}  // namespace maex

#include "core/document/held_row.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace maex {
namespace {

constexpr std::size_t long_text = 1024;

}  // namespace

HeldRow hold(const Row& row) {
  HeldRow held{row.number, row.hidden, {row.cells.begin(), row.cells.end()}, nullptr, 0, row.page, row.level};
  // Cells can share one text, and a long one is copied once only.
  std::unordered_map<const char*, std::pair<std::size_t, std::size_t>> long_texts;  // position in the copy, length
  std::size_t length = 0;
  for (const Cell& cell : held.cells) {
    if (cell.raw.size() >= long_text) {
      const auto [known, fresh] = long_texts.try_emplace(cell.raw.data(), length, cell.raw.size());
      if (!fresh && known->second.second == cell.raw.size()) continue;
    }
    length += cell.raw.size();
  }
  held.text.reset(new char[length + 1]);
  held.text_size = length;
  std::size_t at = 0;
  for (Cell& cell : held.cells) {
    if (cell.raw.size() >= long_text) {
      const auto known = long_texts.find(cell.raw.data());
      if (known->second.second == cell.raw.size() && known->second.first < at) {
        cell.raw = {held.text.get() + known->second.first, cell.raw.size()};
        continue;
      }
    }
    std::copy(cell.raw.begin(), cell.raw.end(), held.text.get() + at);
    cell.raw = {held.text.get() + at, cell.raw.size()};
    at += cell.raw.size();
  }
  return held;
}

}  // namespace maex

#include "core/notice/locator.hpp"

#include <algorithm>

namespace maex {

std::string cell_address(std::uint32_t column, std::uint32_t row) {
  std::string text;
  for (; column != 0; column = (column - 1) / 26) text += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(text.begin(), text.end());
  if (!text.empty() && row != 0) text += std::to_string(row);
  return text;
}

std::string block_address(const Locator& locator) {
  std::string text;
  if (locator.page != 0) text += "page " + std::to_string(locator.page);
  if (locator.block != 0) text += (text.empty() ? "block " : ", block ") + std::to_string(locator.block);
  return text;
}

std::string to_string(const Locator& locator) {
  std::string text = locator.document;
  const auto add = [&text](const std::string& piece) {
    if (!text.empty()) text += ", ";
    text += piece;
  };
  if (!locator.part.empty() && locator.block == 0) add("sheet \"" + locator.part + "\"");
  if (locator.page != 0 || locator.block != 0) add(block_address(locator));
  if (!locator.part.empty() || locator.table) {
    if (locator.column != 0 && locator.row != 0)
      add("cell " + cell_address(locator.column, locator.row));
    else if (locator.row != 0)
      add("row " + std::to_string(locator.row));
    else if (locator.column != 0)
      add("column " + cell_address(locator.column, 0));
  } else if (locator.row != 0) {
    add("line " + std::to_string(locator.row));
    if (locator.column != 0) add("column " + std::to_string(locator.column));
  }
  if (!locator.path.empty()) add(locator.path);
  if (!locator.heading.empty()) text += " (" + locator.heading + ")";
  return text;
}

}  // namespace maex

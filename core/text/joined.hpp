// Lists of words in one line.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace maex {

inline std::string joined(const std::vector<std::string>& words, std::string_view between = ", ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? std::string() : std::string(between)) + word;
  return text;
}

}  // namespace maex

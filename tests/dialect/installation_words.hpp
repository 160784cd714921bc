// Shared by the files that define installations.
#pragma once
#include "tests/dialect/grammar.hpp"

namespace maex::dialect_test {

/// Words by code. A code that is not in the list has no word in this installation.
inline std::map<std::string, std::string> words(
    std::initializer_list<std::pair<const char*, std::vector<std::pair<const char*, const char*>>>> lists) {
  std::map<std::string, std::string> all;
  for (const auto& [list, codes] : lists)
    for (const auto& [code, word] : codes) all[std::string(list) + "." + code] = word;
  return all;
}

Installation abbreviated();
Installation capitals();

}  // namespace maex::dialect_test

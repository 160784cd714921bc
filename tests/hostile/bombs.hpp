// Hostile files that try to exhaust memory or time. Each function writes one file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace maex::test {

struct Bomb {
  std::string file;  ///< file name; the program uses its extension
  void (*make)(const std::filesystem::path& path);
  std::string sentence;  ///< the expected refusal
};
std::vector<Bomb> bombs();

}  // namespace maex::test

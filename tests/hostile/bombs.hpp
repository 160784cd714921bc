// Files made to exhaust memory or time. Each function writes one file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace maex::test {

struct Bomb {
  std::string file;  ///< its name, whose ending matters
  void (*make)(const std::filesystem::path& path);
  std::string sentence;  ///< what the refusal says
};
std::vector<Bomb> bombs();

}  // namespace maex::test

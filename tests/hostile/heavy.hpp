// Small files whose work or memory grows far beyond their size. Each function writes one file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace maex::test {

struct Heavy {
  std::string file;
  void (*make)(const std::filesystem::path& path);
  std::string sentence;  ///< what the refusal says; empty: the file is honest enough to be converted
  double seconds = 10;   ///< of processor time
};
std::vector<Heavy> heavy_files();

}  // namespace maex::test

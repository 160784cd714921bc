// The files of this repository, for the tests that check its structure.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace maex::structure {

struct SourceLine {
  std::size_t number = 0;  ///< 1-based
  std::string text;
};

inline std::filesystem::path root() { return MAEX_SOURCE_DIR; }

inline std::vector<SourceLine> lines_of(const std::filesystem::path& path) {
  std::vector<SourceLine> lines;
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) lines.push_back({lines.size() + 1, line});
  return lines;
}

inline bool is_source(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".cpp" || extension == ".hpp" || extension == ".def";
}

/// Source files below those folders of the root that contain code. The paths are relative to the root and sorted.
inline std::vector<std::filesystem::path> sources(std::initializer_list<const char*> folders) {
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  for (const char* folder : folders) {
    if (!fs::exists(root() / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder))
      if (entry.is_regular_file() && is_source(entry.path())) found.push_back(fs::relative(entry.path(), root()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace maex::structure

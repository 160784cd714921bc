// The larger shared file of district polygons. Most machines do not have it.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace maex {

/// Empty when the machine does not have the file.
inline std::string shared_districts() {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  if (given == nullptr) return {};
  std::ifstream file(std::filesystem::path(given) / "places" / "azerbaijan_admin1_2013.geojson", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace maex

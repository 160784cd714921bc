// The layout of the records in a ZIP archive (APPNOTE 6.3.10). For zip_directory.cpp, which checks the content of the
// records.
#pragma once
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/office/zip_directory.hpp"

namespace maex::zip {

/// Why the archive is rejected, without the file name.
struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

constexpr std::uint32_t local_magic = 0x04034b50;
constexpr std::size_t local_size = 30;

/// Little-endian, at most 8 bytes. `at` + `bytes` is within `from`.
std::uint64_t number(std::string_view from, std::size_t at, std::size_t bytes);

/// Where the directory is. Throws Refusal.
struct Extent {
  std::uint64_t entries = 0, offset = 0, size = 0;
};
Extent find_directory(const RandomBytes& bytes);

/// Calls `take` with each entry until it returns false. Throws Refusal for invalid records.
void walk_directory(const RandomBytes& bytes, const Extent& extent, const std::function<bool(ZipEntry&&)>& take);

}  // namespace maex::zip

// The directory of a ZIP archive, read strictly: what a hostile archive lies about is noticed before anything is
// expanded.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bounds.hpp"

namespace maex {

/// Bytes that can be read anywhere: a file, or a view that outlives this.
class RandomBytes {
 public:
  /// Throws InputError when it cannot be opened.
  explicit RandomBytes(const std::filesystem::path& path);
  explicit RandomBytes(std::string_view bytes) : view_(bytes), size_(bytes.size()) {}
  RandomBytes(const RandomBytes&) = delete;
  RandomBytes& operator=(const RandomBytes&) = delete;
  ~RandomBytes();
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Up to `count` bytes from `offset`; fewer at the end only. Throws std::system_error.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t count) const;

 private:
  int file_ = -1;
  std::string_view view_;
  std::uint64_t size_ = 0;
};

struct ZipEntry {
  std::string name;        ///< bytes as stored, or what a valid Unicode path field says instead
  std::uint64_t size = 0;  ///< expanded, as claimed
  std::uint64_t stored = 0;
  std::uint64_t offset = 0;  ///< of the local header
  std::uint16_t method = 0;
  std::uint16_t flags = 0;
  std::uint16_t stored_name_size = 0;  ///< of the name as stored: the local header must repeat it

  [[nodiscard]] bool encrypted() const { return (flags & 1) != 0; }
};

/// What a name may look like. `a\b` is wrong, but some programs write workbooks so: it is read as `a/b`.
enum class Backslash : std::uint8_t { is_slash, is_refused };

/// Checks the end record, zip64's records, every entry and every local header: nothing overlaps, leaves the file,
/// escapes upwards, appears twice or contradicts itself. Encrypted members and unknown methods are listed: they are
/// refused when somebody wants them. Throws InputError, one sentence that begins with `name`.
std::vector<ZipEntry> read_zip_directory(const RandomBytes& bytes, const std::string& name, const Bounds& bounds,
                                         Backslash backslash = Backslash::is_slash);

/// The first `most` names, unchecked, to tell what an archive holds; empty when its directory is not found.
std::vector<std::string> list_zip_names(const RandomBytes& bytes, std::size_t most);

/// A name of an archive's as a sentence may show it: short, without control characters.
std::string shown_name(std::string_view name);

}  // namespace maex

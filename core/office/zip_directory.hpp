// Reads the directory of a ZIP archive strictly: false claims of a hostile archive are found before anything is
// expanded.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bounds.hpp"

namespace maex {

/// Bytes with random access: a file, or a view that must outlive this object.
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
  std::string name;        ///< bytes as stored, or the name in a valid Unicode path field
  std::uint64_t size = 0;  ///< expanded, as claimed
  std::uint64_t stored = 0;
  std::uint64_t offset = 0;  ///< of the local header
  std::uint16_t method = 0;
  std::uint16_t flags = 0;
  std::uint16_t stored_name_size = 0;  ///< of the name as stored: the local header must repeat it

  [[nodiscard]] bool encrypted() const { return (flags & 1) != 0; }
};

/// How a backslash in a name is treated. `a\b` is wrong, but some programs write workbooks with it: is_slash reads it
/// as `a/b`.
enum class Backslash : std::uint8_t { is_slash, is_refused };

/// Checks the end record, the zip64 records, every entry and every local header: nothing may overlap, leave the file,
/// go up to a parent folder, appear twice or contradict itself. Encrypted members and unknown methods are listed: they
/// are rejected when the caller opens them. Throws InputError with one sentence that begins with `name`.
std::vector<ZipEntry> read_zip_directory(const RandomBytes& bytes, const std::string& name, const Bounds& bounds,
                                         Backslash backslash = Backslash::is_slash);

/// The first `most` names, unchecked, to find out what an archive contains; empty when its directory is not found.
std::vector<std::string> list_zip_names(const RandomBytes& bytes, std::size_t most);

/// A name from an archive in the form for messages: short, without control characters.
std::string shown_name(std::string_view name);

}  // namespace maex

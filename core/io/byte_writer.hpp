// Writes bytes to a file that the caller names. Uses one growing buffer and checks every write.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace maex {

/// Owns the file descriptor. Single owner; OutputError names the file and the reason.
class ByteWriter {
 public:
  /// The file must exist: the caller passes a temporary file. Throws OutputError.
  explicit ByteWriter(const std::filesystem::path& path);
  ByteWriter(const ByteWriter&) = delete;
  ByteWriter& operator=(const ByteWriter&) = delete;
  ~ByteWriter();

  /// Append here; nothing is written before settle() or finish().
  [[nodiscard]] std::string& buffer() { return buffer_; }
  /// Writes a full buffer to the file. Call it between records.
  void settle() {
    if (buffer_.size() >= flush_at) flush();
  }
  /// Writes the rest of the buffer and closes the file. Without it the file is incomplete.
  void finish();

 private:
  static constexpr std::size_t flush_at = std::size_t{256} << 10;
  void flush();
  std::string name_;
  std::string buffer_;
  int file_ = -1;
};

}  // namespace maex

// Writes bytes of an XML document to a file: one growing buffer, flushed only where its owner allows it.
#pragma once
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/partners/maxml/lexical.hpp"

namespace maex::maxml {

/// Owns the file descriptor. Checks every write; OutputError contains the file name and the reason.
class XmlWriter {
 public:
  explicit XmlWriter(const std::filesystem::path& path);
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;
  ~XmlWriter();

  /// Appends markup unchanged.
  void raw(std::string_view bytes) {
    if (bytes.empty()) return;  // an empty view may have a null pointer, which memcpy does not accept
    reserve(bytes.size());
    std::memcpy(buffer_.get() + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
  }
  /// Appends character data that scan() has checked (not `refused`): < > & and CR become references.
  void text(std::string_view value, Scan scanned) {
    if (scanned == Scan::plain)
      raw(value);
    else
      escaped(value);
  }
  /// Appends an attribute value. Escapes quotes, tab and newline, too.
  void attribute(std::string_view value);

  /// Position in the buffer, for since() and cut().
  [[nodiscard]] std::size_t mark() const { return size_; }
  [[nodiscard]] std::string_view since(std::size_t mark) const { return {buffer_.get() + mark, size_ - mark}; }
  /// Removes what was written since the mark.
  void cut(std::size_t mark) { size_ = mark; }
  /// Moves what was written since `middle` to `first`, before the bytes between the two.
  void swap_back(std::size_t first, std::size_t middle);
  /// Writes full buffers to the file; marks are invalid afterwards.
  void settle() {
    if (size_ >= flush_at) flush();
  }
  /// Writes the rest and closes the file. Without this call the file is incomplete.
  void finish();

 private:
  static constexpr std::size_t flush_at = 256 * 1024;
  void reserve(std::size_t more) {
    if (size_ + more > capacity_) grow(more);
  }
  void grow(std::size_t more);
  void escaped(std::string_view value);
  void flush();

  std::string name_;
  int file_ = -1;
  std::size_t size_ = 0, capacity_ = 0;
  std::unique_ptr<char[]> buffer_;
};

}  // namespace maex::maxml

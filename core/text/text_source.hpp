// Converts bytes in any encoding to valid UTF-8, block by block.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/text/encoding.hpp"

namespace maex::text {

/// Bytes to read in one system call: large enough for few calls, and small compared with other memory.
inline constexpr std::size_t block_size = std::size_t{1} << 20;
/// Bytes to check for encoding, separator or markup. A Probe has the same size.
inline constexpr std::size_t sample_size = std::size_t{64} << 10;
/// In a file that begins with plain ASCII, this many bytes are searched for the first other byte, which shows the
/// encoding. The search is limited, because it happens before the first row (about 10 ms).
inline constexpr std::size_t ascii_scan = std::size_t{64} << 20;

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `room` bytes; 0 only at the end. Throws InputError.
  virtual std::size_t read(char* to, std::size_t room) = 0;
  /// Share read so far, 0..1; negative when it is not known.
  [[nodiscard]] virtual double progress() const { return -1; }
  /// At least the bytes that are left to read. UINTMAX_MAX when it is not known.
  [[nodiscard]] virtual std::uintmax_t size() const { return UINTMAX_MAX; }
};

/// A regular file. It uses read(2), because a mapped file would crash maex if another program shortened it during the
/// read. A file whose length changes while it is read is refused (InputError).
class FileBytes final : public ByteSource {
 public:
  /// Throws InputError when the file cannot be opened or is not a regular file.
  explicit FileBytes(const std::filesystem::path& path);
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override;
  std::size_t read(char* to, std::size_t room) override;
  [[nodiscard]] double progress() const override;
  [[nodiscard]] std::uintmax_t size() const override { return size_; }

 private:
  std::string name_;
  int fd_ = -1;
  std::uintmax_t size_ = 0;  ///< size when the file was opened; the file may change later
  std::uintmax_t read_ = 0;
};

/// Bytes that the caller owns. They must outlive this object.
class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t room) override;
  /// Bytes that were not read yet.
  [[nodiscard]] std::uintmax_t size() const override { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

/// Bytes that are invalid in the encoding. Each run of them was replaced by U+FFFD.
struct Damage {
  std::uint64_t bytes = 0;
  std::uint64_t first = 0;  ///< offset of the first U+FFFD in the text delivered
};

/// `room` bytes, fewer only at the end of the file.
std::string read_up_to(ByteSource& bytes, std::size_t room);

/// For a file with an ASCII beginning that was already read from `bytes`. Searches for the first byte outside ASCII,
/// and detects the encoding there. From the beginning alone, a late "ş" of windows-1254 would be read as damaged UTF-8.
Encoding detect_behind_ascii(ByteSource& bytes);

class TextSource {
 public:
  virtual ~TextSource() = default;
  /// Up to `room` (at least 4 KiB) bytes of whole, well-formed characters, without the byte order mark; 0 only at the
  /// end. Throws InputError for a NUL character, because the file is not a text then.
  std::size_t read(char* to, std::size_t room);
  [[nodiscard]] const Damage& damage() const { return damage_; }
  [[nodiscard]] double progress() const { return bytes_->progress(); }
  /// As ByteSource::size(), before decoding. UINTMAX_MAX when it is not known.
  [[nodiscard]] std::uintmax_t size() const { return bytes_->size(); }

 protected:
  TextSource(std::unique_ptr<ByteSource> bytes, std::string file) : bytes_(std::move(bytes)), file_(std::move(file)) {}
  virtual std::size_t convert(char* to, std::size_t room) = 0;
  /// Counts replaced bytes. Their U+FFFD is at `offset` in the output of convert().
  void add_damage(std::uint64_t bytes, std::size_t offset);
  std::unique_ptr<ByteSource> bytes_;
  std::string file_;

 private:
  Damage damage_;
  std::uint64_t delivered_ = 0;
  bool started_ = false;
};

/// `file` is for messages. Throws UsageError when ICU does not know the encoding.
std::unique_ptr<TextSource> open_text(std::unique_ptr<ByteSource> bytes, const Encoding& encoding, std::string file);
/// Returns all of `bytes` as UTF-8, without an incomplete character at the end unless `whole`.
std::string decode(std::string_view bytes, const Encoding& encoding, const std::string& file, bool whole);

}  // namespace maex::text

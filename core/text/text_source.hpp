// Valid UTF-8 out of bytes in any encoding, block by block.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/text/encoding.hpp"

namespace maex::text {

/// Bytes asked of the system at a time: few calls, yet small beside everything else that runs.
inline constexpr std::size_t block_size = std::size_t{1} << 20;
/// Bytes looked at to decide encoding, separator or markup: as many as a Probe holds.
inline constexpr std::size_t sample_size = std::size_t{64} << 10;
/// A file that begins in plain ASCII is searched this far for its first other byte, which tells the encoding.
/// Bounded because it happens before the first row (about 10 ms).
inline constexpr std::size_t ascii_scan = std::size_t{64} << 20;

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `room` bytes; 0 only at the end. Throws InputError.
  virtual std::size_t read(char* to, std::size_t room) = 0;
  /// Share read so far, 0..1; negative when it cannot be told.
  [[nodiscard]] virtual double progress() const { return -1; }
};

/// A regular file, read with read(2): a mapped file would crash us when somebody shortens it meanwhile.
class FileBytes final : public ByteSource {
 public:
  /// Throws InputError when the file cannot be opened or is not a regular file.
  explicit FileBytes(const std::filesystem::path& path);
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override;
  std::size_t read(char* to, std::size_t room) override;
  [[nodiscard]] double progress() const override;

 private:
  std::string name_;
  int fd_ = -1;
  std::uintmax_t size_ = 0;  ///< when it was opened; the file may change meanwhile
  std::uintmax_t read_ = 0;
};

/// Bytes that somebody else keeps alive.
class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t room) override;

 private:
  std::string_view bytes_;
};

/// Bytes that are no text of the encoding; each run of them was replaced by U+FFFD.
struct Damage {
  std::uint64_t bytes = 0;
  std::uint64_t first = 0;  ///< offset of the first U+FFFD in the text delivered
};

/// `room` bytes, fewer only at the end of the file.
std::string read_up_to(ByteSource& bytes, std::size_t room);

/// For a file whose beginning, already read from `bytes`, was ASCII: looks for the first byte that is not, and decides
/// by what stands there. Deciding from the head alone would read a late "ş" of windows-1254 as damaged UTF-8.
Encoding detect_behind_ascii(ByteSource& bytes);

class TextSource {
 public:
  virtual ~TextSource() = default;
  /// Up to `room` (at least 4 KiB) bytes of whole, well-formed characters, without the byte order mark; 0 only at the
  /// end. Throws InputError for a NUL character: then this is no text.
  std::size_t read(char* to, std::size_t room);
  [[nodiscard]] const Damage& damage() const { return damage_; }
  [[nodiscard]] double progress() const { return bytes_->progress(); }

 protected:
  TextSource(std::unique_ptr<ByteSource> bytes, std::string file) : bytes_(std::move(bytes)), file_(std::move(file)) {}
  virtual std::size_t convert(char* to, std::size_t room) = 0;
  /// Counts replaced bytes whose U+FFFD stands at `offset` of what convert() is writing.
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
/// All of `bytes` as UTF-8; an incomplete character at the end is left out unless `whole`.
std::string decode(std::string_view bytes, const Encoding& encoding, const std::string& file, bool whole);

}  // namespace maex::text

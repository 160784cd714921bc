#include "core/text/text_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/text/utf8.hpp"

namespace maex::text {

FileBytes::FileBytes(const std::filesystem::path& path) : name_(name_in_messages(path)) {
  // O_NONBLOCK: opening a named pipe must not wait for a writer. The flag has no effect on regular files.
  fd_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd_ < 0) throw InputError("cannot open " + name_ + ": " + std::strerror(errno));
  struct stat about {};
  const bool known = ::fstat(fd_, &about) == 0;
  if (!known || !S_ISREG(about.st_mode)) {
    const std::string why = !known                   ? std::strerror(errno)
                            : S_ISDIR(about.st_mode) ? "it is a folder"
                                                     : "it is not a regular file; save its content to one first";
    ::close(fd_);
    throw InputError("cannot read " + name_ + ": " + why);
  }
  size_ = static_cast<std::uintmax_t>(about.st_size);
  ::posix_fadvise(fd_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

FileBytes::~FileBytes() { ::close(fd_); }

std::size_t FileBytes::read(char* to, std::size_t room) {
  for (;;) {
    const ssize_t n = ::read(fd_, to, room);
    if (n >= 0) {
      read_ += static_cast<std::uintmax_t>(n);
      // Only a program that writes to the file at the same time can change its length.
      if (n == 0 && room != 0 && read_ != size_)
        throw InputError(name_ + " changed while it was read: " + std::to_string(read_) + " bytes were read, and " +
                         std::to_string(size_) + " were announced; read it again when nothing writes to it");
      return static_cast<std::size_t>(n);
    }
    if (errno != EINTR) throw InputError("cannot read " + name_ + ": " + std::strerror(errno));
  }
}

double FileBytes::progress() const {
  return read_ >= size_ ? 1.0 : static_cast<double>(read_) / static_cast<double>(size_);
}

std::size_t MemoryBytes::read(char* to, std::size_t room) {
  const std::size_t n = std::min(room, bytes_.size());
  std::copy_n(bytes_.data(), n, to);
  bytes_.remove_prefix(n);
  return n;
}

std::string read_up_to(ByteSource& bytes, std::size_t room) {
  std::string text(room, '\0');
  std::size_t filled = 0;
  while (filled < room) {
    const std::size_t n = bytes.read(text.data() + filled, room - filled);
    if (n == 0) break;
    filled += n;
  }
  text.resize(filled);
  return text;
}

Encoding detect_behind_ascii(ByteSource& bytes) {
  std::string block;
  for (std::size_t seen = 0; seen < ascii_scan; seen += block.size()) {
    block = read_up_to(bytes, block_size);
    const char* end = block.data() + block.size();
    const char* first = skip_ascii(block.data(), end);
    if (first == end && block.size() == block_size) continue;
    const std::string more = first == end ? std::string() : read_up_to(bytes, sample_size);
    return detect_from_middle(std::string(first, end) + more, more.size() < sample_size);
  }
  return {"UTF-8", "assumed: only ASCII in the first 64 MiB"_text, false, true};
}

void TextSource::add_damage(std::uint64_t bytes, std::size_t offset) {
  if (damage_.bytes == 0) damage_.first = delivered_ + offset;
  damage_.bytes += bytes;
}

std::size_t TextSource::read(char* to, std::size_t room) {
  std::size_t n = convert(to, room);
  if (!started_ && n > 0) {
    started_ = true;
    if (std::string_view(to, n).starts_with("\xEF\xBB\xBF")) {
      n -= 3;
      std::memmove(to, to + 3, n);
      if (damage_.first >= 3) damage_.first -= 3;
      if (n == 0) n = convert(to, room);
    }
  }
  if (n > 0 && std::memchr(to, '\0', n) != nullptr)
    throw InputError(
        file_ +
        " is binary: it holds NUL characters, which text never does; give the file that was exported as text, "
        "or name its encoding with the option encoding");
  delivered_ += n;
  return n;
}

std::string decode(std::string_view bytes, const Encoding& encoding, const std::string& file, bool whole) {
  if (!whole && encoding.is_utf8()) {
    // At most three bytes of a character can be cut off at the end.
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
      const char* p = bytes.data() + bytes.size() - back;
      if (utf8_unit(p, bytes.data() + bytes.size()).state == Utf8State::cut) {
        bytes.remove_suffix(back);
        break;
      }
    }
  }
  const auto text = open_text(std::make_unique<MemoryBytes>(bytes), encoding, file);
  std::string all;
  constexpr std::size_t step = std::size_t{32} << 10;
  for (;;) {
    const std::size_t size = all.size();
    all.resize(size + step);
    const std::size_t n = text->read(all.data() + size, step);
    all.resize(size + n);
    if (n == 0) return all;
  }
}

}  // namespace maex::text

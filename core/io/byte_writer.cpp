#include "core/io/byte_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex {
namespace {

[[noreturn]] void fail(const std::string& name) {
  throw OutputError("cannot write " + name + ": " + write_problem(errno));
}

}  // namespace

ByteWriter::ByteWriter(const std::filesystem::path& path)
    : name_(name_in_messages(path)), file_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {
  if (file_ < 0) fail(name_);
  buffer_.reserve(flush_at + flush_at / 4);
}

ByteWriter::~ByteWriter() {
  if (file_ >= 0) ::close(file_);
}

void ByteWriter::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ::ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(name_);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void ByteWriter::finish() {
  flush();
  const int file = file_;
  file_ = -1;
  if (::close(file) != 0) fail(name_);
}

}  // namespace maex

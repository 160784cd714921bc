#include "adapters/partners/maxml/write/xml_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::maxml {

XmlWriter::XmlWriter(const std::filesystem::path& path)
    : name_(name_in_messages(path)), capacity_(2 * flush_at), buffer_(new char[2 * flush_at]) {
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file_ < 0) throw OutputError("cannot write " + name_ + ": " + std::strerror(errno));
}

XmlWriter::~XmlWriter() {
  if (file_ >= 0) ::close(file_);
}

void XmlWriter::grow(std::size_t more) {
  const std::size_t wanted = std::max(capacity_ * 2, size_ + more);
  std::unique_ptr<char[]> larger(new char[wanted]);
  std::memcpy(larger.get(), buffer_.get(), size_);
  buffer_ = std::move(larger);
  capacity_ = wanted;
}

void XmlWriter::escaped(std::string_view value) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::string_view reference;
    switch (value[i]) {
      case '<': reference = "&lt;"; break;
      case '>': reference = "&gt;"; break;
      case '&': reference = "&amp;"; break;
      case '\r': reference = "&#13;"; break;  // a bare CR would be read as a newline
      default: continue;
    }
    raw(value.substr(from, i - from));
    raw(reference);
    from = i + 1;
  }
  raw(value.substr(from));
}

void XmlWriter::attribute(std::string_view value) {
  // Nearly all attributes are ids and versions of the dialect, which need no reference.
  if (value.find_first_of("<&\"\t\n\r") == std::string_view::npos) return raw(value);
  for (const char c : value) {
    switch (c) {
      case '<': raw("&lt;"); break;
      case '&': raw("&amp;"); break;
      case '"': raw("&quot;"); break;
      case '\t': raw("&#9;"); break;  // attributes turn unescaped white space into blanks
      case '\n': raw("&#10;"); break;
      case '\r': raw("&#13;"); break;
      default: raw({&c, 1});
    }
  }
}

void XmlWriter::swap_back(std::size_t first, std::size_t middle) {
  std::rotate(buffer_.get() + first, buffer_.get() + middle, buffer_.get() + size_);
}

void XmlWriter::flush() {
  const char* from = buffer_.get();
  std::size_t left = size_;
  while (left != 0) {
    const ::ssize_t done = ::write(file_, from, left);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) throw OutputError("cannot write " + name_ + ": " + std::strerror(errno));
    from += done;
    left -= static_cast<std::size_t>(done);
  }
  size_ = 0;
}

void XmlWriter::finish() {
  flush();
  const int file = file_;
  file_ = -1;
  if (::close(file) != 0) throw OutputError("cannot finish " + name_ + ": " + std::strerror(errno));
}

}  // namespace maex::maxml

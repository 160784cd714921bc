#include "adapters/formats/eml/message.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "adapters/formats/eml/guarded_stream.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::eml {
namespace {

/// The first thing that GMime found wrong and that can hide data.
struct Fault {
  std::optional<GMimeParserWarning> why;
  std::uint64_t byte = 0;  ///< 0: not known
};

bool hides_data(GMimeParserWarning why) {
  switch (why) {
    case GMIME_WARN_MALFORMED_MULTIPART:
    case GMIME_WARN_TRUNCATED_MESSAGE:
    case GMIME_WARN_MALFORMED_MESSAGE:
    case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY:
    case GMIME_CRIT_NESTING_OVERFLOW:
    case GMIME_CRIT_INVALID_HEADER_NAME: return true;
    default: return false;  // of one header: a part with a wrong header is listed like any other
  }
}

void note_fault(gint64 offset, GMimeParserWarning why, const gchar* /*item*/, gpointer to) {
  auto& fault = *static_cast<Fault*>(to);
  if (fault.why || !hides_data(why)) return;
  fault.why = why;
  fault.byte = offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

Message::Message(const std::filesystem::path& path, const Bounds& bounds)
    : name_(name_in_messages(path)),
      library_(eml::library(name_)),
      bounds_(bounds),
      file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      message_(nullptr, {&library_}) {
  struct stat about {};
  if (!file_ || ::fstat(file_.get(), &about) != 0)
    throw InputError("cannot open " + name_ + ": " + std::strerror(errno));
  size_ = static_cast<std::uint64_t>(about.st_size);
  if (size_ > bounds.message_bytes)
    throw InputError(name_ + " is refused: it is larger than the " + std::to_string(bounds.message_bytes) +
                     " bytes of a message that are read" + raise_advice("message-bytes"));
  require_whole_header();
  parse();
}

void Message::parse() {
  Fault fault;
  Guard guard{Watch(bounds_)};
  const Reference stream(guarded_stream(library_, file_.get(), guard), {&library_});
  const Reference parser(library_.g_mime_parser_new_with_stream(static_cast<GMimeStream*>(stream.get())), {&library_});
  GMimeParserOptions* const options = library_.g_mime_parser_options_new();
  library_.g_mime_parser_options_set_warning_callback(options, note_fault, &fault);
  message_.reset(library_.g_mime_parser_construct_message(static_cast<GMimeParser*>(parser.get()), options));
  library_.g_mime_parser_options_free(options);
  guard.settle(name_);
  if (fault.why) refuse(*fault.why, fault.byte);
  if (message_) root_ = library_.g_mime_message_get_mime_part(static_cast<GMimeMessage*>(message_.get()));
  if (root_ == nullptr) throw InputError(name_ + " is a message without a body; ask for it again");
  if (!is(root_, library_.g_mime_multipart_get_type())) require_whole_lines();
}

void Message::refuse(GMimeParserWarning why, std::uint64_t byte) const {
  const std::string place = name_ + (byte == 0 ? "" : ", line " + std::to_string(line_at(byte))) + ": ";
  switch (why) {
    case GMIME_WARN_TRUNCATED_MESSAGE:
      throw InputError(name_ + ", line " + std::to_string(line_at(size_)) +
                       ": the message is cut short: the line that ends its parts is missing; ask for it again");
    case GMIME_CRIT_NESTING_OVERFLOW:
      throw InputError(name_ + " is refused: its parts are nested deeper than any mail program nests them");
    case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY:
    case GMIME_WARN_MALFORMED_MULTIPART:
      throw InputError(place +
                       "the message is cut short or damaged: the line that divides its parts is not known or does not "
                       "occur, so attachments cannot be found; ask for it again");
    default:
      throw InputError(place +
                       "the message is damaged: a header cannot be read, so parts of it could be missed; ask for it "
                       "again");
  }
}

/// A header ends with an empty line. Without one, the file was cut inside the header.
void Message::require_whole_header() const {
  std::array<char, std::size_t{1} << 16> block{};
  char before = '\n';
  for (std::uint64_t at = 0;;) {
    const ssize_t got = ::pread(file_.get(), block.data(), block.size(), static_cast<off_t>(at));
    if (got <= 0) break;
    for (ssize_t i = 0; i != got; ++i) {
      const char c = block[static_cast<std::size_t>(i)];
      if (c == '\r') continue;
      if (c == '\n' && before == '\n') return;
      before = c;
    }
    at += static_cast<std::uint64_t>(got);
  }
  throw InputError(name_ + ", line " + std::to_string(line_at(size_)) +
                   ": the message is cut short: it ends inside its header; ask for it again");
}

/// A message without parts has no mark at its end. All that can be seen is an end inside a line.
void Message::require_whole_lines() const {
  char last = '\n';
  if (size_ != 0 && ::pread(file_.get(), &last, 1, static_cast<off_t>(size_ - 1)) == 1 && last != '\n')
    throw InputError(name_ + ", line " + std::to_string(line_at(size_)) +
                     ": the message is cut short: it ends inside a line; ask for it again");
}

bool Message::is(GMimeObject* object, GType type) const {
  return object != nullptr &&
         library_.g_type_check_instance_is_a(reinterpret_cast<GTypeInstance*>(object), type) != FALSE;
}

std::string Message::media_type(GMimeObject* object) const {
  GMimeContentType* const type = library_.g_mime_object_get_content_type(object);
  if (type == nullptr) return "application/octet-stream";
  const char* const first = library_.g_mime_content_type_get_media_type(type);
  const char* const second = library_.g_mime_content_type_get_media_subtype(type);
  return lower(std::string(first == nullptr ? "" : first) + "/" + (second == nullptr ? "" : second));
}

std::string Message::header(GMimeObject* object, const char* name) const {
  const char* const value = library_.g_mime_object_get_header(object, name);
  return value == nullptr ? std::string() : value;
}

Range Message::content(GMimeObject* part) const {
  GMimeDataWrapper* const content = library_.g_mime_part_get_content(reinterpret_cast<GMimePart*>(part));
  GMimeStream* const stream = content == nullptr ? nullptr : library_.g_mime_data_wrapper_get_stream(content);
  if (stream == nullptr) return {};
  const gint64 length = library_.g_mime_stream_length(stream);
  if (stream->bound_start < 0 || length < 0) return {};
  const auto first = static_cast<std::uint64_t>(stream->bound_start);
  return {first, std::min(first + static_cast<std::uint64_t>(length), size_)};
}

std::uint64_t Message::line_at(std::uint64_t byte) const {
  std::array<char, std::size_t{1} << 16> block{};
  std::uint64_t line = 1;
  for (std::uint64_t at = 0; at < byte;) {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), byte - at));
    const ssize_t got = ::pread(file_.get(), block.data(), wanted, static_cast<off_t>(at));
    if (got <= 0) break;
    line += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + got, '\n'));
    at += static_cast<std::uint64_t>(got);
  }
  return line;
}

}  // namespace maex::eml

#include "adapters/formats/eml/guarded_stream.hpp"

#include <string_view>

#include "core/io/error.hpp"

namespace maex::eml {
namespace {

struct GuardedStream {
  GMimeStreamFs file;
  Guard* guard;
};

const GMimeStreamClass* plain_class = nullptr;

ssize_t read_guarded(GMimeStream* stream, char* bytes, size_t size) {
  const ssize_t got = plain_class->read(stream, bytes, size);
  if (got <= 0) return got;
  return reinterpret_cast<GuardedStream*>(stream)->guard->take(bytes, static_cast<std::size_t>(got)) ? got : -1;
}

GType guarded_type(const Library& library) {
  static const GType type = [&library] {
    static const Library* functions = &library;
    const GClassInitFunc init = [](gpointer made, gpointer) {
      plain_class = static_cast<const GMimeStreamClass*>(functions->g_type_class_peek_parent(made));
      static_cast<GMimeStreamClass*>(made)->read = read_guarded;
    };
    return library.g_type_register_static_simple(library.g_mime_stream_fs_get_type(), "MaexGuardedStream",
                                                 sizeof(GMimeStreamFsClass), init, sizeof(GuardedStream), nullptr,
                                                 GTypeFlags{});
  }();
  return type;
}

}  // namespace

void Guard::begin_line(char c) {
  dashes_ = c == '-' ? 1 : 0;
  const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  line_ = letter ? Line::name : Line::rest;
  const bool continues = c == ' ' || c == '\t';
  like_head_ = like_head_ && (letter || continues || c == '-');
}

void Guard::end_line() {
  if (line_ == Line::name) like_head_ = false;
  if (line_ == Line::start) like_head_ = true;  // an empty line: the header of a message may follow
  line_ = Line::start;
}

bool Guard::take(const char* bytes, std::size_t size) {
  for (std::size_t i = 0; i != size; ++i) {
    const char c = bytes[i];
    if (c == '\n') {
      end_line();
      continue;
    }
    if (c == '\r') continue;
    if (line_ == Line::start) {
      begin_line(c);
    } else if (dashes_ == 1 && c == '-') {
      ++dividers_;
      dashes_ = 2;
      like_head_ = true;  // the header of a part may follow
    }
    if (dashes_ == 1 && c != '-') dashes_ = 0;
    if (line_ == Line::name) {
      if (c == ':')
        line_ = Line::rest;
      else if (c <= ' ' || c > '~')
        like_head_ = false;
    }
    head_bytes_ += like_head_ ? 1 : 0;
  }
  over_ = over_ || watch_.is_over();
  return !over_ && dividers_ <= most_dividers && head_bytes_ <= most_head_bytes;
}

void Guard::settle(const std::string& name) const {
  if (over_) watch_.look(name);
  if (dividers_ > most_dividers)
    throw InputError(name + " is refused: it has more than " + std::to_string(most_dividers) +
                     " lines that could divide its parts; save the attachments and name those");
  if (head_bytes_ > most_head_bytes)
    throw InputError(name + " is refused: its headers have more than " + std::to_string(most_head_bytes >> 20) +
                     " MiB; save the attachments and name those");
}

GMimeStream* guarded_stream(const Library& library, int file, Guard& guard) {
  auto* const made = static_cast<GuardedStream*>(library.g_object_new(guarded_type(library), nullptr));
  made->guard = &guard;
  made->file.fd = file;
  made->file.owner = FALSE;
  made->file.eos = FALSE;
  auto* const stream = reinterpret_cast<GMimeStream*>(made);
  library.g_mime_stream_construct(stream, 0, -1);
  return stream;
}

}  // namespace maex::eml

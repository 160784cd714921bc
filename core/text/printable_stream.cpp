#include "core/text/printable_stream.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "core/text/utf8.hpp"

namespace maex {
namespace {

constexpr std::size_t random_digits = 16;

/// The first part of every mark: a byte that no UTF-8 text contains, and a random number.
const std::string& mark_start() {
  static const std::string start = [] {
    std::random_device random;
    std::string text = "\xFF";
    for (std::size_t i = 0; i != random_digits; ++i) text += "0123456789abcdef"[random() & 15];
    return text;
  }();
  return start;
}

std::string_view sequence_of(char mark) {
  switch (static_cast<ScreenMark>(mark)) {
    case ScreenMark::red: return "\x1b[31m";
    case ScreenMark::yellow: return "\x1b[33m";
    case ScreenMark::cyan: return "\x1b[36m";
    case ScreenMark::plain: return "\x1b[0m";
    case ScreenMark::clear_line: return "\r\x1b[K";
  }
  return {};
}

}  // namespace

std::string to_text(ScreenMark mark) { return mark_start() + static_cast<char>(mark); }

std::size_t mark_length(std::string_view text) {
  const std::string& start = mark_start();
  return text.size() > start.size() && text.starts_with(start) ? start.size() + 1 : 0;
}

PrintableBuffer::~PrintableBuffer() {
  try {
    write({}, true);
    target_.pubsync();
  } catch (...) {  // a destructor must not throw; run_program() has already checked the stream
  }
}

void PrintableBuffer::set_mode(Mode mode) {
  write({}, true);
  mode_ = mode;
}

bool PrintableBuffer::put(std::string_view text) {
  const auto size = static_cast<std::streamsize>(text.size());
  return target_.sputn(text.data(), size) == size;
}

/// `whole`: no more bytes follow, so an unfinished character is spelled now.
bool PrintableBuffer::write(std::string_view text, bool whole) {
  if (mode_ == Mode::raw) return put(text);
  std::string joined;
  if (!rest_.empty()) {
    joined = std::exchange(rest_, {}) + std::string(text);
    text = joined;
  }
  const Spelling as = mode_ == Mode::json ? Spelling::json : Spelling::text;
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (const std::size_t mark = mark_length(text); mark != 0) {
      out += sequence_of(text[mark - 1]);
      text.remove_prefix(mark);
      continue;
    }
    const text::Utf8Unit unit = text::utf8_unit(text.data(), text.data() + text.size());
    if (!whole && (unit.state == text::Utf8State::cut || mark_start().starts_with(text))) {
      rest_ = text;
      break;
    }
    if (unit.state != text::Utf8State::valid) {
      append_spelled_byte(out, text.front(), as);
      text.remove_prefix(1);
      continue;
    }
    const char32_t point = decode_point(text, 0).value;
    if (is_unsafe(point) && point != U'\n' && point != U'\t')
      append_spelled(out, point, as);
    else
      out.append(text, 0, unit.length);
    text.remove_prefix(unit.length);
  }
  return put(out);
}

PrintableBuffer::int_type PrintableBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char one = traits_type::to_char_type(c);
  return write({&one, 1}, false) ? c : traits_type::eof();
}

std::streamsize PrintableBuffer::xsputn(const char* text, std::streamsize size) {
  return write({text, static_cast<std::size_t>(size)}, false) ? size : 0;
}

int PrintableBuffer::sync() { return target_.pubsync(); }

}  // namespace maex

#include "core/text/printable.hpp"

#include <cstdint>

#include "core/text/utf8.hpp"

namespace maex {

Point decode_point(std::string_view from, std::size_t at) {
  const char* const p = from.data() + at;
  const text::Utf8Unit unit = text::utf8_unit(p, from.data() + from.size());
  if (unit.state != text::Utf8State::valid) return {};
  const auto byte = [p](std::size_t i) { return static_cast<unsigned char>(p[i]); };
  if (unit.length == 1) return {byte(0), 1};
  char32_t value = byte(0) & (0xFFu >> (unit.length + 1));
  for (std::size_t i = 1; i != unit.length; ++i) value = value << 6 | (byte(i) & 0x3Fu);
  return {value, unit.length};
}

bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

namespace {

std::string hex(std::uint32_t number, std::size_t width) {
  std::string digits;
  for (; number != 0 || digits.size() < width; number >>= 4)
    digits.insert(digits.begin(), "0123456789abcdef"[number & 15]);
  return digits;
}

}  // namespace

void append_spelled(std::string& out, char32_t c, Spelling as) {
  if (as == Spelling::json)
    out += "\\u" + hex(c, 4);
  else if (c == '\n')
    out += "\\n";
  else if (c == '\r')
    out += "\\r";
  else if (c == '\t')
    out += "\\t";
  else if (c < 0x80)
    out += "\\x" + hex(c, 2);
  else
    out += "\\u{" + hex(c, 2) + "}";
}

void append_spelled_byte(std::string& out, char byte, Spelling as) {
  if (as == Spelling::json)
    out += "\xEF\xBF\xBD";
  else
    out += "\\x" + hex(static_cast<unsigned char>(byte), 2);
}

namespace {

std::string make_printable(std::string_view text, bool keep_lines, std::size_t most, std::size_t& characters) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const Point point = decode_point(text, i);
    if (characters < most) {
      if (point.length == 0)
        append_spelled_byte(out, text[i], Spelling::text);
      else if (is_unsafe(point.value) && !(keep_lines && point.value == '\n'))
        append_spelled(out, point.value, Spelling::text);
      else
        out.append(text, i, point.length);
    }
    i += point.length == 0 ? 1 : point.length;
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) {
  std::size_t characters = 0;
  return make_printable(text, false, text.size(), characters);
}

std::string printable_lines(std::string_view text) {
  std::size_t characters = 0;
  return make_printable(text, true, text.size(), characters);
}

std::string printable_excerpt(std::string_view text, std::size_t most) {
  std::size_t characters = 0;
  std::string out = make_printable(text, false, most, characters);
  if (characters > most) out += "… (" + std::to_string(characters) + " characters)";
  return out;
}

}  // namespace maex

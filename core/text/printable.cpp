#include "core/text/printable.hpp"

#include <cstdint>

namespace maex {
namespace {

struct Point {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes; 0: not UTF-8 here
};

Point decode_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0 || at + length > text.size()) return {};
  char32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i != length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(at + i) & 0x3Fu);
  }
  const char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {};
  return {value, length};
}

bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string hex(std::uint32_t number, std::size_t width) {
  std::string digits;
  for (; number != 0 || digits.size() < width; number >>= 4)
    digits.insert(digits.begin(), "0123456789abcdef"[number & 15]);
  return digits;
}

void append_spelled(std::string& out, char32_t c) {
  if (c == '\n')
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

std::string make_printable(std::string_view text, bool keep_lines, std::size_t most, std::size_t& characters) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const Point point = decode_point(text, i);
    if (characters < most) {
      if (point.length == 0)
        out += "\\x" + hex(static_cast<unsigned char>(text[i]), 2);
      else if (is_unsafe(point.value) && !(keep_lines && point.value == '\n'))
        append_spelled(out, point.value);
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

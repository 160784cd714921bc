#include "core/office/utf16.hpp"

#include "core/office/little_endian.hpp"

namespace maex {

std::size_t append_utf16(std::string& out, std::string_view bytes) {
  const std::size_t units = bytes.size() / 2;
  const std::size_t before = out.size();
  out.resize(before + units * 3);  // a unit takes at most three bytes; a pair takes four
  char* to = out.data() + before;
  std::size_t lost = 0;
  for (std::size_t i = 0; i < units; ++i) {
    std::uint32_t c = read_u16(bytes.data() + 2 * i);
    if (c < 0x80) {
      *to++ = static_cast<char>(c);
      continue;
    }
    if (c < 0x800) {
      *to++ = static_cast<char>(0xC0 | c >> 6);
      *to++ = static_cast<char>(0x80 | (c & 0x3F));
      continue;
    }
    if (c >= 0xD800 && c < 0xE000) {
      const std::uint32_t low = i + 1 < units ? read_u16(bytes.data() + 2 * i + 2) : 0;
      if (c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
        ++i;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        *to++ = static_cast<char>(0xF0 | c >> 18);
        *to++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
        *to++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
        *to++ = static_cast<char>(0x80 | (c & 0x3F));
        continue;
      }
      c = 0xFFFD;
      ++lost;
    }
    *to++ = static_cast<char>(0xE0 | c >> 12);
    *to++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return lost;
}

void append_latin1(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c < 0x80) {
      out += byte;
    } else {
      out += static_cast<char>(0xC0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
}

}  // namespace maex

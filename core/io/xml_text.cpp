#include "core/io/xml_text.hpp"

namespace maex::xml {
int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::size_t put_utf8(char* out, std::uint32_t code) {
  if (code < 0x80) return out[0] = static_cast<char>(code), 1;
  const auto tail = [code](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x800) return out[0] = static_cast<char>(0xC0 | code >> 6), out[1] = tail(0), 2;
  if (code < 0x10000) return out[0] = static_cast<char>(0xE0 | code >> 12), out[1] = tail(6), out[2] = tail(0), 3;
  return out[0] = static_cast<char>(0xF0 | code >> 18), out[1] = tail(12), out[2] = tail(6), out[3] = tail(0), 4;
}

std::uint32_t reference(std::string_view inside) {
  if (inside == "amp") return '&';
  if (inside == "lt") return '<';
  if (inside == "gt") return '>';
  if (inside == "quot") return '"';
  if (inside == "apos") return '\'';
  if (inside.size() < 2 || inside[0] != '#') return 0;
  const bool hex = inside[1] == 'x';
  inside.remove_prefix(hex ? 2 : 1);
  if (inside.empty()) return 0;
  std::uint32_t code = 0;
  for (const char c : inside) {
    const int digit = hex_digit(c);
    if (digit < 0 || (!hex && digit > 9)) return 0;
    code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
    if (code > 0x10FFFF) return 0;
  }
  return code >= 0xD800 && code < 0xE000 ? 0 : code;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

bool is_utf8(std::string_view bytes) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* end = p + bytes.size();
  while (p != end) {
    if (*p < 0x80) {
      ++p;
      continue;
    }
    const std::ptrdiff_t length = *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : 2;
    if (*p < 0xC2 || *p > 0xF4 || end - p < length) return false;
    if ((*p == 0xE0 && p[1] < 0xA0) || (*p == 0xED && p[1] > 0x9F) || (*p == 0xF0 && p[1] < 0x90) ||
        (*p == 0xF4 && p[1] > 0x8F))
      return false;
    for (std::ptrdiff_t i = 1; i < length; ++i)
      if ((p[i] & 0xC0) != 0x80) return false;
    p += length;
  }
  return true;
}

}  // namespace maex::xml

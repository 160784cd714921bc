#include "adapters/formats/xlsx/escapes.hpp"

#include <cstdint>
#include <cstring>

#include "core/io/xml_text.hpp"

namespace maex::xlsx {
namespace {

/// The code of the _xHHHH_ at `text`; -1 when there is none.
int escape_at(const char* text, std::size_t size) {
  if (size < 7 || text[0] != '_' || (text[1] != 'x' && text[1] != 'X') || text[6] != '_') return -1;
  int code = 0;
  for (int i = 2; i < 6; ++i) {
    const int digit = xml::hex_digit(text[i]);
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

}  // namespace

std::size_t decode_escapes(char* text, std::size_t size) {
  if (size == 0) return 0;
  const void* first = std::memchr(text, '_', size);
  if (first == nullptr) return size;
  auto in = static_cast<std::size_t>(static_cast<const char*>(first) - text);
  std::size_t out = in;
  while (in < size) {
    int code = escape_at(text + in, size - in);
    std::size_t length = 7;
    if (code >= 0xD800 && code < 0xDC00) {  // a surrogate pair is one character; half a pair stays unchanged
      const int low = escape_at(text + in + 7, size - in - 7);
      const bool pair = low >= 0xDC00 && low < 0xE000;
      code = pair ? 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00) : -1;
      length = 14;
    } else if (code >= 0xDC00 && code < 0xE000) {
      code = -1;
    }
    if (code <= 0) {
      text[out++] = text[in++];
      continue;
    }
    out += xml::put_utf8(text + out, static_cast<std::uint32_t>(code));
    in += length;
  }
  return out;
}

}  // namespace maex::xlsx

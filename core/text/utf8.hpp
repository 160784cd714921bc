// Well-formed UTF-8, by the table of the Unicode Standard (no overlong forms, no surrogates, nothing past U+10FFFF).
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace maex::text {

enum class Utf8State : std::uint8_t { valid, invalid, cut };

struct Utf8Unit {
  Utf8State state;
  std::uint8_t length;  ///< bytes of the character, of the invalid part, or of the part before the cut
};

/// The character at `p`, which must be before `end`. `cut`: well-formed so far, but `end` comes first.
inline Utf8Unit utf8_unit(const char* p, const char* end) {
  const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {Utf8State::valid, 1};
  if (lead < 0xC2 || lead > 0xF4) return {Utf8State::invalid, 1};
  const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned char lowest = 0x80;
  unsigned char highest = 0xBF;
  if (lead == 0xE0) lowest = 0xA0;
  if (lead == 0xED) highest = 0x9F;
  if (lead == 0xF0) lowest = 0x90;
  if (lead == 0xF4) highest = 0x8F;
  for (int i = 1; i < length; ++i) {
    if (p + i == end) return {Utf8State::cut, static_cast<std::uint8_t>(i)};
    if (byte(i) < lowest || byte(i) > highest) return {Utf8State::invalid, static_cast<std::uint8_t>(i)};
    lowest = 0x80;
    highest = 0xBF;
  }
  return {Utf8State::valid, static_cast<std::uint8_t>(length)};
}

/// First byte of [p, end) outside ASCII, or end. Eight bytes at a time.
inline const char* skip_ascii(const char* p, const char* end) {
  while (end - p >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, sizeof word);
    if ((word & 0x8080808080808080ull) != 0) break;
    p += 8;
  }
  while (p < end && static_cast<signed char>(*p) >= 0) ++p;
  return p;
}

/// Number of bytes of `word` (eight bytes read from memory) that are complete, well-formed ASCII and two-byte
/// characters: 8, or 7 when the last byte starts a character that continues after the word. 0 for any other word. It
/// has no branches, because the processor cannot predict the next letter outside ASCII in Azerbaijani or Russian text.
inline std::ptrdiff_t short_characters(std::uint64_t word) {
  constexpr std::uint64_t top = 0x8080808080808080ull;
  const std::uint64_t high = word & top;
  const std::uint64_t lead = high & (word << 1);
  const std::uint64_t continuation = high & ~(word << 1);
  const std::uint64_t longer = lead & (word << 2);
  const std::uint64_t overlong = lead & ~(word << 3 | word << 4 | word << 5 | word << 6);  // C0 and C1
  const bool fits = (((lead << 8) ^ continuation) | longer | overlong) == 0;
  return fits ? 8 - static_cast<std::ptrdiff_t>(lead >> 63) : 0;
}

/// First position of [p, end) that does not begin a well-formed character, or end. `p` is at the start of a character.
inline const char* skip_valid(const char* p, const char* end) {
  for (;;) {
    if constexpr (std::endian::native == std::endian::little) {
      while (end - p >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, sizeof word);
        const std::ptrdiff_t fitting = short_characters(word);
        if (fitting == 0) break;
        p += fitting;
      }
    }
    for (const char* next = p + (end - p < 8 ? end - p : 8); p < next;) {
      const Utf8Unit unit = utf8_unit(p, end);
      if (unit.state != Utf8State::valid) return p;
      p += unit.length;
    }
    if (p == end) return end;
  }
}

/// Number of characters in well-formed UTF-8. It counts the bytes that begin a character.
inline std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace maex::text

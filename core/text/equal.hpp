// Makes texts equal that a reader sees as equal: composed letters (NFC), and no signs that cannot be seen.
#pragma once
#include <string>
#include <string_view>

namespace maex::text {

/// True for a sign without width and without meaning in our alphabets: soft hyphen, zero-width spaces and joiners, word
/// joiner, byte order mark, marks of the writing direction.
constexpr bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

struct Equalized {
  char32_t invisible = 0;  ///< the first sign that was removed; 0: none
  bool composed = false;   ///< letters and separate accents became one letter each
  [[nodiscard]] bool any() const { return invisible != 0 || composed; }
};

/// False when append_equal() would change nothing. Fast; it may be true for other texts, too.
bool may_be_unequal(std::string_view utf8);
/// Appends the text without invisible signs, in Unicode's normalization form C. Appends bytes that are not UTF-8
/// unchanged.
Equalized append_equal(std::string& out, std::string_view utf8);
/// True when append_equal() would change nothing.
bool is_equal_form(std::string_view utf8);

}  // namespace maex::text

// Symbols of fonts that have no letters: w:sym names a font and a character of its private area.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::docx {

struct Symbol {
  std::string text;    ///< UTF-8
  bool known = false;  ///< false: `text` is the private character as stored, or U+FFFD for none
};
/// `code` is hexadecimal as in the file: "F0B7".
Symbol symbol(std::string_view font, std::string_view code);

}  // namespace maex::docx

// Characters of XML text: references and UTF-8.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::xml {

/// The value of a hexadecimal digit (0-9, a-f, A-F); -1 for any other character.
int hex_digit(char c);
/// The code point of a reference, from the text inside it ("amp", "#65", "#x41"); 0 when the reference is not allowed.
std::uint32_t reference(std::string_view inside);
/// Writes one character, at most four bytes. Returns the number of bytes.
std::size_t put_utf8(char* out, std::uint32_t code);
/// Appends text with the five characters replaced that mean markup between tags or in a quoted attribute.
void append_escaped(std::string& out, std::string_view text);
/// True when the bytes are UTF-8 without surrogates or overlong forms.
bool is_utf8(std::string_view bytes);

}  // namespace maex::xml

// Characters of XML text: references and UTF-8.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace maex::xml {

/// Value of 0-9, a-f, A-F; -1 of anything else.
int hex_digit(char c);
/// Code of a reference's inside ("amp", "#65", "#x41"); 0 when it is none that is allowed.
std::uint32_t reference(std::string_view inside);
/// Writes one character, at most four bytes; their number.
std::size_t put_utf8(char* out, std::uint32_t code);
/// True when the bytes are UTF-8 without surrogates and overlong forms.
bool is_utf8(std::string_view bytes);

}  // namespace maex::xml

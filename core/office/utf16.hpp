// UTF-16 in little-endian bytes, as Windows programs store text, to UTF-8.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace maex {

/// Appends the text of an even number of bytes. Unpaired surrogates become U+FFFD. Returns their number.
std::size_t append_utf16(std::string& out, std::string_view bytes);
/// Appends Latin-1 bytes: each is one of the first 256 characters of Unicode.
void append_latin1(std::string& out, std::string_view bytes);

}  // namespace maex

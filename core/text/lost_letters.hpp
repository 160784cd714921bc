// Letters that a program could not write, and replaced by question marks.
#pragma once
#include <cstddef>
#include <string_view>

namespace maex::text {

/// True for a question mark between letters, or for three in a row.
bool has_lost_letters(std::string_view utf8);
/// Number of words with a question mark between letters. A mark after "http:" or in an address is no lost letter.
std::size_t count_lost_letters(std::string_view utf8);

}  // namespace maex::text

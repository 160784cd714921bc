// Letters that look like letters of another alphabet, or like digits: "Tаrix" with a Cyrillic а, "2О14" with a letter
// О.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex::text {

/// The first letter that does not belong to the word or number around it: the rarer alphabet of a word with both, or a
/// letter O or З among digits. 0: there is none.
char32_t stray_letter(std::string_view utf8);
/// The same, only for words with letters of both alphabets.
char32_t stray_letter_in_words(std::string_view utf8);

/// The text with Latin letters in place of Cyrillic ones of the same shape; nullopt when it has no Cyrillic letter, or
/// one that has no Latin twin.
std::optional<std::string> as_latin(std::string_view utf8);
/// The other way round.
std::optional<std::string> as_cyrillic(std::string_view utf8);
/// The first letter of the alphabet that as_latin() or as_cyrillic() replaces; 0: none.
char32_t first_cyrillic(std::string_view utf8);
char32_t first_latin(std::string_view utf8);

/// "the Cyrillic letter О (U+041E)".
Text name_letter(char32_t letter);

}  // namespace maex::text

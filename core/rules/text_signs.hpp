// Signs in a text that something went wrong on its way. No allocation; each looks at the bytes once.
#pragma once
#include <string_view>

namespace maex::rules {

/// UTF-8 once read as Windows-1252 or Latin-1 ("É™" for "ə"), or characters lost for good (U+FFFD).
bool looks_mojibake(std::string_view text);
/// Question marks between letters, where letters were that a program could not write.
bool has_lost_letters(std::string_view text);
/// Latin and Cyrillic letters in one word.
bool mixes_alphabets(std::string_view text);
/// Words that stand for "nothing": "-", "n/a", "yoxdur", "нет", "unknown" and the like.
bool is_placeholder(std::string_view text);
/// Nothing but digits, with their separators.
bool is_only_digits(std::string_view text);
/// A run of nine digits or more, spaces and hyphens between them left out.
bool holds_telephone(std::string_view text);
/// "&amp;", "&#601;", "<br>": markup that became text.
bool holds_markup(std::string_view text);

}  // namespace maex::rules

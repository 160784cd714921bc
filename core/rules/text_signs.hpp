// Signs that a text was damaged before maex read it. The functions allocate nothing, and each reads the bytes once.
#pragma once
#include <string_view>

namespace maex::rules {

/// UTF-8 that a program read as Windows-1252 or Latin-1 ("É™" for "ə"), or lost characters (U+FFFD).
bool looks_mojibake(std::string_view text);
/// Words that mean "no value": "-", "n/a", "yoxdur", "нет", "unknown" and the like.
bool is_placeholder(std::string_view text);
/// Only digits and their separators.
bool is_only_digits(std::string_view text);
/// "&amp;", "&#601;", "<br>": markup that became text.
bool holds_markup(std::string_view text);

}  // namespace maex::rules

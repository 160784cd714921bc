// Makes text from input files safe to show on a terminal.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex {

/// Whether a character can move the cursor of a terminal, hide text or turn the direction of writing: C0 and C1 control
/// characters and DEL, the line and paragraph separators, the byte order mark, and the bidirectional formatting
/// characters of Unicode (UAX #9: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), with the deprecated ones
/// behind them (U+206A to U+206F).
bool is_unsafe(char32_t character);

/// One character of UTF-8 text.
struct Point {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes; 0: not UTF-8 here
};
/// Decodes the character at `at`, which must be inside the text.
Point decode_point(std::string_view text, std::size_t at);

/// How an unsafe character is spelled: \x1b and \u{202e}, or inside JSON text \u001b and \u202e.
enum class Spelling : std::uint8_t { text, json };
void append_spelled(std::string& out, char32_t character, Spelling as);
/// Spells a byte that is not UTF-8: \xff, or inside JSON text the replacement character.
void append_spelled_byte(std::string& out, char byte, Spelling as);

/// Control characters (C0, DEL, C1), bytes that are not UTF-8 and characters that turn the writing direction are
/// spelled as \n, \x1b, \u{202e} …, so that a value can neither move the cursor nor fake a line of a report.
std::string printable(std::string_view text);
/// The same, but keeps line feeds, for messages of several lines.
std::string printable_lines(std::string_view text);
/// printable(), cut after `most` characters with "… (N characters)".
std::string printable_excerpt(std::string_view text, std::size_t most);

}  // namespace maex

// Makes text from input files safe to show on a terminal.
#pragma once
#include <string>
#include <string_view>

namespace maex {

/// Control characters (C0, DEL, C1), bytes that are not UTF-8 and characters that turn the writing direction are
/// spelled as \n, \x1b, \u{202e} …, so that a value can neither move the cursor nor fake a line of a report.
std::string printable(std::string_view text);
/// The same, but keeps line feeds, for messages of several lines.
std::string printable_lines(std::string_view text);
/// printable(), cut after `most` characters with "… (N characters)".
std::string printable_excerpt(std::string_view text, std::size_t most);

}  // namespace maex

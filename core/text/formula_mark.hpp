// The mark in front of a CSV cell that a spreadsheet program would otherwise take for a formula.
//
// Excel and LibreOffice evaluate a cell of a CSV file that begins with =, and Excel also one with +, -, @ or their
// full-width forms, after tabs, line ends and spaces (CWE-1236; OWASP, "CSV Injection"). The usual defence is an
// apostrophe in front (OWASP ASVS 5.0, 1.2.10). Alone it has two faults. Excel drops it when a user edits the cell, so
// that the saved file is dangerous again (OWASP/www-community, issue 517). And partners write honest apostrophes before
// telephone numbers, which a reader could not tell from ours. So the mark is an apostrophe and U+2060 WORD JOINER:
// users see the usual apostrophe, the joiner has no width and stays when Excel drops the apostrophe, and no partner
// types it.
#pragma once
#include <string_view>

namespace maex {

inline constexpr std::string_view word_joiner = "\xE2\x81\xA0";
inline constexpr std::string_view formula_mark = "'\xE2\x81\xA0";

/// Whether the text of a cell must be written after the mark: it begins like a formula, or like a marked text, so that
/// reading takes away exactly what writing added. Numbers with a sign (-5, +1.25) and a mere "-" need none; a "+"
/// before seven digits or more is a telephone number, which a spreadsheet must not turn into a number.
bool needs_formula_mark(std::string_view text);

/// The text without the mark; `text` itself when it has none. Also takes away a joiner whose apostrophe Excel dropped.
std::string_view without_formula_mark_slow(std::string_view text);
inline std::string_view without_formula_mark(std::string_view text) {
  const bool may_have = !text.empty() && (text.front() == '\'' || text.front() == word_joiner.front());
  return may_have ? without_formula_mark_slow(text) : text;
}

}  // namespace maex

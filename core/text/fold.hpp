// Folds names and headings, so that spellings of one word compare equal.
#pragma once
#include <string>
#include <string_view>

namespace maex {

/// Makes Latin (Azerbaijani, Spanish), Russian and Azerbaijani Cyrillic letters lower case. A run of white space and
/// punctuation becomes one space, or nothing at the ends. The result is for comparing headings and listed values, not
/// for display.
/// ı and i fold to one letter. So do ə/ǝ/ä/e and ё/е. Accents on Latin letters are dropped (ç→c, ş→s, ğ→g, ö→o, ü→u,
/// ñ→n), also where the accent is a character of its own. Signs that cannot be seen are left out.
std::string fold(std::string_view utf8);
/// Appends the folded text, without an allocation for the result.
void append_folded(std::string& out, std::string_view utf8);
/// Text without white space (incl. no-break and narrow spaces, BOM) at both ends.
std::string_view trim(std::string_view utf8);

}  // namespace maex

// Folding of names and headings, so that spellings of one word compare equal.
#pragma once
#include <string>
#include <string_view>

namespace maex {

/// Lower case for Latin (Azerbaijani, Spanish), Russian and Azerbaijani Cyrillic letters; runs of white space and
/// punctuation become one space, none at the ends. For comparing headings and listed values, not for display.
/// ı and i fold to one letter, so do ə/ǝ/ä/e, ё/е; accents on Latin letters are dropped (ç→c, ş→s, ğ→g, ö→o, ü→u, ñ→n).
std::string fold(std::string_view utf8);
/// Appends instead of allocating.
void append_folded(std::string& out, std::string_view utf8);
/// Text without white space (incl. no-break and narrow spaces, BOM) at both ends.
std::string_view trim(std::string_view utf8);

}  // namespace maex

// Guesses the 8-bit code page of a text that is not UTF-8.
#pragma once
#include <string_view>

#include "core/text/encoding.hpp"

namespace maex::text {

/// Decides by the letters of the words. Candidates: windows-1251, KOI8-R, IBM866, x-mac-cyrillic and ISO-8859-5 for
/// words with Cyrillic letters only, windows-1254, windows-1252 and IBM857 for others. A page is refuted by bytes that
/// it does not define. When all are refuted, Encoding::refuted is set, and the reason names multi-byte encodings that
/// fit.
Encoding guess_code_page(std::string_view sample);

/// True when most characters outside ASCII are UTF-8 that a program read as windows-1252 and wrote as UTF-8 again: "É™"
/// for "ə". `sample` is UTF-8.
bool is_doubled_utf8(std::string_view sample);
/// Undoes that for a run of characters outside ASCII. Returns false, and appends nothing, when the run is something
/// else.
bool append_undoubled(std::string& out, std::string_view run);

}  // namespace maex::text

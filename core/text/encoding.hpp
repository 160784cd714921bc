// Detects the encoding of a text file from its first bytes, and gives the reason in words.
#pragma once
#include <string>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex::text {

struct Encoding {
  std::string name;              ///< as ICU knows it: "UTF-8", "UTF-16LE", "windows-1251"
  Text reason;                   ///< "byte order mark", "guessed: …", "given"
  bool marked = false;           ///< a byte order mark decided
  bool ascii = false;            ///< only ASCII characters were seen
  bool rare = false;             ///< guessed, and not one of the usual pages of Windows
  bool refuted = false;          ///< bytes have no meaning in it, so the guess is wrong and the encoding is not known
  bool doubled = false;          ///< UTF-8 that was taken for windows-1252 and encoded as UTF-8 once more
  std::string other_lines = {};  ///< the code page of the lines that are not UTF-8; empty: not known
  [[nodiscard]] bool is_utf8() const { return name == "UTF-8"; }
};

/// Decides from the beginning of a file. `whole`: the sample is the whole file, so its last character must be complete.
/// The order of criteria is: a byte order mark, the zero bytes of UTF-16, well-formed UTF-8, the letters of the words.
Encoding detect_encoding(std::string_view sample, bool whole);
/// The same for bytes from the middle of a file that starts in plain ASCII: marks and zero bytes have no meaning there.
Encoding detect_from_middle(std::string_view sample, bool whole);
/// True when the sample contains only ASCII without NUL. Then the encoding is not yet known.
bool is_plain_ascii(std::string_view sample);

/// The encoding that the user names ("utf-8", "cp1251", any name ICU knows). Throws UsageError for others.
Encoding named_encoding(std::string_view name);

}  // namespace maex::text

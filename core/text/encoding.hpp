// Which encoding a text file is in: decided from its first bytes, with the reason in words.
#pragma once
#include <string>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex::text {

struct Encoding {
  std::string name;     ///< as ICU knows it: "UTF-8", "UTF-16LE", "windows-1251"
  Text reason;          ///< "byte order mark", "guessed: …", "given"
  bool marked = false;  ///< by a byte order mark
  bool ascii = false;   ///< no other characters were seen
  [[nodiscard]] bool is_utf8() const { return name == "UTF-8"; }
};

/// Decides from the beginning of a file. `whole`: the sample is all of it, so nothing may be cut off at its end.
/// A byte order mark decides; then the zeros of UTF-16; then whether the bytes are UTF-8; then what words look like.
Encoding detect_encoding(std::string_view sample, bool whole);
/// The same for bytes from the middle of a file that starts in plain ASCII: marks and zeros say nothing there.
Encoding detect_from_middle(std::string_view sample, bool whole);
/// True when nothing but ASCII (and no NUL) is in the sample: the encoding is still open.
bool is_plain_ascii(std::string_view sample);

/// An encoding a user names ("utf-8", "cp1251", any name ICU knows). Throws UsageError for others.
Encoding named_encoding(std::string_view name);

}  // namespace maex::text

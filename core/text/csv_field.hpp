// One field of a CSV line in maex's own files (fates, quarantine), quoted where RFC 4180 requires it.
#pragma once
#include <string>
#include <string_view>

namespace maex {

inline void append_csv_field(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace maex

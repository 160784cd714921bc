// One field of a CSV line that maex writes for itself (fates, quarantine), quoted where RFC 4180 asks for it.
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

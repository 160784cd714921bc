// One field of a CSV line in maex's own lists (fates, quarantine, cells), quoted where RFC 4180 requires it.
#pragma once
#include <string>
#include <string_view>

#include "core/text/formula_mark.hpp"

namespace maex {

/// Text that a spreadsheet would take for a formula is written after the mark of core/text/formula_mark.
inline void append_csv_field(std::string& out, std::string_view text) {
  const bool marked = needs_formula_mark(text);
  if (!marked && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  if (marked) out += formula_mark;
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace maex

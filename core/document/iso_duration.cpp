#include "core/document/iso_duration.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace maex {

bool parse_duration(std::string_view text, double& days) {
  std::string pointed;  // ISO 8601 allows a comma before the fraction
  if (text.find(',') != std::string_view::npos) {
    pointed = text;
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    text = pointed;
  }
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.starts_with('P')) return false;
  text.remove_prefix(1);
  constexpr double day = 86400;
  double seconds = 0;
  bool in_time = false, any = false;
  char before = 0;  // units descend: D, H, M, S
  constexpr std::string_view order = "DHMS";
  while (!text.empty()) {
    if (text[0] == 'T') {
      if (in_time) return false;
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    double number = 0;
    if (text[0] < '0' || text[0] > '9') return false;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr == text.data() + text.size()) return false;
    const char unit = *read.ptr;
    const std::size_t place = order.find(unit);
    if (place == std::string_view::npos || in_time != (unit != 'D')) return false;
    if (before != 0 && place <= order.find(before)) return false;
    before = unit;
    any = true;
    seconds += number * (unit == 'D' ? day : unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
  }
  days = (negative ? -seconds : seconds) / day;
  return any;
}

}  // namespace maex

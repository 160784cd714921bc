#include "core/document/iso_date.hpp"

#include <charconv>

#include "core/document/table.hpp"

namespace maex {
namespace {

int two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  const char a = text[at];
  const char b = text[at + 1];
  return a >= '0' && a <= '9' && b >= '0' && b <= '9' ? (a - '0') * 10 + (b - '0') : -1;
}

/// hh:mm, hh:mm:ss, hh:mm:ss.fff, then nothing, Z or ±hh:mm.
bool parse_time(std::string_view text, double& fraction) {
  const int hours = two_digits(text, 0);
  const int minutes = two_digits(text, 3);
  if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || text[2] != ':') return false;
  double seconds = 0;
  text.remove_prefix(5);
  if (text.starts_with(':')) {
    if (two_digits(text, 1) < 0) return false;
    const auto read = std::from_chars(text.data() + 1, text.data() + text.size(), seconds, std::chars_format::fixed);
    if (read.ec != std::errc() || seconds > 60) return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  }
  const bool zone = text == "Z" || (text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
                                    two_digits(text, 1) >= 0 && two_digits(text, 4) >= 0);
  if (!text.empty() && !zone) return false;
  fraction = (hours * 3600 + minutes * 60 + seconds) / 86400;
  return true;
}

}  // namespace

bool parse_iso(std::string_view text, bool epoch_1904, IsoDate& date) {
  double fraction = 0;
  if (text.size() >= 3 && text[2] == ':') {
    if (!parse_time(text, fraction)) return false;
    date = {fraction, false};
    return true;
  }
  if (text.size() < 10) return false;
  const auto day = parse_iso_date(text.substr(0, 10));
  if (!day || !day->is_exact()) return false;
  text.remove_prefix(10);
  if (!text.empty() && ((text[0] != 'T' && text[0] != ' ') || !parse_time(text.substr(1), fraction))) return false;
  date = {day_to_serial(day->first, epoch_1904) + fraction, true};
  return true;
}

}  // namespace maex

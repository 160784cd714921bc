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

/// True for nothing, Z, ±hh, ±hhmm or ±hh:mm. Days and times are kept as written, whatever their zone.
bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if ((text[0] != '+' && text[0] != '-') || two_digits(text, 1) < 0) return false;
  const std::string_view minutes = text.substr(3);
  return minutes.empty() || (minutes.size() == 2 && two_digits(minutes, 0) >= 0) ||
         (minutes.size() == 3 && minutes[0] == ':' && two_digits(minutes, 1) >= 0);
}

/// hh:mm, hh:mm:ss, hh:mm:ss.fff, then a zone or nothing.
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
  if (!is_zone(text)) return false;
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
  const bool timed = !text.empty() && (text[0] == 'T' || text[0] == ' ');
  if (timed ? !parse_time(text.substr(1), fraction) : !is_zone(text)) return false;
  date = {day_to_serial(day->first, epoch_1904) + fraction, true};
  return true;
}

}  // namespace maex

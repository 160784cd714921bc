#include "core/text/date_time.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/text/date_digits.hpp"

namespace maex::date_reading {
namespace {

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

bool same_letters(std::string_view text, std::string_view small) {
  return text.size() >= small.size() && std::equal(small.begin(), small.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
         });
}

bool is_iso_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && parse_iso_date(text).has_value();
}

// The end of "Z", "UTC", "+04", "+0400" or "+04:00" at `at`; `at` when there is none.
std::size_t zone_end(std::string_view text, std::size_t at, bool minus) {
  if (at >= text.size()) return at;
  for (const std::string_view name : {"utc", "gmt", "z"})
    if (same_letters(text.substr(at), name)) {
      const std::size_t end = at + name.size();
      const bool whole =
          end == text.size() || !((text[end] >= 'A' && text[end] <= 'Z') || (text[end] >= 'a' && text[end] <= 'z'));
      return !whole                                                        ? at
             : end < text.size() && (text[end] == '+' || text[end] == '-') ? zone_end(text, end, true)
                                                                           : end;
    }
  if (text[at] != '+' && !(minus && text[at] == '-')) return at;
  std::size_t end = at;
  const int hours = number_at(text, at + 1, 2, end);
  if (hours < 0 || hours > 14) return at;
  std::size_t more = end;
  const std::size_t digits = end < text.size() && text[end] == ':' ? end + 1 : end;
  const int minutes = number_at(text, digits, 2, more);
  if (minutes < 0 && digits == end) return end;
  return minutes >= 0 && minutes < 60 && more - digits == 2 ? more : at;
}

// Adds 12 hours for "PM". The end of the word, or `at` when there is none; hours become -1 when they do not fit it.
std::size_t half_day_end(std::string_view text, std::size_t at, int& hours) {
  const std::string_view rest = text.substr(at);
  for (const auto& [word, pm] :
       {std::pair<std::string_view, bool>{"a.m.", false}, {"am", false}, {"p.m.", true}, {"pm", true}}) {
    if (!same_letters(rest, word)) continue;
    if (hours < 1 || hours > 12)
      hours = -1;
    else
      hours = hours % 12 + (pm ? 12 : 0);
    return at + word.size();
  }
  return at;
}

}  // namespace

bool take_time(std::string& text, DateReading& reading) {
  const std::string_view all = text;
  if (all.size() > 10 && is_iso_day(all.substr(0, 10)) && zone_end(all, 10, true) == all.size()) {
    reading.zoned = true;
    text.resize(10);
    return true;
  }
  const std::size_t colon = all.find(':');
  std::size_t start = colon, end = 0;
  int hours = 0, minutes = 0, seconds = 0;
  if (colon == std::string::npos) {
    // "7 PM"
    start = all.find_last_of("mM");
    if (start == std::string_view::npos || start == 0 || start + 1 != all.size()) return true;
    --start;
    if (std::string_view("aApP").find(all[start]) == std::string_view::npos) return true;
    const std::size_t word = start;
    while (start > 0 && all[start - 1] == ' ') --start;
    const std::size_t after = start;
    while (start > 0 && is_digit(all[start - 1])) --start;
    if (start == after || start == 0 || after - start > 2 || all[start - 1] != ' ') return true;
    hours = number_at(all, start, 2, end);
    end = half_day_end(all, word, hours);
    reading.half_day = true;
  } else {
    while (start > 0 && is_digit(all[start - 1])) --start;
    if (start == colon || colon - start > 2) return false;
    if (start != 0 && std::string_view(" T\t,;t").find(all[start - 1]) == std::string_view::npos &&
        !all.substr(0, start).ends_with("\u00A0"))
      return false;
    hours = number_at(all, start, 2, end);
    minutes = number_at(all, colon + 1, 2, end);
    if (minutes < 0 || end != colon + 3) return false;
    if (end < all.size() && all[end] == ':') {
      const std::size_t from = end + 1;
      seconds = number_at(all, from, 2, end);
      if (seconds < 0) return false;
      if (end < all.size() && (all[end] == '.' || all[end] == ',') && end + 1 < all.size() && is_digit(all[end + 1]))
        for (++end; end < all.size() && is_digit(all[end]);) ++end;
    }
    const std::size_t half = half_day_end(all, skip_blanks(all, end), hours);
    if (half != skip_blanks(all, end)) {
      end = half;
      reading.half_day = true;
    }
    const bool iso = start == 11 && is_iso_day(all.substr(0, 10));
    const std::size_t zone = zone_end(all, skip_blanks(all, end), iso);
    if (zone != skip_blanks(all, end)) {
      end = zone;
      reading.zoned = true;
    }
    if (end < all.size() && is_digit(all[end])) return false;
  }
  if (hours < 0 || hours > 23 || minutes > 59 || seconds > 59) return false;
  reading.seconds = static_cast<std::uint32_t>(hours * 3600 + minutes * 60 + seconds);
  if (start > 1 && (all[start - 1] == 'T' || all[start - 1] == 't') && is_digit(all[start - 2])) --start;
  text = std::string(all.substr(0, start)) + ' ' + std::string(all.substr(end));
  return text.find(':') == std::string::npos;
}

}  // namespace maex::date_reading

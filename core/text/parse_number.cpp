#include "core/text/parse_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t longest_number = 60;
constexpr double largest_whole = 9007199254740992.0;  // 2^53: above it a double cannot represent every whole number

constexpr std::string_view square_metres[] = {"m",    "m2",  "m²",          "kv m",    "кв м",
                                              "sq m", "sqm", "kvadratmetr", "kv metr", "kvm"};
constexpr std::string_view hectares[] = {"ha", "hektar", "hectare", "hectares", "га", "гектар", "гектаров"};
// Words after an age or a count that do not change the number.
constexpr std::string_view harmless[] = {"yas",     "yasinda", "yasli",     "лет",   "год", "года",
                                         "years",   "year",    "years old", "nefer", "чел", "человек",
                                         "persons", "people",  "eded",      "шт"};

template <std::size_t N>
bool holds(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool read_unit(std::string_view text, NumberReading& reading) {
  text = trim(text);
  if (text.empty()) return true;
  std::string word = fold(text);
  reading.unit = true;
  // Folding drops the superscript two, so "m²" becomes "m".
  if (holds(square_metres, word)) return reading.square_metres = true;
  if (holds(hectares, word)) return reading.hectares = true;
  return holds(harmless, word);
}

std::size_t blank_at(std::string_view text, std::size_t i) {
  if (text[i] == ' ') return 1;
  for (const std::string_view blank : {"\u00A0", "\u202F", "\u2009", "\u2007"})
    if (text.substr(i).starts_with(blank)) return blank.size();
  return 0;
}

struct Digits {
  std::string plain;    // digits with ',' '.' as typed, without blanks
  std::size_t end = 0;  // where the unit begins
  bool blanks = false;
};

Digits collect(std::string_view text) {
  Digits digits;
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if ((c >= '0' && c <= '9') || c == ',' || c == '.') {
      digits.plain += c;
      digits.end = ++i;
      continue;
    }
    std::size_t next = i;
    while (next < text.size() && blank_at(text, next) != 0) next += blank_at(text, next);
    if (next == i || next >= text.size() || text[next] < '0' || text[next] > '9') break;
    digits.blanks = true;
    i = next;
  }
  return digits;
}

// True when the first group has one to three digits and all others have three.
bool well_grouped(std::string_view plain, char mark) {
  std::size_t at = plain.find(mark);
  if (at == 0 || at > 3) return false;
  while (at != std::string_view::npos) {
    const std::size_t next = plain.find(mark, at + 1);
    if ((next == std::string_view::npos ? plain.size() : next) - at - 1 != 3) return false;
    at = next;
  }
  return true;
}

void drop(std::string& text, char mark) { text.erase(std::remove(text.begin(), text.end(), mark), text.end()); }

// The column shows its decimal mark, so the other mark is grouping.
bool resolve_by(std::string& plain, char decimal, NumberReading& reading) {
  const char group = decimal == ',' ? '.' : ',';
  const std::size_t at = plain.find(decimal);
  if (at != std::string::npos && plain.find(decimal, at + 1) != std::string::npos) return false;
  const std::string_view whole_part = std::string_view(plain).substr(0, at);
  if (at != std::string::npos && plain.find(group, at) != std::string::npos) return false;
  if (whole_part.find(group) != std::string_view::npos) {
    if (!well_grouped(whole_part, group)) return false;
    reading.grouped = true;
  }
  drop(plain, group);
  if (decimal == ',' && at != std::string::npos) {
    plain[plain.find(',')] = '.';
    reading.grouped = true;
  }
  return true;
}

bool resolve(std::string& plain, NumberWanted wanted, NumberReading& reading) {
  const auto commas = std::count(plain.begin(), plain.end(), ',');
  const auto points = std::count(plain.begin(), plain.end(), '.');
  if (commas == 0 && points == 0) return true;
  if (commas != 0 && points != 0) {
    const bool comma_last = plain.rfind(',') > plain.rfind('.');
    const char group = comma_last ? '.' : ',';
    const std::size_t decimal = plain.find(comma_last ? ',' : '.');
    if ((comma_last ? commas : points) != 1 || wanted == NumberWanted::coordinate) return false;
    if (!well_grouped(std::string_view(plain).substr(0, decimal), group)) return false;
    drop(plain, group);
    std::replace(plain.begin(), plain.end(), ',', '.');
    return reading.grouped = true;
  }
  const char mark = commas != 0 ? ',' : '.';
  const bool one = commas + points == 1;
  const bool groups = well_grouped(plain, mark);
  if (wanted == NumberWanted::coordinate) {
    if (!one) return false;
  } else if (!one || wanted == NumberWanted::whole) {
    if (groups) {
      drop(plain, mark);
      return reading.grouped = true;
    }
    if (!one) return false;
  } else if (mark == ',' && groups && plain.front() != '0') {
    drop(plain, mark);
    reading.ambiguous = true;
    return reading.grouped = true;
  }
  if (mark == ',') {
    plain[plain.find(',')] = '.';
    reading.grouped = true;
  }
  return true;
}

}  // namespace

char decimal_mark_of(std::string_view text) {
  text = trim(text);
  if (text.size() > longest_number) return 0;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const Digits digits = collect(text);
  const std::string_view plain = digits.plain;
  const auto commas = std::count(plain.begin(), plain.end(), ',');
  const auto points = std::count(plain.begin(), plain.end(), '.');
  if (commas == 0 && points == 0) return 0;
  if (commas != 0 && points != 0) {
    const char last = plain.rfind(',') > plain.rfind('.') ? ',' : '.';
    return (last == ',' ? commas : points) == 1 ? last : 0;
  }
  const char mark = commas != 0 ? ',' : '.', other = commas != 0 ? '.' : ',';
  const bool groups = well_grouped(plain, mark) && plain.front() != '0';
  if (commas + points > 1) return groups ? other : 0;
  return groups ? 0 : mark;
}

std::optional<NumberReading> parse_number(std::string_view text, NumberWanted wanted, char decimal_mark) {
  text = trim(text);
  if (text.empty() || text.size() > longest_number) return std::nullopt;
  NumberReading reading;
  const char* end = text.data() + text.size();
  // Most cells are plain digits already.
  if (text.find(',') == std::string_view::npos && (decimal_mark != ',' || text.find('.') == std::string_view::npos) &&
      (wanted != NumberWanted::whole || text.find('.') == std::string_view::npos)) {
    const auto [at, error] = std::from_chars(text.data(), end, reading.value);
    if (error == std::errc{} && at == end && std::isfinite(reading.value)) {
      if (wanted == NumberWanted::whole &&
          (reading.value != std::floor(reading.value) || std::fabs(reading.value) > largest_whole))
        return std::nullopt;
      return reading;
    }
  }
  bool minus = false;
  if (text.starts_with("\u2212")) {
    minus = true;
    text.remove_prefix(3);
  } else if (text.front() == '-' || text.front() == '+') {
    minus = text.front() == '-';
    text.remove_prefix(1);
  }
  text = trim(text);
  Digits digits = collect(text);
  if (digits.plain.empty() || digits.plain.back() == ',' || digits.plain.front() == ',') return std::nullopt;
  if (!read_unit(text.substr(digits.end), reading)) return std::nullopt;
  reading.grouped = digits.blanks || minus;
  const bool by_column = decimal_mark != 0 && wanted == NumberWanted::fraction;
  if (!(by_column ? resolve_by(digits.plain, decimal_mark, reading) : resolve(digits.plain, wanted, reading)))
    return std::nullopt;
  const char* last = digits.plain.data() + digits.plain.size();
  const auto [at, error] = std::from_chars(digits.plain.data(), last, reading.value);
  if (error != std::errc{} || at != last || !std::isfinite(reading.value)) return std::nullopt;
  if (wanted == NumberWanted::whole && (reading.value != std::floor(reading.value) || reading.value > largest_whole))
    return std::nullopt;
  if (minus) reading.value = -reading.value;
  return reading;
}

}  // namespace maex

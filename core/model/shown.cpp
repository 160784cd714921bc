#include "core/model/shown.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "core/model/date.hpp"

namespace maex {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// True for any byte of a letter in UTF-8 or ASCII.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// 1 January 1910 to 31 December 2036 in the calendar of spreadsheets.
bool may_be_serial(double number) { return number == std::floor(number) && number >= 3654 && number <= 50'040; }

bool may_be_serial(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && may_be_serial(number);
}

/// The largest number of letters in a row. Only the first byte of a letter counts.
std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0, now = 0;
  for (const char c : text) {
    if (!is_letter(c))
      now = 0;
    else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80)
      longest = std::max(longest, ++now);
  }
  return longest;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// Three numbers with the same sign between them, a year at one end: 03.02.1961, 1961-02-03, 3/2/1961. Blanks and
/// signs around them do not matter.
bool looks_like_date(std::string_view text) {
  while (!text.empty() && !is_digit(text.front()) && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_digit(text.back()) && !is_letter(text.back())) text.remove_suffix(1);
  std::array<std::string_view, 3> parts;
  std::size_t count = 0;
  char sign = 0;
  for (std::size_t i = 0; i != text.size();) {
    if (!is_digit(text[i])) {
      if (count == 0 || is_letter(text[i])) return false;
      if (sign != 0 && text[i] != sign) return false;
      sign = text[i++];
      continue;
    }
    const std::size_t begin = i;
    while (i != text.size() && is_digit(text[i])) ++i;
    if (count == 3) return false;
    parts[count++] = text.substr(begin, i - begin);
  }
  return count == 3 && parts[1].size() <= 2 &&
         ((parts[0].size() == 4 && parts[2].size() <= 2) ||
          (parts[0].size() <= 2 && (parts[2].size() == 4 || parts[2].size() == 2)));
}

/// True for an existing day of the calendar, with its parts in any order, because a date that could not be read may
/// still be a birthday. False for 31.02.2014, which cannot be a birthday.
bool is_some_day(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t count = 0;
  for (std::size_t i = 0; i != text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    if (count == 3) return false;
    int number = 0;
    while (i != text.size() && is_digit(text[i])) number = std::min(number * 10 + (text[i++] - '0'), 10'000);
    parts[count++] = number;
  }
  if (count != 3) return false;
  const auto valid = [](int year, int month, int day) {
    return year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           is_valid(
               {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)});
  };
  return valid(parts[2], parts[1], parts[0]) || valid(parts[2], parts[0], parts[1]) ||
         valid(parts[0], parts[1], parts[2]);
}

bool is_sign_for_nothing(std::string_view text) {
  static constexpr std::array<std::string_view, 10> signs = {"-", "--", "---", "?", "??", ".", "n/a", "N/A", "x", "X"};
  return std::find(signs.begin(), signs.end(), text) != signs.end();
}

}  // namespace

bool looks_like_id(std::string_view text) {
  return has_digit(text) && longest_word(text) <= 3 && !looks_like_date(text);
}

bool may_be_shown(Field field, const Value& value) {
  const FieldInfo& about = info(field);
  if (is_personal(about.sensitivity)) return false;
  switch (value.kind()) {
    case Value::Kind::text: {
      const std::string_view text = value.as_text();
      if (is_sign_for_nothing(text)) return true;
      return about.sensitivity == Sensitivity::internal && looks_like_id(text);
    }
    case Value::Kind::integer: return !may_be_serial(static_cast<double>(value.as_integer()));
    case Value::Kind::decimal: return !may_be_serial(value.as_decimal());
    default: return true;
  }
}

bool may_be_shown(Field field, std::string_view raw) {
  const FieldInfo& about = info(field);
  if (is_personal(about.sensitivity) || may_be_serial(raw)) return false;
  switch (about.type) {
    case Type::date: return has_digit(raw) && longest_word(raw) == 0 && !is_some_day(raw);
    case Type::integer:
    case Type::decimal: return has_digit(raw) && longest_word(raw) <= 2 && !looks_like_date(raw);
    default: return false;
  }
}

bool may_be_shown(Field field, std::string_view text, Known known) {
  if (field == Field::count) return known == Known::word;
  if (known == Known::raw) return may_be_shown(field, text);
  if (known == Known::value && info(field).type == Type::text) return may_be_shown(field, Value::text(text));
  return !is_personal(info(field).sensitivity);
}

}  // namespace maex

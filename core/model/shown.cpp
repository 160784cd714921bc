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

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

/// A year in which a living person may have been born.
bool may_be_birth_year(double number) { return number >= 1900 && number <= 2036 && number == std::floor(number); }

// Seven digits and more may be a telephone number or the number of a document, nine may be one even where areas and
// amounts are expected.
constexpr double smallest_telephone = 1e6;
constexpr double smallest_long_telephone = 1e8;

/// A degree sign, or a number with four digits or more behind its point: an exact place.
bool holds_coordinate(std::string_view text) {
  if (text.find("\xC2\xB0") != std::string_view::npos) return true;
  constexpr std::size_t exact = 4;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if ((text[i] != '.' && text[i] != ',') || !is_digit(text[i - 1])) continue;
    std::size_t whole = 0, part = 0;
    while (whole < i && is_digit(text[i - 1 - whole])) ++whole;
    while (i + 1 + part < text.size() && is_digit(text[i + 1 + part])) ++part;
    const bool apart = i + 1 + part == text.size() || (text[i + 1 + part] != '.' && text[i + 1 + part] != ',');
    if (whole <= 3 && part >= exact && apart) return true;
  }
  return false;
}

/// Nine digits or more, with signs between them as telephone numbers have, or with the zero or the country in front.
bool looks_like_telephone(std::string_view text) {
  constexpr std::size_t fewest = 9, most = 15;
  const std::size_t digits = digits_in(text);
  if (digits < fewest || digits > most) return false;
  bool apart = false;
  for (const char c : text) {
    if (is_digit(c)) continue;
    if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '+') return false;
    apart = apart || c != '-';
  }
  const std::size_t first = text.find_first_of("0123456789");
  return apart || text.substr(first).starts_with('0') || text.substr(first).starts_with("994");
}

/// AZE12345678, AA1234567, P1234567: as they are printed on identity documents.
bool looks_like_document(std::string_view text) {
  const std::size_t letters = static_cast<std::size_t>(
      std::find_if(text.begin(), text.end(), [](char c) { return c < 'A' || c > 'Z'; }) - text.begin());
  std::string_view number = text.substr(letters);
  while (!number.empty() && number.front() == ' ') number.remove_prefix(1);
  return letters >= 1 && letters <= 3 && number.size() >= 7 && number.size() <= 9 && digits_in(number) == number.size();
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

/// 31.02.2014, 2014-13-45 or 31.02.14: written like a day, and in no calendar. Not a part of a telephone number or of a
/// position (39 45 12), which has no point, stroke or hyphen, or no year.
bool is_impossible_day(std::string_view text) {
  if (!looks_like_date(text) || is_some_day(text)) return false;
  const std::size_t sign = text.find_first_of("./-", text.find_first_of("0123456789"));
  if (sign == std::string_view::npos) return false;
  std::size_t digits = 0, longest = 0;
  for (const char c : text) {
    digits = is_digit(c) ? digits + 1 : 0;
    longest = std::max(longest, digits);
  }
  if (longest == 4) return true;
  // Without a year of four digits, the first two numbers must be small: 3-55-12 may be a telephone number, 39.45.12 a
  // position.
  constexpr int last_day = 31;
  int number = 0, numbers = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      number = number * 10 + (c - '0');
      if (numbers < 2 && number > last_day) return false;
    } else if (number != 0) {
      number = 0;
      ++numbers;
    }
  }
  return true;
}

bool is_sign_for_nothing(std::string_view text) {
  static constexpr std::array<std::string_view, 10> signs = {"-", "--", "---", "?", "??", ".", "n/a", "N/A", "x", "X"};
  return std::find(signs.begin(), signs.end(), text) != signs.end();
}

}  // namespace

bool looks_like_id(std::string_view text) {
  return has_digit(text) && longest_word(text) <= 3 && !looks_like_date(text) && !holds_coordinate(text) &&
         !looks_like_telephone(text) && !looks_like_document(text);
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
    case Value::Kind::integer: {
      const auto number = static_cast<double>(value.as_integer());
      const bool of_persons = about.kind == Kind::victim || about.kind == Kind::incident;
      return !may_be_serial(number) && std::abs(number) < smallest_telephone &&
             !(of_persons && may_be_birth_year(number));
    }
    case Value::Kind::decimal: {
      const double number = value.as_decimal();
      // An exact place has more digits behind the point than any other number needs.
      const bool is_exact = std::abs(number * 1000 - std::round(number * 1000)) > 1e-6;
      return !may_be_serial(number) && !is_exact &&
             (about.measure == Measure::square_metres || number != std::floor(number) ||
              std::abs(number) < smallest_long_telephone);
    }
    default: return true;
  }
}

bool may_be_shown(Field field, std::string_view raw) {
  const FieldInfo& about = info(field);
  if (is_personal(about.sensitivity) || may_be_serial(raw)) return false;
  switch (about.type) {
    case Type::date: return longest_word(raw) == 0 && is_impossible_day(raw);
    // More digits than three may be a telephone number, a year of birth, a place or the number of a document.
    case Type::integer:
    case Type::decimal: return has_digit(raw) && digits_in(raw) <= 3 && longest_word(raw) <= 2 && !looks_like_date(raw);
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

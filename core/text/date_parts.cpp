#include "core/text/date_parts.hpp"

#include "core/text/date_digits.hpp"

namespace maex::date_reading {
namespace {

constexpr std::int64_t milliseconds_a_day = 86'400'000;
constexpr std::int64_t first_epoch = 1'000'000'000'000, last_epoch = 4'102'444'800'000;  // 2001-09-09, 2100-01-01

}  // namespace

Pieces pieces_of(const Token* begin, const Token* end) {
  Pieces pieces;
  unsigned roman = 0;
  std::size_t before_roman = 0;
  for (const Token* token = begin; token != end; ++token) {
    if (token->is_number) {
      if (pieces.count == 3) return {.ok = false};
      // "2014.1" may be the rest of a number 2014.10.
      if (pieces.count == 1 && token->point && token->digits == 1 && token->number == 1 && pieces.digits[0] == 4)
        pieces.lost_zero = true;
      pieces.numbers[pieces.count] = token->number;
      pieces.digits[pieces.count++] = token->digits;
    } else if (token->word == Word::month) {
      if (pieces.month != 0) return {.ok = false};
      pieces.month = static_cast<unsigned>(token->number);
    } else if (token->word == Word::roman) {
      if (roman != 0) return {.ok = false};
      roman = static_cast<unsigned>(token->number);
      before_roman = pieces.count;
    } else {
      return {.ok = false};
    }
  }
  if (roman != 0) {
    const bool middle = pieces.count == 2 && before_roman == 1, first = pieces.count == 1 && before_roman == 0;
    if (pieces.month != 0 || !(middle || first || (pieces.count == 1 && pieces.digits[0] <= 2))) return {.ok = false};
    pieces.month = roman;
  }
  return pieces;
}

std::optional<Pieces> plain_pieces(std::string_view text) {
  Pieces pieces;
  std::size_t at = 0;
  for (std::size_t i = 0; i != 3; ++i) {
    const std::size_t most = i == 2 ? 4 : 2;
    std::size_t end = at;
    const int number = number_at(text, at, most, end);
    if (number < 0 || (i == 2 && (end - at != 4 || end != text.size()))) return std::nullopt;
    pieces.numbers[i] = number;
    pieces.digits[i] = static_cast<int>(end - at);
    if (i == 2) break;
    if (end >= text.size() || (text[end] != '.' && text[end] != '/' && text[end] != '-')) return std::nullopt;
    if (i == 1 && text[end] != text[at - 1]) return std::nullopt;
    at = end + 1;
  }
  pieces.count = 3;
  return pieces;
}

std::optional<Parts> parts_of(const Pieces& p, DateOrder order) {
  Parts parts;
  if (!p.ok) return std::nullopt;
  for (std::size_t i = 0; i != p.count; ++i)
    if (p.digits[i] > 4) return std::nullopt;
  const auto number = [&](std::size_t i) { return static_cast<int>(p.numbers[i]); };
  if (p.month != 0) {
    parts.month = static_cast<int>(p.month);
    if (p.count == 0) return parts;
    if (p.count == 1) {
      (p.digits[0] == 4 ? parts.year : parts.day) = number(0);
    } else if (p.count == 2) {
      const bool year_first = p.digits[0] == 4;
      parts.year = number(year_first ? 0 : 1);
      parts.day = number(year_first ? 1 : 0);
      if (p.digits[year_first ? 1 : 0] > 2) return std::nullopt;
      const int year_digits = p.digits[year_first ? 0 : 1];
      if (year_digits != 4 && year_digits != 2) return std::nullopt;
      parts.short_year = year_digits == 2;
    } else {
      return std::nullopt;
    }
    // A day of "00" means that only the month is known.
    if (parts.day == 0 && p.count == 2 && p.digits[p.digits[0] == 4 ? 1 : 0] != 2) return std::nullopt;
    if (parts.day == 0 && p.count == 1 && p.digits[0] != 4) return std::nullopt;
    return parts;
  }
  if (p.count == 1) {
    if (p.digits[0] == 4)
      parts.year = number(0);
    else if (p.digits[0] <= 2)
      parts.day = number(0);
    else
      return std::nullopt;
    return parts;
  }
  if (p.count == 2) {
    if (p.digits[0] == 4 && p.digits[1] <= 2 && !p.lost_zero)
      parts = {number(0), number(1), 0};
    else if (p.digits[1] == 4 && p.digits[0] <= 2)
      parts = {number(1), number(0), 0};
    else if (p.digits[0] <= 2 && p.digits[1] <= 2 && order == DateOrder::dmy)
      parts = {0, number(1), number(0)};
    else if (p.digits[0] <= 2 && p.digits[1] <= 2 && order == DateOrder::mdy)
      parts = {0, number(0), number(1)};
    else
      return std::nullopt;
    return parts.month == 0 ? std::nullopt : std::optional(parts);
  }
  if (p.count != 3) return std::nullopt;
  std::array<std::size_t, 3> at{0, 1, 2};  // positions of year, month and day
  if (p.digits[0] == 4 || order == DateOrder::ymd)
    at = {0, 1, 2};
  else if (order == DateOrder::dmy)
    at = {2, 1, 0};
  else
    at = {2, 0, 1};
  const auto digits = [&](std::size_t which) { return p.digits[at[which]]; };
  if ((digits(0) != 4 && digits(0) != 2) || digits(1) > 2 || digits(2) > 2) return std::nullopt;
  parts = {number(at[0]), number(at[1]), number(at[2]), digits(0) == 2};
  // "00" stands for a day, or for a day and a month, that is not known.
  const bool no_day = parts.day == 0 && digits(2) == 2, no_month = parts.month == 0 && digits(1) == 2;
  if ((parts.day == 0 && !no_day) || (parts.month == 0 && !(no_month && no_day))) return std::nullopt;
  return parts;
}

std::optional<Day> day_of(const Parts& parts, int this_year, bool& short_year) {
  int year = parts.year;
  if (parts.short_year) {
    year += this_year / 100 * 100;
    if (year > this_year) year -= 100;
    short_year = true;
  }
  if (year < 1 || year > 9999 || parts.month > 12 || parts.day > 31) return std::nullopt;
  const Day day{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(parts.month),
                static_cast<std::uint8_t>(parts.day)};
  if (!is_valid(day)) return std::nullopt;
  return day;
}

std::optional<Day> packed_day(const Token& token, DateReading& reading) {
  if (token.digits == 13 && token.number >= first_epoch && token.number < last_epoch) {
    reading.seconds = static_cast<std::uint32_t>(token.number % milliseconds_a_day / 1000);
    reading.zoned = reading.seconds != 0;
    return day_from_epoch(static_cast<std::int32_t>(token.number / milliseconds_a_day));
  }
  if (token.digits != 8) return std::nullopt;
  const auto number = static_cast<int>(token.number);
  const auto made = [](int year, int month, int day) -> std::optional<Day> {
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const Day found{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
    return is_valid(found) ? std::optional(found) : std::nullopt;
  };
  if (const auto day = made(number / 10000, number / 100 % 100, number % 100)) return day;
  return made(number % 10000, number / 10000 % 100, number / 1000000);
}

}  // namespace maex::date_reading

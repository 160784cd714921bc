#include "core/text/parse_date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/text/date_digits.hpp"
#include "core/text/date_marks.hpp"
#include "core/text/date_parts.hpp"
#include "core/text/date_time.hpp"
#include "core/text/date_tokens.hpp"
#include "core/text/date_words.hpp"
#include "core/text/fold.hpp"

namespace maex {

using namespace date_reading;

namespace {

constexpr std::size_t longest_date = 120;  // "17 sentyabr 2020-ci il - …" is under 60 bytes; longer text is a remark

using Range = std::optional<std::pair<Day, Day>>;

Range range_of(const Token* begin, const Token* middle, const Token* right, const Token* end, DateOrder order,
               int this_year, bool& short_year) {
  Pieces left_pieces = pieces_of(begin, middle), right_pieces = pieces_of(right, end);
  if (!left_pieces.ok || !right_pieces.ok) return std::nullopt;
  // "oktyabrın 20-dən 26-na qədər 2014": the end takes the month of the start.
  if (right_pieces.month == 0 && left_pieces.month != 0 && left_pieces.count != 0 &&
      (right_pieces.count == 1 || (right_pieces.count == 2 && right_pieces.digits[1] == 4)) &&
      right_pieces.digits[0] <= 2)
    right_pieces.month = left_pieces.month;
  auto from = parts_of(left_pieces, order), to = parts_of(right_pieces, order);
  if (!from || !to) return std::nullopt;
  // "7 aprel - 14 may 2016", "20-26 oktyabr 2020": the start takes its missing parts from the end.
  if (from->year == 0) {
    from->year = to->year;
    from->short_year = to->short_year;
    if (from->month == 0) from->month = to->month;
  } else if (to->year == 0 && from->month != 0) {
    to->year = from->year;
    to->short_year = from->short_year;
    if (to->month == 0) to->month = from->month;
  }
  if (from->year == 0 && !from->short_year) return std::nullopt;
  if (to->year == 0 && !to->short_year) return std::nullopt;
  const auto first = day_of(*from, this_year, short_year);
  const auto last = day_of(*to, this_year, short_year);
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

// Tries each place where the start of a range may end. A text with two different readings is not a range.
bool read_range(const Tokens& tokens, DateOrder order, int this_year, DateReading& reading) {
  const Token* begin = tokens.list.data();
  const Token* end = begin + tokens.count;
  while (begin != end && (begin->word == Word::since || begin->circa) && !begin->is_number) ++begin;
  const auto is = [](const Token& token, Word word) { return !token.is_number && token.word == word; };
  while (end != begin && is(end[-1], Word::until)) --end;
  // "20-dən 26-na qədər 2014": the second word only closes what "-dən" opens.
  Tokens opened;
  if (std::any_of(begin, end, [&](const Token& token) { return is(token, Word::since); })) {
    for (const Token* at = begin; at != end; ++at)
      if (!is(*at, Word::until)) opened.list[opened.count++] = *at;
    begin = opened.list.data();
    end = begin + opened.count;
  }
  for (int tier = 0; tier != 4; ++tier) {
    Range found;
    bool short_year = false;
    for (const Token* at = begin + 1; at < end; ++at) {
      const bool word = !at->is_number && (at->word == Word::range || at->word == Word::until ||
                                           at->word == Word::since || (tokens.between && at->word == Word::and_word));
      const bool splits = tier == 0   ? word
                          : tier == 1 ? at->dash && at->spaced && !word
                          : tier == 2 ? at->dash && !word
                                      : at->slash && !word;
      if (!splits) continue;
      bool two_digits = false;
      const Range range = range_of(begin, at, word ? at + 1 : at, end, order, this_year, two_digits);
      if (!range) continue;
      if (found && *found != *range) return false;
      found = range;
      short_year = two_digits;
    }
    if (!found) continue;
    reading.date.form = found->first == found->second ? PartialDate::Form::at : PartialDate::Form::range;
    reading.date.first = found->first;
    if (reading.date.form == PartialDate::Form::range) reading.date.last = found->second;
    reading.two_digit_year = short_year;
    return true;
  }
  return false;
}

// "II квартал 2014"
bool read_quarter(const Tokens& tokens, DateReading& reading) {
  if (tokens.count != 2) return false;
  const Token *first = &tokens.list[0], *second = &tokens.list[1];
  if (first->is_number && first->digits == 4) std::swap(first, second);
  const bool named = first->is_number ? first->digits == 1 : first->word == Word::roman;
  if (!named || !second->is_number || second->digits != 4 || first->number < 1 || first->number > 4) return false;
  const auto year = static_cast<std::int16_t>(second->number);
  const auto month = static_cast<std::uint8_t>(first->number * 3);
  reading.date = {PartialDate::Form::range, {year, static_cast<std::uint8_t>(month - 2), 0}, {year, month, 0}};
  return is_valid(reading.date.first);
}

bool read_tokens(Tokens& tokens, DateOrder order, int this_year, DateReading& reading) {
  if (tokens.quarter) return read_quarter(tokens, reading);
  const Token* list = tokens.list.data();
  const bool ranged = std::any_of(list, list + tokens.count, [](const Token& token) {
    return !token.is_number && (token.word == Word::range || token.word == Word::until || token.word == Word::and_word);
  });
  for (std::size_t i = 0; i != tokens.count; ++i)
    if (tokens.list[i].circa && !ranged) tokens.doubt = tokens.doubt | PartialDate::Doubt::approximate;
  if (ranged && read_range(tokens, order, this_year, reading)) return true;
  // "до 12.03.2014", "12.03.2014-dək", "с 12.03.2014": an open range
  Tokens plain = tokens;
  plain.count = 0;
  for (std::size_t i = 0; i != tokens.count; ++i) {
    const Token& token = tokens.list[i];
    if (token.circa && !token.is_number) continue;
    if (token.is_number || token.word == Word::month || token.word == Word::roman)
      plain.list[plain.count++] = token;
    else if (token.word == Word::until || token.word == Word::range)
      plain.form = PartialDate::Form::before;
    else if (token.word == Word::since && plain.form == PartialDate::Form::at)
      plain.form = PartialDate::Form::after;
    else if (token.word == Word::and_word)
      return false;
  }
  if (plain.count == 1 && plain.list[0].is_number)
    if (const auto day = packed_day(plain.list[0], reading)) {
      reading.date.first = *day;
      reading.date.form = plain.form;
      return true;
    }
  const Token* begin = plain.list.data();
  const Pieces pieces = pieces_of(begin, begin + plain.count);
  if (const auto parts = parts_of(pieces, order); parts && (parts->year != 0 || parts->short_year)) {
    // "20-26 oktyabr 2020" has three numbers and a month, so it never gets here.
    const auto day = day_of(*parts, this_year, reading.two_digit_year);
    if (!day) return false;
    reading.date.first = *day;
    reading.date.form = plain.form;
    return true;
  }
  return plain.form == PartialDate::Form::at && read_range(tokens, order, this_year, reading);
}

bool weekday_fits(const Day& day, unsigned weekday) {
  const std::int32_t since_monday = ((days_from_epoch(day) + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  return static_cast<unsigned>(since_monday) + 1 == weekday;
}

}  // namespace

DateOrder date_order(std::string_view name) {
  return name == "mdy" ? DateOrder::mdy : name == "ymd" ? DateOrder::ymd : DateOrder::dmy;
}

bool is_of_date_words(std::string_view text) {
  if (text.size() > longest_date) return false;
  const std::string folded = fold(text);
  bool named = false;
  for (std::size_t i = 0; i < folded.size();) {
    const bool digit = is_digit(folded[i]);
    std::size_t end = i;
    while (end < folded.size() && folded[end] != ' ' && is_digit(folded[end]) == digit) ++end;
    const std::string_view word = std::string_view(folded).substr(i, end - i);
    i = std::max(end, i + 1);
    if (word.empty() || digit) continue;
    named = true;
    if (date_words::find(word).word == Word::unknown) return false;
  }
  return named;
}

unsigned month_of(std::string_view folded) { return date_words::month(folded); }

DayOrder day_order(std::string_view text) {
  text = trim(text);
  std::array<int, 3> numbers{};
  std::array<int, 3> digits{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (is_digit(c)) {
      if (count == 3) return DayOrder::none;
      std::size_t end = i;
      numbers[count] = number_at(text, i, 4, end);
      digits[count++] = static_cast<int>(end - i);
      i = end;
      if (count == 3) break;  // a time may follow
    } else if (c == '/' || c == '.' || c == '-' || (c == ' ' && i != 0)) {
      ++i;
    } else {
      return DayOrder::none;
    }
  }
  if (count != 3 || digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && digits[2] != 2)) return DayOrder::none;
  if (numbers[0] == 0 || numbers[1] == 0 || numbers[0] > 31 || numbers[1] > 31) return DayOrder::none;
  if (numbers[0] > 12 && numbers[1] > 12) return DayOrder::none;
  return numbers[0] > 12 ? DayOrder::day_first : numbers[1] > 12 ? DayOrder::month_first : DayOrder::open;
}

std::optional<DateReading> parse_date(std::string_view text, DateOrder order, int this_year) {
  text = trim(text);
  if (text.empty() || text.size() > longest_date) return std::nullopt;
  if (const auto iso = parse_iso_date(text)) return DateReading{*iso};
  DateReading reading;
  if (const auto plain = plain_pieces(text)) {
    const auto parts = parts_of(*plain, order);
    const auto day = parts ? day_of(*parts, this_year, reading.two_digit_year) : std::nullopt;
    if (!day) return std::nullopt;
    reading.date.first = *day;
    return reading;
  }
  Marks marks;
  std::string rest(text);
  if (!take_marks(rest, marks) || !take_time(rest, reading)) return std::nullopt;
  Tokens tokens = split(rest);
  if (!tokens.ok || tokens.count == 0) return std::nullopt;
  const std::uint32_t seconds = reading.seconds;
  if (!read_tokens(tokens, order, this_year, reading)) return std::nullopt;
  PartialDate& date = reading.date;
  date.doubt = marks.doubt | tokens.doubt;
  for (const PartialDate::Form form : {marks.form, tokens.form}) {
    if (form == PartialDate::Form::at) continue;
    if (date.form != PartialDate::Form::at && date.form != form) return std::nullopt;
    date.form = form;
  }
  if (tokens.part && date.first.day != 0) return std::nullopt;
  // A time belongs to one day.
  if (seconds != 0 && (date.form == PartialDate::Form::range || date.first.day == 0)) return std::nullopt;
  if (tokens.weekday != 0) {
    if (date.form == PartialDate::Form::range || date.first.day == 0) return std::nullopt;
    reading.weekday_differs = !weekday_fits(date.first, tokens.weekday);
  }
  return reading;
}

std::string clock_text(std::uint32_t seconds) {
  if (seconds == 0) return {};
  char buffer[16];
  const unsigned hour = seconds / 3600 % 24, minute = seconds / 60 % 60, second = seconds % 60;
  if (second == 0)
    std::snprintf(buffer, sizeof buffer, "%02u:%02u", hour, minute);
  else
    std::snprintf(buffer, sizeof buffer, "%02u:%02u:%02u", hour, minute, second);
  return buffer;
}

}  // namespace maex

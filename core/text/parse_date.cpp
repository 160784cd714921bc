#include "core/text/parse_date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t longest_date = 120;  // "17 sentyabr 2020-ci il - …" is under 60 bytes; longer text is a remark
constexpr std::size_t longest_case_ending = 10;  // bytes: "ında", "ının", Cyrillic letters have two

struct MonthName {
  std::string_view folded;
  unsigned month;
  bool stem;  // case endings may follow
};

// In the spelling of fold(): no accents, ё as е, ı as i.
constexpr MonthName names[] = {
    {"yanvar", 1, true},     {"fevral", 2, true},    {"mart", 3, true},       {"aprel", 4, true},
    {"iyun", 6, true},       {"iyul", 7, true},      {"avqust", 8, true},     {"sentyabr", 9, true},
    {"oktyabr", 10, true},   {"noyabr", 11, true},   {"dekabr", 12, true},    {"yan", 1, false},
    {"fev", 2, false},       {"mar", 3, false},      {"apr", 4, false},       {"iyn", 6, false},
    {"iyl", 7, false},       {"avq", 8, false},      {"sen", 9, false},       {"okt", 10, false},
    {"noy", 11, false},      {"dek", 12, false},     {"may", 5, true},        {"јанвар", 1, true},
    {"ијун", 6, true},       {"ијул", 7, true},      {"август", 8, true},     {"сентјабр", 9, true},
    {"октјабр", 10, true},   {"нојабр", 11, true},   {"январ", 1, true},      {"феврал", 2, true},
    {"март", 3, true},       {"апрел", 4, true},     {"май", 5, false},       {"мая", 5, false},
    {"мае", 5, false},       {"июн", 6, true},       {"июл", 7, true},        {"август", 8, true},
    {"сентябр", 9, true},    {"октябр", 10, true},   {"ноябр", 11, true},     {"декабр", 12, true},
    {"янв", 1, false},       {"фев", 2, false},      {"апр", 4, false},       {"авг", 8, false},
    {"сен", 9, false},       {"сент", 9, false},     {"окт", 10, false},      {"ноя", 11, false},
    {"дек", 12, false},      {"january", 1, false},  {"february", 2, false},  {"march", 3, false},
    {"april", 4, false},     {"june", 6, false},     {"july", 7, false},      {"august", 8, false},
    {"september", 9, false}, {"october", 10, false}, {"november", 11, false}, {"december", 12, false},
    {"jan", 1, false},       {"feb", 2, false},      {"jun", 6, false},       {"jul", 7, false},
    {"aug", 8, false},       {"sep", 9, false},      {"sept", 9, false},      {"oct", 10, false},
    {"nov", 11, false},      {"dec", 12, false},
};

// Words next to a date that add no meaning: "-ci il", "г.", "ayında", "of".
constexpr std::string_view fillers[] = {"ci",     "cu", "il",  "ilin", "ilde", "ay", "ayi", "ayinda",
                                        "ayinin", "г",  "год", "года", "году", "в",  "с",   "от",
                                        "of",     "in", "on",  "the",  "th",   "st", "nd",  "rd"};

struct Pieces {
  std::array<int, 3> numbers{};
  std::array<int, 3> digits{};
  std::size_t count = 0;
  unsigned month = 0;
  std::size_t numbers_before_month = 0;
  bool ok = true;
};

Pieces split(std::string_view folded) {
  Pieces pieces;
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] == ' ') {
      ++i;
      continue;
    }
    std::size_t end = i;
    const bool digit = folded[i] >= '0' && folded[i] <= '9';
    while (end < folded.size() && folded[end] != ' ' && (folded[end] >= '0' && folded[end] <= '9') == digit) ++end;
    const std::string_view word = folded.substr(i, end - i);
    i = end;
    if (digit) {
      if (pieces.count == 3 || word.size() > 4) return {.ok = false};
      int number = 0;
      for (const char c : word) number = number * 10 + (c - '0');
      pieces.numbers[pieces.count] = number;
      pieces.digits[pieces.count++] = static_cast<int>(word.size());
    } else if (const unsigned month = month_of(word); month != 0) {
      if (pieces.month != 0) return {.ok = false};
      pieces.month = month;
      pieces.numbers_before_month = pieces.count;
    } else if (std::find(std::begin(fillers), std::end(fillers), word) == std::end(fillers)) {
      return {.ok = false};
    }
  }
  return pieces;
}

struct Parts {
  int year = 0, month = 0, day = 0;
  bool short_year = false;
};

// A date's parts; year 0 when it has none (only allowed at the start of a range).
std::optional<Parts> parts_of(const Pieces& p, DateOrder order) {
  Parts parts;
  if (!p.ok) return std::nullopt;
  if (p.month != 0) {
    parts.month = static_cast<int>(p.month);
    if (p.count == 0) return parts;
    if (p.count == 1) {
      (p.digits[0] == 4 ? parts.year : parts.day) = p.numbers[0];
    } else if (p.count == 2) {
      const bool year_first = p.digits[0] == 4;
      parts.year = p.numbers[year_first ? 0 : 1];
      parts.day = p.numbers[year_first ? 1 : 0];
      if (p.digits[year_first ? 1 : 0] > 2) return std::nullopt;
      const int year_digits = p.digits[year_first ? 0 : 1];
      if (year_digits != 4 && year_digits != 2) return std::nullopt;
      parts.short_year = year_digits == 2;
    } else {
      return std::nullopt;
    }
    if (parts.day == 0 && p.count == 2) return std::nullopt;
    if (parts.day == 0 && p.count == 1 && p.digits[0] != 4) return std::nullopt;
    return parts;
  }
  if (p.count == 1) {
    if (p.digits[0] == 4)
      parts.year = p.numbers[0];
    else if (p.digits[0] <= 2)
      parts.day = p.numbers[0];
    else
      return std::nullopt;
    return parts;
  }
  if (p.count == 2) {
    if (p.digits[0] == 4 && p.digits[1] <= 2)
      parts = {p.numbers[0], p.numbers[1], 0};
    else if (p.digits[1] == 4 && p.digits[0] <= 2)
      parts = {p.numbers[1], p.numbers[0], 0};
    else if (p.digits[0] <= 2 && p.digits[1] <= 2 && order == DateOrder::dmy)
      parts = {0, p.numbers[1], p.numbers[0]};
    else
      return std::nullopt;
    return parts.month == 0 ? std::nullopt : std::optional(parts);
  }
  if (p.count != 3) return std::nullopt;
  std::array<int, 3> at{0, 1, 2};  // positions of year, month and day
  if (p.digits[0] == 4 || order == DateOrder::ymd)
    at = {0, 1, 2};
  else if (order == DateOrder::dmy)
    at = {2, 1, 0};
  else
    at = {2, 0, 1};
  const auto digits = [&](int which) {
    return p.digits[static_cast<std::size_t>(at[static_cast<std::size_t>(which)])];
  };
  const auto number = [&](int which) {
    return p.numbers[static_cast<std::size_t>(at[static_cast<std::size_t>(which)])];
  };
  if ((digits(0) != 4 && digits(0) != 2) || digits(1) > 2 || digits(2) > 2) return std::nullopt;
  parts = {number(0), number(1), number(2), digits(0) == 2};
  if (parts.month == 0 || parts.day == 0) return std::nullopt;
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

// Removes a time such as "13:45", "13:45:10", "T00:00:00.000" from the end. False when a text with a colon is not a
// time.
bool take_time(std::string_view& text, std::uint32_t& seconds) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return true;
  std::size_t start = colon;
  while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9') --start;
  if (start == 0 || colon - start > 2 || colon == start) return false;
  const char before = text[start - 1];
  if (before != ' ' && before != 'T' && before != '\t') return false;
  std::string clock(text.substr(start));
  int hour = 0, minute = 0, second = 0, used = 0;
  if (std::sscanf(clock.c_str(), "%2d:%2d%n", &hour, &minute, &used) != 2) return false;
  std::string_view rest = std::string_view(clock).substr(static_cast<std::size_t>(used));
  if (rest.starts_with(':')) {
    int more = 0;
    if (std::sscanf(rest.data(), ":%2d%n", &second, &more) != 1) return false;
    rest.remove_prefix(static_cast<std::size_t>(more));
    if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
  }
  rest = trim(rest);
  if (rest == "PM" || rest == "pm")
    hour += hour < 12 ? 12 : 0;
  else if (rest == "AM" || rest == "am")
    hour -= hour == 12 ? 12 : 0;
  else if (!rest.empty() && rest != "Z")
    return false;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  seconds = static_cast<std::uint32_t>(hour * 3600 + minute * 60 + second);
  text = trim(text.substr(0, before == 'T' ? start - 1 : start));
  return true;
}

std::optional<DateReading> parse_range(std::string_view left, std::string_view right, DateOrder order, int this_year) {
  auto to = parts_of(split(fold(right)), order);
  auto from = parts_of(split(fold(left)), order);
  if (!to || !from || to->year == 0) return std::nullopt;
  // "7 aprel - 14 may 2016", "20-26 oktyabr 2020": the start takes its missing parts from the end.
  if (from->year == 0) {
    from->year = to->year;
    from->short_year = to->short_year;
    if (from->month == 0) from->month = to->month;
  }
  DateReading reading;
  const auto first = day_of(*from, this_year, reading.two_digit_year);
  const auto last = day_of(*to, this_year, reading.two_digit_year);
  if (!first || !last || *last < *first) return std::nullopt;
  reading.date = {PartialDate::Form::range, *first, *last};
  if (*first == *last) reading.date = {PartialDate::Form::at, *first, {}};
  return reading;
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
    const bool digit = folded[i] >= '0' && folded[i] <= '9';
    std::size_t end = i;
    while (end < folded.size() && folded[end] != ' ' && (folded[end] >= '0' && folded[end] <= '9') == digit) ++end;
    const std::string_view word = std::string_view(folded).substr(i, end - i);
    i = std::max(end, i + 1);
    if (word.empty() || digit) continue;
    named = true;
    if (month_of(word) == 0 && std::find(std::begin(fillers), std::end(fillers), word) == std::end(fillers))
      return false;
  }
  return named;
}

unsigned month_of(std::string_view folded) {
  for (const MonthName& each : names) {
    if (folded == each.folded) return each.month;
    if (each.stem && folded.starts_with(each.folded) && folded.size() - each.folded.size() <= longest_case_ending)
      return each.month;
  }
  return 0;
}

std::optional<DateReading> parse_date(std::string_view text, DateOrder order, int this_year) {
  text = trim(text);
  if (text.empty() || text.size() > longest_date) return std::nullopt;
  if (const auto iso = parse_iso_date(text)) return DateReading{*iso};
  DateReading reading;
  if (!take_time(text, reading.seconds)) return std::nullopt;
  if (const auto parts = parts_of(split(fold(text)), order); parts && parts->year + parts->short_year != 0) {
    // "20-26 oktyabr 2020" has three numbers and a month, so it never gets here.
    const auto day = day_of(*parts, this_year, reading.two_digit_year);
    if (!day) return std::nullopt;
    reading.date.first = *day;
    return reading;
  }
  if (reading.seconds != 0) return std::nullopt;
  for (const std::string_view dash : {" - ", " – ", " — ", "–", "—", " по ", " to ", "-"}) {
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos || text.find(dash, at + dash.size()) != std::string_view::npos) continue;
    if (auto range = parse_range(text.substr(0, at), text.substr(at + dash.size()), order, this_year)) return range;
  }
  return std::nullopt;
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

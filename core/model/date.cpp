#include "core/model/date.hpp"

#include <chrono>

namespace maex {
namespace {

int two_digits(std::string_view text, std::size_t at) {
  const char a = text[at];
  const char b = text[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return -1;
  return (a - '0') * 10 + (b - '0');
}

constexpr char doubt_marks[] = {'\0', '?', '~', '%'};  // by PartialDate::Doubt

/// Removes the mark of doubt from the end.
PartialDate::Doubt take_doubt(std::string_view& text) {
  for (std::size_t i = 1; i != std::size(doubt_marks); ++i)
    if (text.ends_with(doubt_marks[i])) {
      text.remove_suffix(1);
      return static_cast<PartialDate::Doubt>(i);
    }
  return PartialDate::Doubt::none;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const int century = two_digits(text, 0);
  const int rest = two_digits(text, 2);
  if (century < 0 || rest < 0) return std::nullopt;
  Day day{static_cast<std::int16_t>(century * 100 + rest), 0, 0};
  if (text.size() >= 7) {
    const int month = two_digits(text, 5);
    if (text[4] != '-' || month <= 0) return std::nullopt;
    day.month = static_cast<std::uint8_t>(month);
  }
  if (text.size() == 10) {
    const int number = two_digits(text, 8);
    if (text[7] != '-' || number <= 0) return std::nullopt;
    day.day = static_cast<std::uint8_t>(number);
  }
  if (!is_valid(day)) return std::nullopt;
  return day;
}

void append_day(std::string& out, const Day& day) {
  const auto put = [&out](int number, int width) {
    for (int unit = width == 4 ? 1000 : 10; unit != 0; unit /= 10) out += static_cast<char>('0' + number / unit % 10);
  };
  put(day.year, 4);
  if (day.month == 0) return;
  out += '-';
  put(day.month, 2);
  if (day.day == 0) return;
  out += '-';
  put(day.day, 2);
}

}  // namespace

bool is_valid(const Day& day) {
  if (day.year < 1 || day.year > 9999 || day.month > 12) return false;
  if (day.month == 0) return day.day == 0;
  if (day.day == 0) return true;
  return std::chrono::year_month_day{std::chrono::year{day.year}, std::chrono::month{day.month},
                                     std::chrono::day{day.day}}
      .ok();
}

void append_text(std::string& out, const PartialDate& date) {
  const auto put = [&](const Day& day) {
    append_day(out, day);
    if (date.doubt != PartialDate::Doubt::none) out += doubt_marks[static_cast<std::size_t>(date.doubt)];
  };
  if (date.form == PartialDate::Form::before) out += "../";
  put(date.first);
  if (date.form == PartialDate::Form::after) out += "/..";
  if (date.form == PartialDate::Form::range) {
    out += '/';
    put(date.last);
  }
}

std::string to_text(const PartialDate& date) {
  std::string text;
  append_text(text, date);
  return text;
}

std::optional<PartialDate> parse_iso_date(std::string_view text) {
  const std::size_t slash = text.find('/');
  PartialDate date;
  if (slash == std::string_view::npos) {
    date.doubt = take_doubt(text);
    const auto day = parse_day(text);
    if (!day) return std::nullopt;
    date.first = *day;
    return date;
  }
  std::string_view left = text.substr(0, slash), right = text.substr(slash + 1);
  const PartialDate::Doubt first = take_doubt(left), last = take_doubt(right);
  // An open end has no mark; the two ends of a range have the same.
  constexpr PartialDate::Doubt none = PartialDate::Doubt::none;
  const bool fits = left == ".." ? first == none : right == ".." ? last == none : first == last;
  if (!fits) return std::nullopt;
  date.doubt = first | last;
  const auto bound = parse_day(left == ".." ? right : left);
  if (!bound) return std::nullopt;
  date.first = *bound;
  if (left == "..") {
    date.form = PartialDate::Form::before;
  } else if (right == "..") {
    date.form = PartialDate::Form::after;
  } else {
    const auto end = parse_day(right);
    if (!end || *end < *bound) return std::nullopt;
    date.form = PartialDate::Form::range;
    date.last = *end;
  }
  return date;
}

std::int32_t days_from_epoch(const Day& day) {
  using namespace std::chrono;
  return static_cast<std::int32_t>(
      sys_days{year_month_day{year{day.year}, month{day.month}, std::chrono::day{day.day}}}.time_since_epoch().count());
}

Day day_from_epoch(std::int32_t days) {
  using namespace std::chrono;
  const year_month_day date{sys_days{std::chrono::days{days}}};
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

}  // namespace maex

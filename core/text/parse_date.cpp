#include "core/text/parse_date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/text/date_words.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

using date_words::Word;

constexpr std::size_t longest_date = 120;  // "17 sentyabr 2020-ci il - …" is under 60 bytes; longer text is a remark
constexpr std::size_t most_tokens = 24;
constexpr std::int64_t milliseconds_a_day = 86'400'000;
constexpr std::int64_t first_epoch = 1'000'000'000'000, last_epoch = 4'102'444'800'000;  // 2001-09-09, 2100-01-01

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// --- Marks of doubt and bounds ------------------------------------------------------------------------------------

struct Marks {
  PartialDate::Doubt doubt = PartialDate::Doubt::none;
  PartialDate::Form form = PartialDate::Form::at;  // before or after, from "<" and ">"
};

bool erase_all(std::string& text, std::string_view what) {
  bool found = false;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
    found = true;
  }
  return found;
}

// Removes "±2" and the like. False when a text with this sign has no number after it.
bool take_tolerance(std::string& text, Marks& marks) {
  const std::size_t at = text.find("±");
  if (at == std::string::npos) return true;
  std::size_t end = at + std::string_view("±").size();
  while (end < text.size() && text[end] == ' ') ++end;
  const std::size_t digits = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == digits || end - digits > 2) return false;
  text.erase(at, end - at);
  marks.doubt = marks.doubt | PartialDate::Doubt::approximate;
  return true;
}

bool take_marks(std::string& text, Marks& marks) {
  using Doubt = PartialDate::Doubt;
  for (const std::string_view mark : {"(?)", "[?]", "?", "*"})
    if (erase_all(text, mark)) marks.doubt = marks.doubt | Doubt::uncertain;
  for (const std::string_view mark : {"~", "≈", "∼", "≃"})
    if (erase_all(text, mark)) marks.doubt = marks.doubt | Doubt::approximate;
  if (!take_tolerance(text, marks)) return false;
  std::string_view rest = trim(text);
  if (rest.ends_with('!')) {
    rest.remove_suffix(1);
    marks.doubt = marks.doubt | Doubt::uncertain;
  }
  // Some senders put what they are not sure of into brackets.
  const bool brackets = (rest.starts_with('(') && rest.find(')') == rest.size() - 1) ||
                        (rest.starts_with('[') && rest.find(']') == rest.size() - 1);
  if (rest.size() > 2 && brackets) {
    rest = rest.substr(1, rest.size() - 2);
    marks.doubt = marks.doubt | Doubt::uncertain;
  }
  rest = trim(rest);
  const auto bound = [&](std::string_view sign, PartialDate::Form form) {
    if (!rest.starts_with(sign)) return;
    rest.remove_prefix(sign.size());
    marks.form = form;
  };
  for (const std::string_view sign : {"<=", "≤", "<"}) bound(sign, PartialDate::Form::before);
  for (const std::string_view sign : {">=", "≥", ">"}) bound(sign, PartialDate::Form::after);
  text = std::string(trim(rest));
  return true;
}

// --- Time of day and zone -----------------------------------------------------------------------------------------

int number_at(std::string_view text, std::size_t at, std::size_t most, std::size_t& end) {
  int number = 0;
  for (end = at; end < text.size() && end - at < most && is_digit(text[end]); ++end)
    number = number * 10 + (text[end] - '0');
  return end == at ? -1 : number;
}

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

// Removes a time such as "13:45", "saat 13:45:10", "T00:00:00.000Z", "7 PM". False when a text with a colon has no
// time.
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

// --- Words and numbers --------------------------------------------------------------------------------------------

struct Token {
  Word word = Word::filler;                                                            // filler: a number
  bool is_number = false, dash = false, slash = false, spaced = false, point = false;  // the signs in front of it
  std::int64_t number = 0;
  int digits = 0;
  bool bracket = false;  // within brackets
  bool circa = false;    // "c": also a Russian "с" typed with a Latin letter
};

struct Tokens {
  std::array<Token, most_tokens> list{};
  std::size_t count = 0;
  PartialDate::Doubt doubt = PartialDate::Doubt::none;
  PartialDate::Form form = PartialDate::Form::at;
  unsigned weekday = 0;
  bool part = false, quarter = false, between = false, ok = true;
};

// The length of a sign that separates words; sets what it is.
std::size_t separator(std::string_view rest, Token& next) {
  for (const std::string_view dash : {"-", "–", "—", "\u2212", "\u2010", "\u2011"})
    if (rest.starts_with(dash)) {
      next.dash = true;
      return dash.size();
    }
  switch (rest.front()) {
    case '/': next.slash = true; return 1;
    case '.':
    case ',': next.point = true; return 1;
    case '(':
    case '[': next.bracket = true; return 1;
    case ')':
    case ']': next.bracket = false; return 1;
    case ' ':
    case '\t':
    case '\n':
    case '\r': next.spaced = true; return 1;
    case '\'':
    case '"': return 1;
    default: break;
  }
  for (const std::string_view blank : {"\u00A0", "\u202F", "\u2009"})
    if (rest.starts_with(blank)) {
      next.spaced = true;
      return blank.size();
    }
  // Marks of the writing direction and of no width have no meaning here; U+2024 looks like a point.
  for (const std::string_view nothing : {"\u200B", "\u200E", "\u200F", "\u2060", "\uFEFF"})
    if (rest.starts_with(nothing)) return nothing.size();
  if (rest.starts_with("\u2024")) {
    next.point = true;
    return std::string_view("\u2024").size();
  }
  for (const std::string_view quote : {"«", "»", "“", "”", "’", "‘"})
    if (rest.starts_with(quote)) return quote.size();
  return 0;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

Tokens split(std::string_view text) {
  Tokens made;
  Token next;
  std::string folded;
  unsigned weekday_before = 0;
  while (!text.empty()) {
    if (const std::size_t sign = separator(text, next); sign != 0) {
      text.remove_prefix(sign);
      continue;
    }
    std::size_t end = 0;
    if (is_digit(text.front())) {
      constexpr std::size_t most_digits = 14;  // milliseconds since 1970 have fewer
      for (; end < text.size() && is_digit(text[end]); ++end)
        if (end < most_digits) next.number = next.number * 10 + (text[end] - '0');
      next.digits = static_cast<int>(std::min(end, most_digits + 1));
      next.is_number = true;
      if (end > most_digits) made.ok = false;
    } else if (is_letter(text.front())) {
      Token unused;
      while (end < text.size() && is_letter(text[end]) && separator(text.substr(end), unused) == 0) ++end;
      folded.clear();
      append_folded(folded, text.substr(0, end));
      const date_words::Found found = date_words::find(folded);
      next.word = found.word;
      next.number = found.number;
      next.circa = folded == "c";
    } else {
      made.ok = false;
    }
    if (!made.ok || (!next.is_number && next.word == Word::unknown)) {
      made.ok = false;
      return made;
    }
    text.remove_prefix(end);
    const unsigned day_of_week = weekday_before;
    weekday_before = 0;
    bool keep = next.is_number;
    if (!next.is_number) switch (next.word) {
        case Word::filler:
        case Word::unknown: break;
        case Word::weekday: made.weekday = weekday_before = static_cast<unsigned>(next.number); break;
        case Word::day_after:
          // "bazar ertəsi" is the day after Sunday; "cümə axşamı" is the day before Friday.
          if (day_of_week == 0) made.ok = false;
          made.weekday = day_of_week == 7 ? 1 : day_of_week - 1;
          break;
        case Word::approximate:
          if (next.circa)
            keep = true;
          else
            made.doubt = made.doubt | PartialDate::Doubt::approximate;
          break;
        case Word::uncertain: made.doubt = made.doubt | PartialDate::Doubt::uncertain; break;
        case Word::before: made.form = PartialDate::Form::before; break;
        case Word::after: made.form = PartialDate::Form::after; break;
        case Word::between: made.between = true; break;
        case Word::part: made.part = true; break;
        case Word::quarter: made.quarter = true; break;
        case Word::month:
        case Word::roman:
        case Word::since:
        case Word::range:
        case Word::until:
        case Word::and_word: keep = true; break;
      }
    if (keep) {
      if (next.bracket) made.doubt = made.doubt | PartialDate::Doubt::uncertain;
      if (made.count == most_tokens) made.ok = false;
      if (!made.ok) return made;
      made.list[made.count++] = next;
    }
    const bool bracket = next.bracket;
    next = Token();
    next.bracket = bracket;
  }
  return made;
}

struct Pieces {
  std::array<std::int64_t, 3> numbers{};
  std::array<int, 3> digits{};
  std::size_t count = 0;
  unsigned month = 0;
  bool ok = true, lost_zero = false;
};

// The numbers and the month of one date.
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

struct Parts {
  int year = 0, month = 0, day = 0;
  bool short_year = false;
};

// A date's parts; year 0 when it has none (only allowed in a range).
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

// "20140514", "14052014" (never both: no month is 19 or 20), and milliseconds since 1970 as map programs export them.
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

// "14.05.2014", "14/5/2014": most dates of most lists. nullopt: another form.
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

#include "core/mapping/prose/dates.hpp"

#include <algorithm>

#include "core/mapping/prose/numbers.hpp"
#include "core/text/parse_date.hpp"

namespace maex::prose {
namespace {

bool is_counted(Class cls) {
  return cls == Class::thing || cls == Class::kind || cls == Class::unit || cls == Class::person ||
         cls == Class::trait || cls == Class::scale || cls == Class::outcome || cls == Class::fill ||
         cls == Class::other || cls == Class::other_unit;
}

}  // namespace

bool DateReader::is_month(std::size_t i) const {
  const Tokens& tokens = paragraph_.tokens;
  if (i >= tokens.list.size() || tokens.list[i].kind != Token::Kind::word) return false;
  // "may" is also an English verb, and "mar" the beginning of a word.
  if (grammar_.language == "en" && !tokens.list[i].capital) return false;
  // "30-dək" is "up to 30", not 30 December.
  if (tokens.list[i].hyphen && !tokens.list[i].capital && tokens.folded(i).size() <= 3) return false;
  return month_of(tokens.folded(i)) != 0;
}

// "sentyabr ayının 19-da": the word that joins a month to its day; the value is "of".
bool DateReader::is_of_month(std::size_t i) const {
  const auto match = grammar_.words.match(paragraph_.tokens, i);
  return match.tokens == 1 && match.entry.cls == Class::month && grammar_.words.value(match.entry.value) == "of";
}

// "bu ilin sentyabrında": the year of the report, and not of a date before it. `year` is THIS_YEAR or LAST_YEAR.
bool DateReader::follows_year_of_report(std::size_t at, std::string_view year) const {
  for (std::size_t n = 1; n <= 2 && n <= at; ++n) {
    const auto match = grammar_.words.match(paragraph_.tokens, at - n);
    if (match.tokens == n && match.entry.cls == Class::when && grammar_.words.value(match.entry.value) == year)
      return true;
  }
  return false;
}

bool DateReader::is_day_number(std::size_t i) const {
  const Tokens& tokens = paragraph_.tokens;
  if (i >= tokens.list.size() || tokens.list[i].kind != Token::Kind::number) return false;
  const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
  if (is_dotted_date(digits) || is_year(digits)) return true;
  return !digits.broken && digits.count == 1 && digits.size[0] <= 2 && digits.group[0] >= 1 && digits.group[0] <= 31;
}

// "In 2022 …, in December alone": a year with its word, nearer than the last date. Such years become dates later. 0:
// none.
int DateReader::year_before(std::size_t at) const {
  constexpr std::size_t farthest = 60;
  const Tokens& tokens = paragraph_.tokens;
  const std::size_t stop = std::max(at < farthest ? std::size_t{0} : at - farthest,
                                    paragraph_.dates.empty() ? std::size_t{0} : paragraph_.dates.back().token + 1u);
  for (std::size_t i = at; i-- > stop;) {
    if (tokens.list[i].kind != Token::Kind::number) continue;
    const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
    if (!is_year(digits) || i + 1 == tokens.list.size()) continue;
    const auto next = grammar_.words.match(tokens, i + 1);
    if (next.tokens != 0 && (next.entry.cls == Class::year || next.entry.cls == Class::ordinal))
      return static_cast<int>(digits.group[0]);
  }
  return 0;
}

// "Between 23 and 29 July": the word before the date begins a span, so that "and" goes on to its last day.
bool DateReader::is_between(std::size_t at) const {
  if (at == 0) return false;
  const auto match = grammar_.words.match(paragraph_.tokens, at - 1);
  return match.tokens == 1 && match.entry.cls == Class::since;
}

// "On October 10": the word before the date is one of days only.
bool DateReader::is_on_day(std::size_t at) const {
  if (at == 0) return false;
  const auto match = grammar_.words.match(paragraph_.tokens, at - 1);
  return match.tokens == 1 && match.entry.cls == Class::at && grammar_.words.value(match.entry.value) == "DAY";
}

// The text of a date, with a dash for the "and" of a span.
std::string DateReader::text_of(std::size_t first, std::size_t last) const {
  const Tokens& tokens = paragraph_.tokens;
  for (std::size_t i = first + 1; i < last && is_between(first); ++i)
    if (const auto match = grammar_.words.match(tokens, i); match.tokens == 1 && match.entry.cls == Class::and_)
      return std::string(tokens.shown(first, i - 1)) + " - " + std::string(tokens.shown(i + 1, last));
  return std::string(tokens.shown(first, last));
}

// Index past the last token that could belong to a date which begins at `at`.
std::size_t DateReader::extend(std::size_t at) const {
  const Tokens& tokens = paragraph_.tokens;
  const std::size_t most = std::min(tokens.list.size(), at + longest);
  std::size_t end = at + 1;
  bool year = false;  // a year ends a date, unless a dash goes on to the last day of a range
  for (; end < most; ++end) {
    if (const Token& last = tokens.list[end - 1]; last.kind == Token::Kind::number) {
      const Digits& digits = tokens.numbers[static_cast<std::size_t>(last.digits)];
      year |= is_year(digits) || is_dotted_date(digits);
    }
    const Token& token = tokens.list[end];
    const Token& before = tokens.list[end - 1];
    if (token.kind == Token::Kind::sign) {
      if (token.sign == '.' && token.glued) continue;
      if (token.sign == '-') continue;
      if (token.sign == ',' && !year && is_day_number(end + 1) &&
          is_year(tokens.numbers[static_cast<std::size_t>(tokens.list[end + 1].digits)]))
        continue;
      break;
    }
    if (token.kind == Token::Kind::number) {
      if (!is_day_number(end)) break;
      const Class before_class =
          before.kind == Token::Kind::word ? grammar_.words.match(tokens, end - 1).entry.cls : Class::word;
      const bool follows = (before.kind == Token::Kind::word && before.hyphen && !year) || is_month(end - 1) ||
                           before.kind == Token::Kind::sign || token.hyphen || before_class == Class::until ||
                           is_of_month(end - 1) || before_class == Class::since || before_class == Class::and_ ||
                           (before.kind == Token::Kind::word && is_month(end + 1));
      if (!follows) break;
      // "In October 2021 - 9 civilians": behind a year, only a day with its month goes on.
      if (year && before.sign == '-' && !is_month(end + 1) &&
          !is_year(tokens.numbers[static_cast<std::size_t>(token.digits)]) &&
          !is_dotted_date(tokens.numbers[static_cast<std::size_t>(token.digits)]))
        break;
      // "In March 22 mines were found": a number that counts something is not a day. "On October 10 an excavator" has
      // one.
      if (!is_on_day(at) && end + 1 < tokens.list.size() &&
          is_counted(grammar_.words.match(tokens, end + 1).entry.cls) &&
          !is_year(tokens.numbers[static_cast<std::size_t>(token.digits)]) && before.sign != '-')
        break;
      continue;
    }
    if (is_month(end)) {
      // "yanvarından iyununadək": the ending of the first month makes two dates.
      const auto ending = grammar_.words.match(tokens, end - 1);
      if (ending.tokens == 1 && ending.entry.cls == Class::since && is_month(end - 1)) break;
      continue;
    }
    if (token.hyphen && tokens.list[end].folded_size <= 12) continue;  // an ending of its number
    const auto match = grammar_.words.match(tokens, end);
    if (match.tokens != 1) break;
    const Class cls = match.entry.cls;
    if (cls == Class::year || cls == Class::ordinal || cls == Class::month) continue;
    // "24 in July" is no day, where a word of its own joins the two: "24 of July".
    const bool joins = cls != Class::at || !has_word_of_days_ || grammar_.words.value(match.entry.value) == "OF";
    if (!year && (cls == Class::qualifier_after || cls == Class::until || cls == Class::since || cls == Class::at) &&
        joins)
      continue;
    if (!year && cls == Class::and_ && (is_day_number(end + 1) || (is_between(at) && is_month(end + 1)))) continue;
    break;
  }
  return end;
}

// "May ayında (2013)", "(2015-ci il)": the year in the brackets after a date. 0: none.
int DateReader::bracket_year(std::size_t at) const {
  const Tokens& tokens = paragraph_.tokens;
  for (std::size_t i = 0; i != 3 && at < tokens.list.size() && tokens.list[at].kind == Token::Kind::word; ++i) ++at;
  if (at + 2 >= tokens.list.size() || tokens.list[at].sign != '(' || tokens.list[at + 1].kind != Token::Kind::number)
    return 0;
  const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[at + 1].digits)];
  if (!is_year(digits)) return 0;
  std::size_t end = at + 2;
  while (end < tokens.list.size() && end < at + 5 && tokens.list[end].kind == Token::Kind::word) ++end;
  return end < tokens.list.size() && tokens.list[end].sign == ')' ? static_cast<int>(digits.group[0]) : 0;
}

// "2025-ci ilin 13-19 oktyabr": the year first, then days and a month. The year is read last.
std::optional<std::string> DateReader::year_last(std::size_t first, std::size_t last) const {
  const Tokens& tokens = paragraph_.tokens;
  if (tokens.list[first].kind != Token::Kind::number ||
      !is_year(tokens.numbers[static_cast<std::size_t>(tokens.list[first].digits)]))
    return std::nullopt;
  std::size_t rest = first + 1;
  while (rest <= last && tokens.list[rest].kind == Token::Kind::word && !is_month(rest)) ++rest;
  if (rest == first + 1 || rest > last || tokens.list[rest].kind == Token::Kind::sign) return std::nullopt;
  return std::string(tokens.shown(rest, last)) + " " + std::string(tokens.shown(first, first));
}

bool DateReader::has_dotted_date(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i <= last; ++i)
    if (const Token& token = paragraph_.tokens.list[i];
        token.kind == Token::Kind::number &&
        is_dotted_date(paragraph_.tokens.numbers[static_cast<std::size_t>(token.digits)]))
      return true;
  return false;
}

bool DateReader::parse(std::size_t first, std::size_t last, DateItem& out) const {
  const std::string text = text_of(first, last);
  if (text.size() > 80) return false;
  std::optional<DateReading> found;
  if (const auto turned = year_last(first, last)) found = parse_date(*turned, DateOrder::dmy, context_.this_year);
  if (!found) found = parse_date(text, DateOrder::dmy, context_.this_year);
  // "С 17 по 23 июня": the second day is no year of two digits. "17.06.23" has one.
  if (found && found->two_digit_year && !has_dotted_date(first, last)) found.reset();
  if (!found) {
    for (std::size_t i = first; i <= last; ++i) {
      const Token& token = paragraph_.tokens.list[i];
      if (token.kind == Token::Kind::number &&
          is_year(paragraph_.tokens.numbers[static_cast<std::size_t>(token.digits)]))
        return false;
    }
    int year = bracket_year(last + 1);
    out.bracket = year != 0;
    // "keçən ilin yanvar-sentyabr aylarında": one year before.
    const bool last_year = grammar_.verb_last && follows_year_of_report(first, "LAST_YEAR");
    const bool this_year = last_year || follows_year_of_report(first, "THIS_YEAR");
    if (this_year && year == 0) year = context_.year;
    if (year == 0) year = year_before(first);
    // The year of the last date before it in the paragraph; "this year" is the latest one.
    int latest = 0;
    for (auto each = paragraph_.dates.rbegin(); year == 0 && each != paragraph_.dates.rend(); ++each) {
      if (!each->known || !each->base.empty()) continue;
      latest = std::max<int>(latest, each->date.first.year);
      if (!this_year) year = latest;
    }
    if (year == 0) year = latest;
    if (last_year && year != 0 && !out.bracket) --year;
    const bool named = year != 0;
    if (year == 0) year = context_.year != 0 ? context_.year : context_.this_year;
    if (year == 0) return false;
    found = parse_date(text + " " + std::to_string(year), DateOrder::dmy, std::max(year, context_.this_year));
    if (!found) return false;
    // "In December", in a text of January: the December before.
    if (!named && context_.issued < found->date.first && context_.issued.year == year)
      found = parse_date(text + " " + std::to_string(year - 1), DateOrder::dmy, std::max(year, context_.this_year));
    if (!found) return false;
    out.known = named || context_.year != 0;
  }
  out.date = found->date;
  out.date.doubt = PartialDate::Doubt::none;
  if (out.date.form == PartialDate::Form::after) {
    out.since = true;
    out.date.form = PartialDate::Form::at;
  } else if (out.date.form == PartialDate::Form::before) {
    out.until = true;
    out.date.form = PartialDate::Form::at;
  }
  return true;
}

// "early 1990s", "начала 1990-х годов", "1990-cı illərin əvvəlləri".
std::size_t DateReader::decade(std::size_t at, DateItem& out) const {
  const Tokens& tokens = paragraph_.tokens;
  std::string half;
  std::size_t i = at;
  if (const auto match = grammar_.words.match(tokens, i); match.tokens != 0 && match.entry.cls == Class::half) {
    half = grammar_.words.value(match.entry.value);
    i += match.tokens;
  }
  if (i >= tokens.list.size() || tokens.list[i].kind != Token::Kind::number) return 0;
  const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
  if (digits.count != 1 || digits.broken || digits.group[0] % 10 != 0) return 0;
  std::uint32_t year = digits.group[0];
  if (digits.size[0] == 2 && year >= 50) year += 1900;
  if (year < 1900 || year > 2100) return 0;
  std::size_t end = i + 1;
  bool plural = false;
  for (; end < tokens.list.size() && end < i + 4; ++end) {
    const auto match = grammar_.words.match(tokens, end);
    if (match.tokens != 1 && !tokens.list[end].hyphen) break;
    const std::string_view word = tokens.folded(end);
    // The plural word of years belongs to a decade: its value is "decade".
    if (match.tokens == 1 && match.entry.cls == Class::year && grammar_.words.value(match.entry.value) == "decade") {
      plural = true;
      continue;
    }
    if (match.tokens == 1 && match.entry.cls == Class::half && half.empty() && plural) {
      half = grammar_.words.value(match.entry.value);
      continue;
    }
    if (!tokens.list[end].hyphen || word.empty()) break;
  }
  if (!plural) return 0;
  out.base = (half.empty() ? "" : half + " ") + std::to_string(year) + "s";
  out.date.first = {static_cast<std::int16_t>(year), 0, 0};
  out.date.last = {static_cast<std::int16_t>(year + 9), 0, 0};
  out.date.form = PartialDate::Form::range;
  return end - at;
}

// Days of one month: "Dekabrın 1-dən 30-dək", "2025-ci ilin 13-19 oktyabr".
std::size_t DateReader::days_of_month(std::size_t at, DateItem& out) const {
  const Tokens& tokens = paragraph_.tokens;
  const auto day = [&](std::size_t i) -> unsigned {
    if (i >= tokens.list.size() || tokens.list[i].kind != Token::Kind::number) return 0;
    const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
    return digits.count == 1 && digits.size[0] <= 2 && !digits.broken && digits.group[0] <= 31 ? digits.group[0] : 0;
  };
  const auto ending = [&](std::size_t i) {
    return i < tokens.list.size() && tokens.list[i].kind == Token::Kind::word && tokens.list[i].hyphen &&
           tokens.list[i].folded_size <= 6;
  };
  std::size_t i = at;
  int year = 0;
  if (tokens.list[i].kind == Token::Kind::number) {
    const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
    if (is_year(digits)) {
      year = static_cast<int>(digits.group[0]);
      ++i;
      while (i < tokens.list.size() && tokens.list[i].kind == Token::Kind::word && i < at + 4 && !is_month(i)) ++i;
      if (i == at + 1) return 0;
    }
  }
  unsigned month = 0;
  if (is_month(i)) month = month_of(tokens.folded(i++));
  if (month != 0 && i < tokens.list.size() && is_of_month(i)) ++i;
  const unsigned first = day(i++);
  if (first == 0) return 0;
  bool joined = false;
  if (ending(i)) joined = true, ++i;
  if (i < tokens.list.size() && tokens.list[i].sign == '-') joined = true, ++i;
  // "Dekabrın 11-i ilə 17-si arasında": the word after the last day says that both days are the ends of a span.
  if (joined && i + 2 < tokens.list.size() && tokens.list[i].kind == Token::Kind::word && day(i + 1) != 0 &&
      grammar_.words.match(tokens, i + (ending(i + 2) ? 3 : 2)).entry.cls == Class::at)
    ++i;
  const unsigned last = day(i);
  if (last == 0 || last < first || !(joined || tokens.list[i].hyphen)) return 0;
  ++i;
  if (ending(i)) ++i;
  if (month == 0) {
    if (year == 0 || !is_month(i)) return 0;
    month = month_of(tokens.folded(i++));
  } else if (i < tokens.list.size()) {
    const auto match = grammar_.words.match(tokens, i);
    if (match.tokens == 1 && (match.entry.cls == Class::until || match.entry.cls == Class::qualifier_after)) ++i;
    // "Avqustun 14-dən 20-nə qədər 2023-cü ildə": the year behind, with its words.
    if (year == 0 && i + 1 < tokens.list.size() && tokens.list[i].kind == Token::Kind::number &&
        is_year(tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)])) {
      std::size_t end = i + 1;
      while (end < tokens.list.size() && end < i + 3 && tokens.list[end].kind == Token::Kind::word) {
        const auto word = grammar_.words.match(tokens, end);
        if (word.tokens != 1 || (word.entry.cls != Class::ordinal && word.entry.cls != Class::year)) break;
        ++end;
      }
      if (end != i + 1) {
        year = static_cast<int>(tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)].group[0]);
        i = end;
      }
    }
  }
  if (year == 0 && i + 1 < tokens.list.size() && tokens.list[i].sign == ',' &&
      tokens.list[i + 1].kind == Token::Kind::number &&
      is_year(tokens.numbers[static_cast<std::size_t>(tokens.list[i + 1].digits)])) {
    year = static_cast<int>(tokens.numbers[static_cast<std::size_t>(tokens.list[i + 1].digits)].group[0]);
    i += 2;
  }
  if (year == 0) year = bracket_year(i);
  if (year == 0) year = year_before(at);
  // The year of the last date before it in the paragraph.
  for (auto each = paragraph_.dates.rbegin(); year == 0 && each != paragraph_.dates.rend(); ++each)
    if (each->known && each->base.empty()) year = each->date.first.year;
  if (year == 0) {
    year = context_.year;
    const Day guessed = {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                         static_cast<std::uint8_t>(first)};
    if (year != 0 && context_.issued.year == year && context_.issued < guessed) --year;
  }
  out.known = year != 0;
  if (year == 0) year = context_.this_year;
  const auto make = [&](unsigned number) {
    return Day{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(number)};
  };
  out.date.form = PartialDate::Form::range;
  out.date.first = make(first);
  out.date.last = make(last);
  return is_valid(out.date.first) && is_valid(out.date.last) ? i - at : 0;
}

std::size_t DateReader::read(std::size_t at, DateItem& out) const {
  const std::size_t length = date_at(at, out);
  out.token = static_cast<std::uint32_t>(at);
  return length;
}

std::size_t DateReader::date_at(std::size_t at, DateItem& out) const {
  const Tokens& tokens = paragraph_.tokens;
  if (const std::size_t length = decade(at, out); length != 0) return length;
  if (const std::size_t length = days_of_month(at, out); length != 0) return length;
  out = {};
  const bool month = is_month(at);
  if (!month && !is_day_number(at)) return 0;
  // "At 14:20 on December 12": minutes are no day.
  if (at > 1 && tokens.list[at].glued && tokens.list[at - 1].sign == ':' &&
      tokens.list[at - 2].kind == Token::Kind::number)
    return 0;
  std::size_t end = extend(at);
  bool named = false;
  for (std::size_t i = at; i != end; ++i) {
    named |= is_month(i);
    if (tokens.list[i].kind == Token::Kind::number) {
      const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
      named |= is_dotted_date(digits);
      // 2014-05-14
      named |= is_year(digits) && i + 2 < end && tokens.list[i + 1].hyphen && tokens.list[i + 2].hyphen &&
               is_day_number(i + 1) && is_day_number(i + 2);
    }
  }
  if (!named) return 0;
  for (; end > at; --end) {
    const Token& last = tokens.list[end - 1];
    if (last.kind == Token::Kind::sign) continue;
    bool has_month = false;
    for (std::size_t i = at; i != end; ++i) has_month |= is_month(i) || tokens.list[i].kind == Token::Kind::number;
    if (!has_month) return 0;
    // A day before its month must reach the month.
    bool complete = month;
    for (std::size_t i = at; i != end && !complete; ++i) {
      complete |= is_month(i);
      if (tokens.list[i].kind == Token::Kind::number) {
        const Digits& digits = tokens.numbers[static_cast<std::size_t>(tokens.list[i].digits)];
        complete |= is_dotted_date(digits) || (is_year(digits) && i + 2 < end && tokens.list[i + 2].hyphen);
      }
    }
    if (!complete) return 0;
    if (parse(at, end - 1, out)) return end - at;
  }
  return 0;
}

}  // namespace maex::prose

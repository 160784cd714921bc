#include "core/text/date_tokens.hpp"

#include <algorithm>
#include <string>

#include "core/text/date_digits.hpp"
#include "core/text/fold.hpp"

namespace maex::date_reading {
namespace {

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

}  // namespace

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

}  // namespace maex::date_reading

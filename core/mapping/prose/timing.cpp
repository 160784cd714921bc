#include "core/mapping/prose/timing.hpp"

#include <algorithm>

namespace maex::prose {
namespace {

constexpr std::uint32_t no_token = 0xFFFFFFFF;

Day last_day_of(Day day) {
  if (day.month == 0) day.month = 12;
  if (day.day == 0) {
    day.day = 31;
    while (day.day > 28 && !is_valid(day)) --day.day;
  }
  return day;
}

Day first_day_of(Day day) {
  if (day.month == 0) day.month = 1;
  if (day.day == 0) day.day = 1;
  return day;
}

/// "More than in January": the date of what a figure is compared with.
bool is_compared(const Sequence& sequence, std::size_t date, const Grammar& grammar) {
  constexpr std::size_t farthest = 4;  // items
  for (std::size_t i = date; i-- != 0 && date - i <= farthest && sequence.items[i].cls != Class::number;)
    if (sequence.items[i].cls == Class::but) return grammar.words.value(sequence.items[i].value) == "COMPARE";
  return false;
}

/// "The first quarter of 2019", "nine months of 2021": the words are up to three items from the year.
bool part_of_year(const Sequence& sequence, std::size_t at, const Grammar& grammar, PartialDate& date) {
  if (date.form != PartialDate::Form::at || date.first.month != 0) return false;
  for (std::size_t i = at < 3 ? 0 : at - 3; i < std::min(sequence.items.size(), at + 4); ++i) {
    if (sequence.items[i].cls != Class::part) continue;
    const std::string& months = grammar.words.value(sequence.items[i].value);
    const std::size_t dash = std::min(months.find('-'), months.size());
    date.form = PartialDate::Form::range;
    date.last = date.first;
    date.first.month = static_cast<std::uint8_t>(std::stoi(months.substr(0, dash)));
    date.last.month = static_cast<std::uint8_t>(std::stoi(months.substr(std::min(months.size(), dash + 1))));
    return true;
  }
  return false;
}

PartialDate at(Day day) {
  PartialDate made;
  made.first = day;
  return made;
}

PartialDate range(Day first, Day last) {
  PartialDate made;
  made.form = PartialDate::Form::range;
  made.first = first;
  made.last = last;
  return made;
}

/// "24,950 ha in the same months of 2023", "in the same period last year": the item of the words before a year; 0:
/// none.
std::size_t same_part_before(const Sequence& sequence, std::size_t year, const Grammar& grammar) {
  const std::size_t at = year != 0 && sequence.items[year - 1].cls == Class::at ? year - 1 : year;
  const bool same = at != 0 && sequence.items[at - 1].cls == Class::when &&
                    grammar.words.value(sequence.items[at - 1].value) == "SAME";
  return same ? at - 1 : 0;
}

/// The months or days of `model`, in the year of `date`.
void take_part_of_year(const PartialDate& model, PartialDate& date) {
  const int years = date.first.year - model.first.year;
  date = model;
  date.first.year = static_cast<std::int16_t>(date.first.year + years);
  date.last.year = static_cast<std::int16_t>(date.last.year + years);
}

/// The last moment of a date: the end of a range.
PartialDate end_of(const PartialDate& date) { return date.form == PartialDate::Form::range ? at(date.last) : date; }

}  // namespace

std::string base_text(const PartialDate& date, const std::string& decade) {
  if (!decade.empty()) return decade;
  return to_text(at(date.first));
}

namespace {

/// "said", "told reporters": a word before the day of a statement.
bool says(const Item& item, const Grammar& grammar) {
  return item.cls == Class::call && grammar.words.value(item.value) == "SAID";
}

}  // namespace

std::optional<PartialDate> period_before(std::string_view word, const Day& issued) {
  if (word == "TODAY") return at(issued);
  if (word == "YESTERDAY") return at(day_from_epoch(days_from_epoch(issued) - 1));
  if (word == "LAST_WEEK") {
    // The calendar week, Monday to Sunday, before the week of the day of issue; 1970-01-01 was a Thursday.
    const std::int32_t day = days_from_epoch(issued);
    const std::int32_t monday = day - ((day + 3) % 7 + 7) % 7;
    return range(day_from_epoch(monday - 7), day_from_epoch(monday - 1));
  }
  if (word == "LAST_MONTH") {
    Day month = issued;
    month.day = 0;
    if (--month.month == 0) month = {static_cast<std::int16_t>(month.year - 1), 12, 0};
    return at(month);
  }
  if (word == "THIS_MONTH") return at({issued.year, issued.month, 0});
  if (word == "LAST_YEAR") return at({static_cast<std::int16_t>(issued.year - 1), 0, 0});
  return std::nullopt;
}

Timings::Timings(const Sentence& sentence, const Paragraph& paragraph, const Grammar& grammar, const ReportTime& report)
    : report_(report), verb_last_(grammar.verb_last) {
  if (!report_.issued) issue_on_statement(sentence, paragraph, grammar);
  for (std::size_t i = 0; i != sentence.sequences.size(); ++i) collect(sentence, i, paragraph, grammar);
  // "So far this year …, the agency said on 10 August 2023": the day names the year.
  if (this_year_ && !marks_.empty() && marks_.back().date.first.day != 0) {
    const PartialDate day = end_of(marks_.back().date);
    if (marks_.back().kind == Kind::at) marks_.back().kind = Kind::as_of;
    this_year_->kind = Kind::since;
    this_year_->date = at({day.first.year, 1, 1});
    marks_.push_back(*this_year_);
  }
  std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.first < b.first; });
  std::sort(totals_.begin(), totals_.end());
  std::sort(numbers_.begin(), numbers_.end());
  drop_bracket_years();
  join_spans();
  keep_day_of_statement();
}

// "Martın 6-dan 11-dək (2023)": the year in brackets belongs to the date before it.
void Timings::drop_bracket_years() {
  for (std::size_t i = 1; i < marks_.size(); ++i) {
    const Mark &before = marks_[i - 1], &year = marks_[i];
    if (year.kind != Kind::at || year.date.first.month != 0 || before.date.first.month == 0) continue;
    if (before.date.first.year != year.date.first.year || year.first - before.last > 6 || !year.in_brackets) continue;
    marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

// "In February this year", "in December of last year": the year of the month before it.
bool Timings::is_year_of_month(const Sequence& sequence, std::size_t i, const Grammar& grammar) {
  const std::string& word = grammar.words.value(sequence.items[i].value);
  if (verb_last_ || (word != "THIS_YEAR" && word != "LAST_YEAR") || marks_.empty()) return false;
  const std::size_t of = i != 0 && sequence.items[i - 1].cls == Class::at ? 2 : 1;
  Mark& month = marks_.back();
  if (i < of || sequence.items[i - of].cls != Class::date || month.last != sequence.items[i - of].last) return false;
  if (month.date.first.month == 0) return false;
  const std::optional<PartialDate>& now = report_.issued ? report_.issued : report_.period;
  if (!now) return true;
  const auto year = static_cast<std::int16_t>(end_of(*now).first.year - (word == "LAST_YEAR" ? 1 : 0));
  month.date.first.year = year;
  if (month.date.form == PartialDate::Form::range) month.date.last.year = year;
  return true;
}

void Timings::collect(const Sentence& sentence, std::size_t index, const Paragraph& paragraph, const Grammar& grammar) {
  const Sequence& sequence = sentence.sequences[index];
  const auto parent = static_cast<std::size_t>(std::max(sequence.parent, 0));
  brackets_.push_back(sequence.parent < 0 ? 0 : sentence.sequences[parent].items[sequence.parent_item].first);
  // A date alone in brackets belongs to the text around them.
  const bool counts = std::any_of(sequence.items.begin(), sequence.items.end(),
                                  [](const Item& item) { return item.cls == Class::number; });
  if (!counts && sequence.parent >= 0) {
    index = static_cast<std::size_t>(sequence.parent);
    // "Since the end of the war (10 November 2020)": the date explains the base.
    const auto& outer = sentence.sequences[index].items;
    const auto dates = std::count_if(sequence.items.begin(), sequence.items.end(),
                                     [](const Item& item) { return item.cls == Class::date; });
    const auto& first = std::find_if(sequence.items.begin(), sequence.items.end(),
                                     [](const Item& item) { return item.cls == Class::date; });
    const bool spans = dates > 1 || (dates == 1 && paragraph.dates[static_cast<std::size_t>(first->ref)].date.form ==
                                                       PartialDate::Form::range);
    // "The post-war period (10 November 2020 - 1 March 2023)": the dates say all.
    if (spans)
      base_word_.clear();
    else if (sequence.parent_item != 0 && outer[sequence.parent_item - 1].cls == Class::base)
      return;
  }
  const auto is_compared_behind = [&](std::size_t at) {
    for (std::size_t i = at + 1; i < std::min(sequence.items.size(), at + 4); ++i)
      if (sequence.items[i].cls == Class::when) return grammar.words.value(sequence.items[i].value) == "COMPARED";
    return false;
  };
  for (std::size_t i = 0; i != sequence.items.size(); ++i) {
    const Item& item = sequence.items[i];
    // "12 per cent more than in March": the figures are not of March.
    if ((item.cls == Class::date || item.cls == Class::when) && is_compared_behind(i)) continue;
    if (item.cls == Class::total) totals_.push_back(item.first);
    if (item.cls == Class::number) numbers_.push_back(item.first);
    if (item.cls == Class::but) clauses_.push_back(item.first);
    if (item.cls == Class::base) base_word_ = grammar.words.value(item.value);
    // "2024-cü ilin əvvəlindən": the beginning of the year that is named.
    const auto is_date = [&](std::size_t at) {
      return at < sequence.items.size() && sequence.items[at].cls == Class::date;
    };
    // "2024-cü il ərzində": the year that is named, and not that of the figure before.
    const std::string& when = grammar.words.value(item.value);
    const bool named_year = verb_last_ && i != 0 && is_date(i - 1) && (when == "THIS_YEAR" || when == "THE_YEAR");
    if (item.cls == Class::when && is_year_of_month(sequence, i, grammar)) continue;
    if (item.cls == Class::when && !named_year) {
      const std::size_t before = marks_.size();
      relative(item, index, paragraph, grammar);
      if (marks_.size() != before && grammar.words.value(item.value) == "LAST_YEAR")
        keep_same_part(sequence, i, grammar);
      // "Cari ilin səkkiz ayında": a part of the year, not all since its beginning.
      if (marks_.size() != before && grammar.words.value(item.value) == "THIS_YEAR" && i + 1 < sequence.items.size() &&
          sequence.items[i + 1].cls == Class::part) {
        PartialDate year = at({marks_.back().date.first.year, 0, 0});
        if (part_of_year(sequence, i, grammar, year)) {
          marks_.back().kind = Kind::at;
          marks_.back().date = year;
        }
      }
    }
    if (item.cls == Class::part && i != 0 && sequence.items[i - 1].cls == Class::at && !verb_last_) {
      // "In eight months", in a report of a year that another sentence names.
      bool dated = false;
      for (std::size_t j = i < 4 ? 0 : i - 4; j < std::min(sequence.items.size(), i + 4); ++j) dated |= is_date(j);
      const std::optional<PartialDate>& now = report_.period ? report_.period : report_.issued;
      PartialDate year;
      // "On 15 July 2025 the agency said that in six months …": the year of the sentence.
      if (!now && !dated)
        for (const DateItem& each : paragraph.dates)
          if (each.known && each.base.empty() && year.first.year == 0)
            year.first = {end_of(each.date).first.year, 0, 0};
      if (now) year.first = {end_of(*now).first.year, 0, 0};
      if (!dated && year.first.year != 0 && part_of_year(sequence, i, grammar, year)) {
        Mark mark;
        mark.sequence = index;
        mark.first = item.first;
        mark.last = item.last;
        mark.date = year;
        marks_.push_back(std::move(mark));
      }
    }
    if (item.cls != Class::date || is_compared(sequence, i, grammar)) continue;
    // "Since the end of the war, 10 November 2020": the date explains the base, unless another date follows.
    const auto& dated = paragraph.dates[static_cast<std::size_t>(item.ref)];
    const bool spans = dated.since && i + 1 < sequence.items.size() && sequence.items[i + 1].cls == Class::date;
    const bool on = i > 1 && sequence.items[i - 1].cls == Class::at;  // "since the end of the war on 10 November"
    // "Əməliyyatların əvvəlindən 30 iyun 2019 tarixinə qədər": the last day of the total.
    const bool ends = dated.until ||
                      (grammar.verb_last && i + 1 < sequence.items.size() && sequence.items[i + 1].cls == Class::until);
    if (i != 0 && sequence.items[i - (on ? 2 : 1)].cls == Class::base && !spans && !ends) continue;
    if (spans) base_word_.clear();
    // "Decree 854 of 18 July 1998", "made in Armenia in 2021": the date of the thing, not of the figures.
    std::size_t named = i;
    while (named != 0 && i - named < 3 &&
           (sequence.items[named - 1].cls == Class::at || sequence.items[named - 1].cls == Class::number))
      --named;
    if (named != 0 && sequence.items[named - 1].cls == Class::document) continue;
    const DateItem& date = paragraph.dates[static_cast<std::size_t>(item.ref)];
    if (!date.known && report_.issued == std::nullopt && report_.period == std::nullopt) continue;
    Mark mark;
    mark.sequence = index;
    mark.in_brackets = sequence.parent >= 0;
    mark.after_at = i != 0 && sequence.items[i - 1].cls == Class::at;
    mark.first = item.first;
    mark.last = item.last;
    mark.date = date.date;
    if (i > 2 && sequence.items[i - 1].cls == Class::at && sequence.items[i - 3].cls == Class::number &&
        (sequence.items[i - 2].cls == Class::thing || sequence.items[i - 2].cls == Class::unit ||
         sequence.items[i - 2].cls == Class::word))
      mark.counted = sequence.items[i - 3].first;
    mark.base = date.base;
    if (part_of_year(sequence, i, grammar, mark.date)) mark.base.clear();
    const auto look = [&](std::size_t from, std::size_t step) {
      // "since the end of 2014": a few words may be between.
      for (std::size_t j = from, n = 0; j < sequence.items.size() && n < 4; j += step, ++n) {
        const Class cls = sequence.items[j].cls;
        if (cls == Class::since) {
          mark.at_start = grammar.words.value(sequence.items[j].value) == "START";
          return Kind::since;
        }
        if (cls == Class::until) {
          const std::string& value = grammar.words.value(sequence.items[j].value);
          mark.at_end = value.ends_with("END");
          // "In the week to 9 March": the seven days that end on it.
          if (value == "WEEK" && mark.date.form == PartialDate::Form::at && mark.date.first.day != 0) {
            mark.date = range(day_from_epoch(days_from_epoch(mark.date.first) - 6), mark.date.first);
            return Kind::at;
          }
          return value.starts_with("AS_OF") ? Kind::as_of : Kind::until;
        }
        // "До апреля 2006 года", "up to 2013": the word is a qualifier of numbers too.
        if (!verb_last_ && n == 0 && cls == Class::qualifier && grammar.words.value(sequence.items[j].value) == "UP_TO")
          return Kind::until;
        if (verb_last_ && n == 0 && cls == Class::total) return Kind::since;  // "2020-ci ilin noyabrından indiyədək"
        if (verb_last_ && cls == Class::when && grammar.words.value(sequence.items[j].value) == "THIS_YEAR") {
          mark.at_start = true;
          return Kind::since;
        }
        if (cls == Class::half && grammar.words.value(sequence.items[j].value) == "end") mark.at_end = true;
        if (cls != Class::fill && cls != Class::half && cls != Class::year && cls != Class::month && cls != Class::at)
          break;
      }
      return Kind::at;
    };
    if (date.since)
      mark.kind = Kind::since;
    else if (date.until)
      mark.kind = Kind::until;
    // "2021-ci ilin yanvarından": the ending of the month.
    if (const auto ending = grammar.words.match(paragraph.tokens, item.last);
        verb_last_ && mark.kind == Kind::at && ending.tokens == 1) {
      if (ending.entry.cls == Class::since) mark.kind = Kind::since;
      if (ending.entry.cls == Class::until) mark.kind = Kind::until;
    }
    if (mark.kind == Kind::at && i != 0 && !verb_last_) mark.kind = look(i - 1, static_cast<std::size_t>(-1));
    if (mark.kind == Kind::at && verb_last_) mark.kind = look(i + 1, 1);
    // "Told reporters on 4 April 2014 that 258 million had been cleared since 1998": the day of the statement.
    for (std::size_t j = i; j-- != 0 && i - j < 5 && !verb_last_;) {
      if (sequence.items[j].cls == Class::number) break;
      mark.said |= says(sequence.items[j], grammar);
    }
    // "Between 12 May 1994 and 12 May 2016", "between November 2020 and the end of 2022".
    std::size_t join = i;
    while (join != 0 && i - join < 3 && (join == i || sequence.items[join].cls != Class::and_)) --join;
    if ((mark.kind == Kind::at || mark.at_end) && join != 0 && sequence.items[join].cls == Class::and_ &&
        sequence.items[join - 1].cls == Class::date && !marks_.empty() && marks_.back().kind == Kind::since &&
        marks_.back().last == sequence.items[join - 1].last)
      mark.kind = Kind::until;
    if (!date.base.empty() && mark.kind == Kind::at) mark.kind = Kind::since;
    // "Since the beginning of the 1990s" is since the early 1990s.
    if (mark.at_start && !mark.base.empty() && mark.base.front() >= '0' && mark.base.front() <= '9')
      mark.base = "early " + mark.base;
    // "From 1 to 30 June" is one range already.
    if (mark.kind != Kind::at && mark.date.form == PartialDate::Form::range && date.base.empty()) mark.kind = Kind::at;
    marks_.push_back(std::move(mark));
    keep_same_part(sequence, i, grammar);
  }
}

// "Against 24,950 ha in the same months of 2023": the months of the figures before, in the year of the last mark.
void Timings::keep_same_part(const Sequence& sequence, std::size_t year, const Grammar& grammar) {
  const std::size_t same = verb_last_ ? 0 : same_part_before(sequence, year, grammar);
  Mark& mark = marks_.back();
  if (same == 0 || mark.kind != Kind::at || mark.date.first.month != 0) return;
  const auto model = std::find_if(marks_.rbegin() + 1, marks_.rend(),
                                  [](const Mark& each) { return each.kind == Kind::at && each.date.first.month != 0; });
  const std::optional<PartialDate> of_text = report_.previous.period ? report_.previous.period : report_.period;
  if (model == marks_.rend() && (!of_text || of_text->first.month == 0)) return;
  take_part_of_year(model == marks_.rend() ? *of_text : model->date, mark.date);
  mark.after_at = true;
  constexpr std::size_t farthest = 5;  // items
  mark.same_part = true;
  for (std::size_t i = same; i-- != 0 && same - i < farthest && sequence.items[i].cls != Class::sign;)
    if (sequence.items[i].cls == Class::number) {
      mark.counted = sequence.items[i].first;
      break;
    }
}

void Timings::relative(const Item& item, std::size_t index, const Paragraph& paragraph, const Grammar& grammar) {
  const std::string& word = grammar.words.value(item.value);
  Mark mark;
  mark.sequence = index;
  mark.first = item.first;
  mark.last = item.last;
  const std::optional<PartialDate>& issued = report_.issued;
  // The year in which the report ends.
  const std::optional<PartialDate>& now = report_.period ? report_.period : issued;
  std::int16_t current_year = now ? end_of(*now).first.year : std::int16_t{0};
  if (word == "SAME") {
    same_ = true;
    return;
  }
  // "1.2 million in June 2016, and 6.4 million since the beginning of the year": the year of the text itself.
  for (const DateItem& date : paragraph.dates)
    if (current_year == 0 && date.known && date.base.empty()) current_year = end_of(date.date).first.year;
  if (word == "THAT_DAY") {
    if (!report_.day) return;
    mark.date = *report_.day;
    marks_.push_back(mark);
    return;
  }
  if (word == "PERIOD") {
    if (!report_.period) return;
    mark.date = *report_.period;
  } else if (word == "YEAR") {
    if (current_year == 0) return;
    mark.date = at({current_year, 0, 0});
  } else if (word == "THE_YEAR") {
    // "In the year", after the figures of a month of it.
    const std::optional<PartialDate>& named = report_.previous.period ? report_.previous.period : report_.period;
    if (!named) return;
    mark.date = at({end_of(*named).first.year, 0, 0});
  } else if (word == "THIS_YEAR" && current_year == 0) {
    this_year_ = mark;
    return;
  } else if (word == "THIS_YEAR") {
    mark.kind = Kind::since;
    mark.at_start = true;
    mark.date = at({current_year, 1, 1});
  } else if (issued && issued->first.day != 0) {
    const auto period = period_before(word, issued->first);
    if (!period) return;
    mark.date = *period;
  } else if (word == "LAST_YEAR" && (issued || report_.period)) {
    // "Last year" in a text of January about the year before: the day of issue counts, not the title.
    const std::int16_t year = issued ? end_of(*issued).first.year : current_year;
    // "Results of 2024" over an undated text: its "last year" is 2024.
    const bool of_title = !issued && report_.only_titled && report_.period->form == PartialDate::Form::at &&
                          report_.period->first.month == 0;
    mark.date = at({static_cast<std::int16_t>(of_title ? year : year - 1), 0, 0});
  } else {
    // Without the day of issue, "last week" has no dates. The period of the title holds.
    waiting_ = word;
    return;
  }
  marks_.push_back(mark);
}

// "from 1999 to the end of 2013" is one span.
void Timings::join_spans() {
  for (std::size_t i = 0; i + 1 < marks_.size(); ++i) {
    Mark &from = marks_[i], &to = marks_[i + 1];
    if (from.kind != Kind::since || to.kind != Kind::until || from.sequence != to.sequence) continue;
    const bool number_between = std::any_of(numbers_.begin(), numbers_.end(),
                                            [&](std::uint32_t token) { return token > from.last && token < to.first; });
    if (number_between) continue;
    from.kind = Kind::span;
    from.to = to.date;
    from.at_end = to.at_end;
    from.last = to.last;
    marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// "Last week 104 mines were found, the agency says in a statement of 15 September": in a text without a date line.
void Timings::issue_on_statement(const Sentence& sentence, const Paragraph& paragraph, const Grammar& grammar) {
  bool said = false;
  for (const Item& item : sentence.sequences[0].items) {
    said |= says(item, grammar);
    if (item.cls == Class::number) said = false;
    if (!said || item.cls != Class::date) continue;
    const DateItem& date = paragraph.dates[static_cast<std::size_t>(item.ref)];
    if (date.known && date.date.form == PartialDate::Form::at && date.date.first.day != 0) report_.issued = date.date;
    return;
  }
}

// The day on which a running total was stated is its last day, and no period of its own; nor is it one where the
// sentence has another time.
void Timings::keep_day_of_statement() {
  const auto said = std::find_if(marks_.begin(), marks_.end(), [](const Mark& mark) {
    return mark.said && mark.kind == Kind::at && mark.date.first.day != 0 && mark.date.form == PartialDate::Form::at;
  });
  const auto since = std::find_if(marks_.begin(), marks_.end(),
                                  [](const Mark& mark) { return mark.kind == Kind::since && mark.base.empty(); });
  if (said == marks_.end()) return;
  const bool timed = std::any_of(marks_.begin(), said, [](const Mark& mark) { return mark.sequence == 0; });
  if (since == marks_.end() && timed) marks_.erase(said);
  if (since == marks_.end()) return;
  said->kind = Kind::as_of;
}

Timing Timings::running(const Mark& mark) const {
  Timing made;
  made.running = true;
  if (mark.kind == Kind::until || mark.kind == Kind::as_of) {
    made.as_of = mark.at_end ? at(last_day_of(end_of(mark.date).first)) : end_of(mark.date);
    made.base = base_word_;
    return made;
  }
  made.base = mark.at_start && mark.base.empty() ? base_text(at(first_day_of(mark.date.first)), {})
                                                 : base_text(mark.date, mark.base);
  if (mark.kind == Kind::span)
    made.as_of = mark.at_end ? at(last_day_of(end_of(mark.to).first)) : end_of(mark.to);
  else if (mark.date.form == PartialDate::Form::range && mark.base.empty())
    made.as_of = end_of(mark.date);
  return made;
}

// "In 2023, 3,418 AT mines against 4,133 in 2022, and 5,610 AP mines": the second year is of one number only.
bool Timings::is_of_one_number(const Mark& mark) const {
  return !verb_last_ && mark.kind == Kind::at && mark.after_at &&
         std::any_of(numbers_.begin(), numbers_.end(),
                     [&](std::uint32_t number) { return number + 2 == mark.first || number == mark.counted; });
}

const Timings::Mark* Timings::nearest(std::size_t sequence, std::uint32_t token) const {
  // Dates after the number ("22 for 2014 and 8 for 2013") when the first number comes before the first date.
  const bool dates_follow = !numbers_.empty() && numbers_.front() < marks_.front().first;
  const Mark *before = nullptr, *after = nullptr;
  for (const Mark& mark : marks_) {
    if (mark.sequence != 0 && mark.sequence != sequence) continue;
    // "51 in 2023 (eight killed)": what is in the brackets has the date before them.
    const bool own = sequence != 0 && sequence < brackets_.size() && mark.last + 1 == brackets_[sequence];
    if (mark.first < token && before != nullptr && is_of_one_number(mark) && !own) continue;
    // "41 were hurt; in the same period last year, 52": of the numbers behind it.
    if (mark.same_part && (mark.counted == no_token ? token < mark.first : token != mark.counted)) continue;
    if (mark.first < token)
      before = &mark;
    else if (after == nullptr)
      after = &mark;
  }
  // "In 2022, 49 against 88 in 2021": a date right after its number.
  // "Fewer than the 17 casualties of 2012".
  if (!verb_last_ && after != nullptr && after->kind == Kind::at && after->after_at &&
      (after->first == token + 2 || ((before != nullptr || after->same_part) && after->counted == token)))
    return after;
  // "767 mines were found, bringing the number since the beginning of the year to 8,102": the base is of a new clause.
  if (after != nullptr && after->kind == Kind::since &&
      std::any_of(clauses_.begin(), clauses_.end(),
                  [&](std::uint32_t clause) { return clause > token && clause < after->first; }))
    return before;
  if (dates_follow && after != nullptr) {
    // The date belongs to this number, or to the last of an enumeration that it ends.
    return after;
  }
  return before != nullptr ? before : after;
}

Timing Timings::of(std::size_t sequence, std::uint32_t token) const {
  const auto total = std::lower_bound(totals_.begin(), totals_.end(), token);
  const bool is_total = total != totals_.begin() || (total != totals_.end() && marks_.empty());
  Timing made;
  if (marks_.empty()) {
    if (is_total || !base_word_.empty()) {
      made.running = true;
      made.base = base_word_;
    } else if (same_) {
      return report_.previous;
    }
    return made;
  }
  const Mark* mark = nearest(sequence, token);
  if (mark == nullptr) return made;
  const bool total_after_date = total != totals_.begin() && *(total - 1) > mark->last && mark->last < token;
  switch (mark->kind) {
    case Kind::since:
    case Kind::until:
    case Kind::as_of: {
      // "Since 10 November 2020, as of 30 June 2024": the base and the last day are two dates.
      Timing all = running(*mark);
      for (const Mark& other : marks_) {
        if (other.sequence != mark->sequence || &other == mark) continue;
        if (mark->kind == Kind::since && !all.as_of && (other.kind == Kind::as_of || other.kind == Kind::until))
          all.as_of = other.at_end ? at(last_day_of(end_of(other.date).first)) : end_of(other.date);
        // "Since 10 November 2020, by 1 July": a day before the base has a year that the text does not give.
        if (mark->kind == Kind::since && all.as_of && end_of(*all.as_of).first < mark->date.first) all.as_of.reset();
        if (mark->kind != Kind::since && all.base.empty() && other.kind == Kind::since) all.base = running(other).base;
      }
      return all;
    }
    case Kind::span: {
      // A counter "from the early 1990s to the end of 2014" goes on. A span between two dates is a period.
      if (!mark->base.empty() || mark->at_start) return running(*mark);
      Day last = end_of(mark->to).first;
      if (mark->at_end && last.month == 0 && mark->date.first.month != 0) last.month = 12;
      if (last < mark->date.first) {  // the year of the end was not read
        made.running = true;
        made.base = base_text(mark->date, {});
        return made;
      }
      made.period = range(mark->date.first, mark->at_end && mark->date.first.day != 0 ? last_day_of(last) : last);
      return made;
    }
    case Kind::at: break;
  }
  if (total_after_date || (is_total && mark->first > token)) {
    made.running = true;
    made.base = base_word_;
    // "By 1 March" names the day; a month that the sentence is about is not the last day of the total.
    return made;
  }
  // "300 mines were found to date, the agency said on 4 April 2018": the day is the last one of the total.
  const bool total_before_date = total != totals_.end() && *total < mark->first && mark->date.first.day != 0;
  if (!base_word_.empty() || total_before_date) {
    made.running = true;
    made.base = base_word_;
    made.as_of = end_of(mark->date);
    return made;
  }
  made.period = mark->date;
  return made;
}

bool Timings::has_own_date(std::size_t sequence, std::uint32_t token) const {
  const Mark* mark = marks_.empty() ? nullptr : nearest(sequence, token);
  return mark != nullptr && (mark->same_part || (mark != &marks_.front() && is_of_one_number(*mark)));
}

std::optional<PartialDate> Timings::only_period() const {
  std::optional<PartialDate> found;
  for (const Mark& mark : marks_) {
    if (mark.same_part || (mark.kind != Kind::at && (mark.kind != Kind::span || !mark.base.empty()))) continue;
    PartialDate date = mark.date;
    const bool years = mark.date.first.month == 0 && end_of(mark.to).first.month == 0;
    if (mark.kind == Kind::span)
      date = years ? range(mark.date.first, end_of(mark.to).first)
                   : range(first_day_of(mark.date.first), last_day_of(end_of(mark.to).first));
    if (!found || found->first.day == 0)
      found = found && found->first.month != 0 && date.first.month == 0 ? found : date;
  }
  return found;
}

std::optional<PartialDate> Timings::last_day() const {
  for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark)
    if (mark->date.first.day != 0 && mark->date.form == PartialDate::Form::at) return mark->date;
  return std::nullopt;
}

std::optional<PartialDate> Timings::stated_last_day() const {
  for (const Mark& mark : marks_)
    if ((mark.kind == Kind::as_of || mark.kind == Kind::until) && mark.date.first.day != 0) return end_of(mark.date);
  return std::nullopt;
}

}  // namespace maex::prose

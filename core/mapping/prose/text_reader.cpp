// What a paragraph adds to the figures before it: times, sources, footnotes, and the numbers that nothing binds.
#include "core/mapping/prose/text_reader.hpp"

#include <algorithm>
#include <cmath>

#include "core/figures/report_notes.hpp"
#include "core/mapping/prose/numbers.hpp"
#include "core/mapping/prose/operators.hpp"
#include "core/mapping/prose/places.hpp"
#include "core/place/gazetteer.hpp"
#include "core/text/fold.hpp"

namespace maex::prose {
namespace {

/// "[4] Report of March 2014, p. 37": the text of a footnote.
bool is_footnote(const Tokens& tokens) {
  return tokens.list.size() > 3 && tokens.list[0].sign == '[' && tokens.list[1].kind == Token::Kind::number &&
         tokens.list[2].sign == ']';
}

constexpr std::size_t most_title_lines = 4;  // a title, the agency, a place and a date

bool begins_with_of_them(const Sentence& of) {
  const auto& items = of.sequences[0].items;
  return std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, items.size())),
                     [](const Item& item) { return item.cls == Class::of_them; });
}

/// "There, 70 mines were found": the place that the text named last.
bool says_same_place(const Sentence& of, const Grammar& grammar) {
  const auto& items = of.sequences[0].items;
  for (std::size_t i = 0; i != items.size(); ++i)
    if (items[i].cls == Class::when && grammar.words.value(items[i].value) == "SAME_PLACE")
      return i == 0 || items[i - 1].cls != Class::number;  // "in the areas of six districts"
  return false;
}

Day last_of(const PartialDate& date) { return date.form == PartialDate::Form::range ? date.last : date.first; }

bool is_heading_line(std::string_view text) {
  constexpr std::size_t longest = 140;  // bytes; a Cyrillic letter has two
  text = trim(text);
  return !text.empty() && text.size() <= longest &&
         std::string_view(".!?;:,").find(text.back()) == std::string_view::npos;
}

/// "Cleared land by district (March 2023):" over lines of figures: a heading, in spite of its final mark.
bool leads_a_list(std::string_view text, const Paragraph& paragraph) {
  text = trim(text);
  if (text.empty() || text.back() != ':' || !is_heading_line(text.substr(0, text.size() - 1))) return false;
  const auto& items = paragraph.sentences.back().sequences[0].items;
  return paragraph.sentences.size() == 1 && std::any_of(items.begin(), items.end(), [](const Item& item) {
           return item.cls == Class::act || item.cls == Class::thing || item.cls == Class::outcome;
         });
}

}  // namespace

TextReader::TextReader(std::shared_ptr<const Grammar> grammar, TextDefaults defaults)
    : grammar_(std::move(grammar)), defaults_(std::move(defaults)) {}

const TextReading& TextReader::paragraph(std::string_view text, std::uint8_t level) {
  reading_.statements.clear();
  reading_.left_out.clear();
  with_unit_.clear();
  // A headline may stand under the date line.
  headline_ = !saw_text_ || (only_date_line_ && is_heading_line(text));
  ++paragraphs_;
  make_items(text, *grammar_, context(), paragraph_);
  if (const std::string_view whole = add_heading_unit(text); !whole.empty())
    make_items(whole, *grammar_, context(), paragraph_);
  for (const Digits& digits : paragraph_.tokens.numbers)
    if (const char mark = sure_decimal_mark(digits); mark != 0 && memory_.decimal_mark == 0)
      memory_.decimal_mark = mark;
  // Nothing in it is a figure, and it says nothing about the text around it.
  const std::string_view aside = is_footnote(paragraph_.tokens)                    ? "footnote"
                                 : figures::is_report_note(paragraph_.tokens.text) ? "note-on-the-report"
                                                                                   : "";
  if (!aside.empty()) {
    for (const Token& token : paragraph_.tokens.list)
      if (token.kind == Token::Kind::number) reading_.left_out.push_back({token.begin, token.end, aside});
    return reading_;
  }
  last_time_ = {};
  waiting_.clear();
  last_source_.clear();
  memory_.last_act.clear();
  last_place_.clear();
  land_place_.clear();
  memory_.calls = false;
  if (level != 0) forget_heading();
  for (Sentence& each : paragraph_.sentences) sentence(each);
  if (time_.period)
    for (Statement& each : reading_.statements)
      if (each.untimed && !each.headline && !each.as_of && each.base.empty()) {
        each.period = time_.period;
        each.untimed = false;
      }
  // The day of issue may be behind the totals: "…, the ministry said on 4 December 2024."
  for (Statement& each : reading_.statements)
    if (!each.untimed && !each.period && !each.as_of && !each.base.empty()) each.as_of = last_day_of_total(each.base);
  add_references();
  const bool stated = !reading_.statements.empty();
  // Text formats without styles have no headings; a short line without a figure and a final mark is one.
  const bool line = level == 0 && !stated && (is_heading_line(text) || leads_a_list(text, paragraph_));
  if (line) forget_heading();
  if (!stated && (line || level != 0)) name_years();
  if (!stated || level != 0) learn_title(text, line ? std::uint8_t{6} : level);
  // A headline without a date leaves the period to the first figures of the text.
  if (!saw_text_ && is_heading_line(text) && !time_.period) stated_ = false;
  only_date_line_ = !saw_text_ && !stated && is_date_line_;
  saw_text_ = true;
  return reading_;
}

const TextReading& TextReader::cell(std::string_view sentence) {
  const ReportTime time = time_;
  paragraph(sentence, 0);
  time_ = time;
  return reading_;
}

// "Annual Report 2014", "Casualties by district, 2014".
void TextReader::name_years() {
  for (LeftOut& each : reading_.left_out) {
    const auto& tokens = paragraph_.tokens;
    const auto token = std::find_if(tokens.list.begin(), tokens.list.end(),
                                    [&](const Token& one) { return one.begin == each.begin && one.end == each.end; });
    if (each.rule.empty() && token != tokens.list.end() && token->kind == Token::Kind::number &&
        is_year(tokens.numbers[static_cast<std::size_t>(token->digits)]))
      each.rule = "year";
  }
}

ItemContext TextReader::context() const {
  ItemContext context;
  const auto& known = heading_time_.period ? heading_time_.period : time_.period ? time_.period : time_.issued;
  // "From 10 November 2020 to 5 December 2022 …": a day behind it without a year is of the last one.
  context.year = known ? last_of(*known).year : 0;
  context.this_year = defaults_.this_year;
  if (time_.issued && time_.issued->first.day != 0) context.issued = time_.issued->first;
  context.places = defaults_.places;
  return context;
}

void TextReader::forget_heading() {
  memory_.heading_measure = no_code;
  memory_.heading_breakdown.clear();
  memory_.heading_act.clear();
  heading_time_ = {};
  heading_unit_.clear();
  memory_.found_mines = memory_.found_ordnance = false;
}

// "Aghdam: 511.3 cleared" under "Cleared by district (hectares)": the line with the unit behind its only number. Empty:
// the line is none of such a list.
std::string_view TextReader::add_heading_unit(std::string_view text) {
  if (heading_unit_.empty() || memory_.heading_act.empty() || paragraph_.sentences.size() != 1 ||
      paragraph_.places.size() != 1)
    return {};
  const Item* number = nullptr;
  for (const Sequence& sequence : paragraph_.sentences[0].sequences)
    for (const Item& item : sequence.items) {
      if (item.cls == Class::number && number != nullptr) return {};
      if (item.cls == Class::number) number = &item;
      const bool listed = item.cls == Class::number || item.cls == Class::place || item.cls == Class::sign ||
                          item.cls == Class::word || item.cls == Class::fill ||
                          (item.cls == Class::act && number != nullptr);
      if (!listed) return {};
    }
  if (number == nullptr) return {};
  const std::size_t end = paragraph_.tokens.list[number->last].end;
  (((with_unit_ = text.substr(0, end)) += ' ') += heading_unit_) += text.substr(end);
  return with_unit_;
}

// A heading, and a first line without figures, say what the figures after it are for.
void TextReader::learn_title(std::string_view text, std::uint8_t level) {
  const bool titled = title_.empty() && (level != 0 || !saw_text_);
  if (titled) title_ = trim(text);
  std::optional<PartialDate> period;
  for (const Sentence& each : paragraph_.sentences) {
    const Timings timings(each, paragraph_, *grammar_, time_);
    if (!period) period = timings.only_period();
    if (level == 0) continue;
    for (const Sequence& sequence : each.sequences)
      for (const Item& item : sequence.items)
        if (item.cls == Class::unit) heading_unit_ = paragraph_.tokens.shown(item.first, item.last);
    for (const Item& item : each.sequences[0].items) {
      if (item.cls == Class::thing || item.cls == Class::outcome) {
        memory_.heading_breakdown.clear();
        memory_.heading_measure = measure_named(grammar_->words.value(item.value), memory_.heading_breakdown);
      }
      if (item.cls == Class::act) memory_.heading_act = grammar_->words.value(item.value);
    }
    if (Timing timing = timings.of(0, each.last); !timing.empty()) heading_time_ = timing;
  }
  if (!period) return;
  if (period->first.day != 0 && period->form == PartialDate::Form::at) {
    // A date line, or the day of a press statement.
    if (!time_.issued) time_.issued = period;
  } else if (titled || (!time_.period && level != 0 && paragraphs_ <= most_title_lines)) {
    time_.period = period;
    time_.only_titled = true;
  }
  if (heading_time_.period && heading_time_.period == time_.issued) heading_time_.period.reset();
}

std::string TextReader::source_of(const Sentence& of, std::uint32_t number) const {
  // An agency that cleared land is the source only where the sentence says that it reported.
  const auto& items = of.sequences[0].items;
  const bool reported =
      std::any_of(items.begin(), items.end(), [](const Item& item) { return item.cls == Class::call; });
  const Item* found = nullptr;
  for (const Item& item : items) {
    if (item.cls != Class::source && (item.cls != Class::operator_ || !reported)) continue;
    // "AzCBL counted 19 casualties and ANAMA 17": the last one before the number, or the first of all.
    if (found == nullptr || item.first < number) found = &item;
  }
  return found == nullptr ? std::string() : grammar_->words.value(found->value);
}

// A running total ends on the day that the text states. "Up to now" in a report of a month ends with the month; a total
// since a day that the text names, on the day of issue.
std::optional<PartialDate> TextReader::last_day_of_total(std::string_view base) const {
  if (time_.as_of) return time_.as_of;
  const bool since_date = !base.empty() && base[0] >= '0' && base[0] <= '9';
  const bool dated = since_date && time_.issued && time_.issued->first.day != 0;
  // A span of years, "from 10 November 2020 to 30 June 2024", is the period of its own figures and of no report.
  const bool reported =
      time_.period && time_.period->first.month != 0 && last_of(*time_.period).year <= time_.period->first.year + 1;
  if (reported && !(dated && last_of(*time_.period) < time_.issued->first)) return time_.period;
  return time_.issued;
}

// The one place of all that a sentence says about land and finds, for the sentences after it.
void TextReader::learn_place_of_land(bool names_place, std::size_t first) {
  const auto begin = reading_.statements.begin() + static_cast<std::ptrdiff_t>(first), end = reading_.statements.end();
  if (names_place) land_place_.clear();
  if (begin == end || !names_place) return;
  if (std::all_of(begin, end,
                  [&](const Statement& each) { return each.place == begin->place && is_area_or_find(each.measure); }))
    land_place_ = begin->place;
}

void TextReader::state(const Sentence& of, const Timings& timings) {
  if (const std::string source = source_of(of, 0); !source.empty()) last_source_ = source;
  // "According to informal information, …" begins a statement of its own.
  const auto& first = of.sequences[0].items;
  const bool own = !first.empty() && first[0].cls == Class::call;
  Timing carried = own ? Timing{} : last_time_;
  const bool names_place =
      std::any_of(first.begin(), first.end(), [](const Item& item) { return item.cls == Class::place; });
  std::map<Code, double> groups;
  bool stated_here = false;
  const std::size_t before = reading_.statements.size();
  for (const Bound& bound : bound_) {
    if (!bound.valid) continue;
    const Sequence& sequence = of.sequences[bound.sequence];
    const Item& number = sequence.items[bound.item];
    Statement made;
    made.measure = bound.measure;
    // 8.2 km² are 8200000 m²: the product of a decimal has a rest far behind the point.
    constexpr double finest = 1e6;
    made.value = std::round(bound.value * finest) / finest;
    made.other_reading = bound.other;
    made.breakdown = bound.breakdown;
    made.source = source_of(of, number.first);
    if (made.source.empty()) made.source = last_source_.empty() ? defaults_.source : last_source_;
    made.place = place_of(paragraph_, of, bound);
    // "A car hit a mine in Fuzuli. Two people were killed."
    const bool of_event = !names_place && is_of_people(bound.measure);
    if (of_event && made.place.empty()) made.place = bound.of_them && last_place_.empty() ? named_place_ : last_place_;
    made.pattern = bound.pattern->name;
    const auto precision = [&](std::int64_t i, Class cls) {
      if (i < 0 || i >= static_cast<std::int64_t>(sequence.items.size())) return;
      const Item& item = sequence.items[static_cast<std::size_t>(i)];
      if (item.cls == cls && made.qualifier == no_code)
        made.qualifier = find_code(CodeList::qualifier, grammar_->words.value(item.value)).value_or(no_code);
    };
    for (std::int64_t i = static_cast<std::int64_t>(bound.item) - 1; i >= 0; --i) {
      const Class cls = sequence.items[static_cast<std::size_t>(i)].cls;
      // "Fewer than the 17 casualties of 2012" is 17.
      if (cls == Class::fill && grammar_->words.value(sequence.items[static_cast<std::size_t>(i)].value) == "DEFINITE")
        break;
      precision(i, Class::qualifier);
      if (cls != Class::fill && cls != Class::link && cls != Class::total) break;
    }
    precision(bound.item + 1, Class::qualifier_after);
    precision(bound.item + 2, Class::qualifier_after);
    made.sentence = sentences_;
    made.headline = headline_;
    Timing timing = timings.of(bound.sequence, number.first);
    if (timing.empty()) timing = carried;
    // "Casualties since the war: 371." and, in the next paragraph, "Of them, 68 were killed."
    if (timing.empty() && begins_with_of_them(of)) timing = time_.previous;
    if (is_asset(made.measure) && timing.running) timing = {};  // staff and machines are no running totals
    if (timing.empty() && !own) timing = heading_time_;
    if (timing.empty()) {
      made.untimed = !time_.period;
      made.waiting = timings.waiting().empty() ? waiting_ : timings.waiting();
      waiting_ = made.waiting;
      // "Nobody was harmed last week" over figures without a time.
      if (made.waiting.empty()) made.waiting = title_waiting_;
      timing.period = time_.period;
    }
    // "62 in 2023, down from 71 in 2022": what follows is not about the year that it is compared with.
    const bool compared = stated_here && ((bound.pattern->from == From::lead && bound.breakdown.empty()) ||
                                          timings.has_own_date(bound.sequence, number.first));
    if (!timing.empty() && !compared) last_time_ = time_.previous = timing;
    stated_here = true;
    if (of_event && timing.running) made.place.clear();  // a total of all years is not of the place of one event
    set_time(made, timing);
    if (of_event && made.place.empty()) made.place = place_of_event(made.period);
    if (!names_place && made.place.empty() && says_same_place(of, *grammar_)) made.place = named_place_;
    made.running = timing.running;
    // "212 ha were cleared in Zangilan. The teams found 18 mines."
    if (!names_place && made.place.empty() && is_area_or_find(made.measure) && !timing.running && !timings.any())
      made.place = land_place_;
    const auto& list = paragraph_.tokens.list;
    made.begin = list[number.first].begin;
    made.end = list[number.last].end;
    const auto span = [&](std::uint32_t i) {
      made.wording_begin = std::min(made.wording_begin, list[sequence.items[i].first].begin);
      made.wording_end = std::max(made.wording_end, list[sequence.items[i].last].end);
    };
    made.wording_begin = made.begin;
    made.wording_end = made.end;
    span(bound.taken.first);
    span(bound.taken.last);
    if (!with_unit_.empty()) made.wording_end = made.end;  // the unit is not in the text
    if (made.breakdown.empty() && !compared) memory_.last_values[made.measure] = made.value;
    if (!made.breakdown.empty() && made.breakdown.find("including=") == std::string::npos && !bound.of_them)
      groups[made.measure] += made.value;
    memory_.found_mines |= made.measure == Code::measure_AP_MINES || made.measure == Code::measure_AV_MINES;
    memory_.found_ordnance |= made.measure == Code::measure_UXO;
    if (counts_persons(made.measure)) {
      memory_.last_measure = made.measure;
      memory_.last_breakdown = made.breakdown;
    }
    if (of_event && made.breakdown.empty() && !compared) total_times_[made.measure] = timing;
    reading_.statements.push_back(std::move(made));
    time_.only_titled = false;
  }
  give_parts_their_time(before);
  learn_place_of_land(names_place, before);
  if (!groups.empty()) memory_.last_groups = std::move(groups);
}

// "Since 2020, 399 people were harmed." and, in the next paragraph, "71 died and 328 were injured": figures without a
// time that fill the running total have its time.
void TextReader::give_parts_their_time(std::size_t first) {
  const auto begin = reading_.statements.begin() + static_cast<std::ptrdiff_t>(first), end = reading_.statements.end();
  if (end - begin < 2) return;
  // "71 died, 328 were injured" are parts of all casualties; "57 of the dead are civilians, 13 military" of the dead.
  const bool split = !begin->breakdown.empty();
  const Code whole = split ? begin->measure : Code::measure_CASUALTIES;
  const auto total = memory_.last_values.find(whole);
  const auto time = total_times_.find(whole);
  if (total == memory_.last_values.end() || time == total_times_.end() || !time->second.running) return;
  double sum = 0;
  for (auto each = begin; each != end; ++each) {
    const bool harmed = each->measure == Code::measure_KILLED || each->measure == Code::measure_INJURED;
    if (!each->untimed || each->breakdown.empty() == split || !(split ? each->measure == whole : harmed)) return;
    sum += each->value;
  }
  if (sum != total->second) return;
  const Timing timing = time->second;
  for (auto each = begin; each != end; ++each) {
    set_time(*each, timing);
    each->running = true;
    each->untimed = false;
    if (!split) total_times_[each->measure] = timing;
  }
  last_time_ = time_.previous = timing;
}

// "Two soldiers stepped on a mine in Lachin on 7 September. One of them died": figures of one day are of one event.
std::string TextReader::place_of_event(const std::optional<PartialDate>& period) const {
  if (!period || period->form != PartialDate::Form::at || period->first.day == 0) return {};
  if (event_day_ == period) return event_place_;
  return named_place_.empty() ? title_place_ : std::string();
}

void TextReader::learn_event(const Sentence& of, std::size_t first) {
  for (std::size_t i = first; i != reading_.statements.size(); ++i) {
    const Statement& each = reading_.statements[i];
    if (!is_of_people(each.measure) || each.place.empty() || !each.period || each.period->first.day == 0) continue;
    event_place_ = each.place;
    event_day_ = each.period;
  }
  if (is_date_line_) return;
  const District* only = nullptr;
  for (const Item& item : of.sequences[0].items) {
    if (item.cls != Class::place) continue;
    const District* named = paragraph_.places[static_cast<std::size_t>(item.ref)];
    if (only != nullptr && only != named) {
      named_place_.clear();
      return;
    }
    only = named;
  }
  if (only != nullptr) (saw_text_ ? named_place_ : title_place_) = only->title();
}

// "The blast happened on 12 October 2022", behind the figures of the event: their time.
void TextReader::give_time(const Timing& timing) {
  if (!timing.running && (!timing.period || timing.period->first.day == 0)) return;
  for (Statement& each : reading_.statements) {
    if (!each.untimed || !is_of_people(each.measure)) continue;
    each.period = timing.period;
    each.as_of = timing.as_of;
    each.base = timing.base;
    each.untimed = false;
  }
}

void TextReader::set_time(Statement& made, const Timing& timing) const {
  made.period = timing.period;
  made.as_of = timing.as_of;
  made.base = timing.base;
  if (timing.running && !made.as_of) made.as_of = last_day_of_total(made.base);
  if (made.as_of && made.as_of->form == PartialDate::Form::range) {
    PartialDate last;
    last.first = made.as_of->last;
    made.as_of = last;
  }
}

Timing TextReader::time_named(std::string_view caption) const {
  Paragraph words;
  make_items(caption, *grammar_, context(), words);
  for (const Sentence& each : words.sentences)
    if (Timing timing = Timings(each, words, *grammar_, time_).of(0, each.last); !timing.empty()) return timing;
  return {};
}

const District* TextReader::place_named(std::string_view text) const {
  Paragraph words;
  make_items(text, *grammar_, context(), words);
  const District* only = words.places.empty() ? nullptr : words.places.front();
  for (const District* each : words.places)
    if (each != only) return nullptr;
  return only;
}

std::optional<Statement> TextReader::in_table(Code measure, std::string_view figure, const Timing& named) const {
  Tokens tokens;
  tokenize(figure, tokens);
  if (tokens.numbers.size() != 1) return std::nullopt;
  const auto value = as_count(tokens.numbers[0]);
  if (!value) return std::nullopt;
  Statement made;
  made.measure = measure;
  made.value = *value;
  made.source = defaults_.source;
  Timing timing = named.empty() ? heading_time_ : named;
  if (timing.empty()) {
    made.untimed = !time_.period;
    timing.period = time_.period;
  }
  set_time(made, timing);
  return made;
}

// A sentence without figures names the place of the event; one with figures ends it.
void TextReader::learn_place(const Sentence& of) {
  if (is_date_line_) return;  // "Baku, 14 October 2025": where the text was written
  const bool counts = std::any_of(bound_.begin(), bound_.end(), [](const Bound& each) { return each.valid; });
  const District* only = nullptr;
  for (const Item& item : of.sequences[0].items) {
    if (item.cls != Class::place) continue;
    const District* named = paragraph_.places[static_cast<std::size_t>(item.ref)];
    if (only != nullptr && named != only) {
      if (!counts) last_place_.clear();
      return;
    }
    only = named;
  }
  if (only != nullptr && !counts) last_place_ = only->title();
}

void TextReader::leave_out(const Sentence& of) {
  const auto is_bound = [&](std::size_t sequence, std::size_t item) {
    return std::any_of(bound_.begin(), bound_.end(),
                       [&](const Bound& each) { return each.valid && each.sequence == sequence && each.item == item; });
  };
  for (std::size_t s = 0; s != of.sequences.size(); ++s)
    for (std::size_t i = 0; i != of.sequences[s].items.size(); ++i) {
      const Item& item = of.sequences[s].items[i];
      if (item.cls != Class::number || is_bound(s, i)) continue;
      const NumberItem& number = paragraph_.numbers[static_cast<std::size_t>(item.ref)];
      // "one of them", "bir": words for small numbers are mostly not figures.
      if (number.in_words && number.value < 2) continue;
      LeftOut left{paragraph_.tokens.list[item.first].begin, paragraph_.tokens.list[item.last].end, number.ignored};
      const auto next = i + 1 < of.sequences[s].items.size() ? &of.sequences[s].items[i + 1] : nullptr;
      if (left.rule.empty() && next != nullptr && next->cls == Class::other_unit) {
        const std::string& rule = grammar_->words.value(next->value);
        if (!rule.empty()) left.rule = rule;
      }
      if (left.rule.empty() && i != 0 && of.sequences[s].items[i - 1].cls == Class::document)
        left.rule = "document-number";
      const auto differs = std::find(paragraph_.words_differ.begin(), paragraph_.words_differ.end(),
                                     static_cast<std::uint32_t>(item.ref));
      left.pattern = number.guard;
      left.words_differ = differs != paragraph_.words_differ.end();
      reading_.left_out.push_back(left);
    }
}

void TextReader::sentence(Sentence& of) {
  ++sentences_;
  bound_ = Binder(*grammar_, paragraph_, memory_).run(of);
  const Timings timings(of, paragraph_, *grammar_, time_);
  learn_date_line(of, timings);
  learn_time(timings);
  const std::size_t first = reading_.statements.size();
  state(of, timings);
  learn_event(of, first);
  if (!saw_text_ && !timings.waiting().empty()) title_waiting_ = timings.waiting();
  leave_out(of);
  learn_place(of);
  const bool figures = std::any_of(bound_.begin(), bound_.end(), [](const Bound& each) { return each.valid; });
  if (!figures && timings.any() && !is_date_line_)
    if (const Timing timing = timings.of(0, of.last); !timing.empty()) {
      last_time_ = time_.previous = timing;
      give_time(timing);
    }
}

// "Baku, 18 December 2023." and "Period: 13-18 March 2023." have no figures of their own.
// "The week of 13-19 October" over a date line: the days of the title have the year of issue.
void TextReader::give_title_its_year() {
  if (time_.period || title_.empty()) return;
  ItemContext context;
  context.year = time_.issued->first.year;
  context.this_year = defaults_.this_year;
  context.issued = time_.issued->first;
  Paragraph title;
  make_items(title_, *grammar_, context, title);
  for (const Sentence& each : title.sentences) {
    const auto period = Timings(each, title, *grammar_, time_).only_period();
    if (period && (period->form == PartialDate::Form::range || period->first.day == 0)) time_.period = period;
  }
}

void TextReader::learn_date_line(const Sentence& of, const Timings& timings) {
  is_date_line_ = false;
  const auto& items = of.sequences[0].items;
  const bool counts = std::any_of(items.begin(), items.end(), [](const Item& item) {
    return item.cls == Class::number || item.cls == Class::outcome || item.cls == Class::thing;
  });
  if (counts || !bound_.empty()) return;
  const auto period = timings.only_period();
  if (!period) return;
  if (period->form == PartialDate::Form::at && period->first.day != 0) {
    is_date_line_ = items.size() < 8;
    if (is_date_line_ && !time_.issued) {
      time_.issued = period;
      give_title_its_year();
    }
  } else if (!time_.period) {
    time_.period = period;
  }
}

// The body of a report says more exactly what its title says: "from 1 to 30 June 2024" for "June 2024".
void TextReader::learn_time(const Timings& timings) {
  if (const auto day = timings.stated_last_day()) time_.as_of = day;
  if (const auto day = timings.last_day()) time_.day = day;
  if (bound_.empty()) return;
  const bool first = !stated_;
  stated_ = saw_text_;  // a title has no period for the text after it
  const auto period = timings.only_period();
  if (!period) return;
  const bool days = period->form == PartialDate::Form::range && period->first.day != 0;
  if (!time_.period) {
    // A text without a title has the period of its first figures.
    if (first) time_.period = period;
  } else if (days && time_.period->form == PartialDate::Form::at && time_.period->first.year == period->first.year &&
             (time_.period->first.month == 0 || time_.period->first.month == period->first.month) &&
             time_.period->first.month != 0 && period->last.month == period->first.month) {
    if (heading_time_.period == time_.period) heading_time_.period = period;
    time_.period = period;
  }
}

// A figure refers to the first footnote after it.
void TextReader::add_references() {
  for (LeftOut& note : reading_.left_out) {
    if (note.rule != "footnote") continue;
    const std::string_view number = paragraph_.tokens.text.substr(note.begin, note.end - note.begin);
    for (Statement& each : reading_.statements)
      if (each.begin < note.begin && each.reference.empty()) each.reference = "[" + std::string(number) + "]";
  }
}

}  // namespace maex::prose

#include "core/mapping/prose/headline.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace maex::prose {
namespace {

/// "17 mines" in the title are the 17 anti-personnel mines of the text.
bool is_or_holds(Code title, Code text) {
  if (title == text) return true;
  const bool mine = text == Code::measure_AP_MINES || text == Code::measure_AV_MINES;
  if (title == Code::measure_MINES) return mine;
  return title == Code::measure_ITEMS && (mine || text == Code::measure_MINES || text == Code::measure_UXO);
}

bool is_dated(const Statement& of) { return of.running || of.period || of.as_of || !of.base.empty(); }

// "Mine casualties rise to 356" over a text whose figures all have one time: the title has it too.
const Statement* time_of_text(const std::vector<Statement*>& statements, bool of_people) {
  const Statement* found = nullptr;
  for (const Statement* each : statements) {
    if (each->headline || is_of_people(each->measure) != of_people) continue;
    if (!is_dated(*each)) return nullptr;
    if (found != nullptr && (found->period != each->period || found->as_of != each->as_of || found->base != each->base))
      return nullptr;
    found = each;
  }
  return found;
}

/// "Over 18,000 hectares" in the title are the 18,340.2 of the text.
const Statement* rounded_in_title(const std::vector<Statement*>& statements, const Statement& title) {
  constexpr double nearest = 0.05;
  for (const Statement* each : statements)
    if (!each->headline && each->measure == title.measure && each->breakdown == title.breakdown && is_dated(*each) &&
        std::abs(each->value - title.value) <= nearest * title.value)
      return each;
  return nullptr;
}

/// 15,000 for 15,212: the digits before the zeros, of which there are at least two, are exact.
bool rounds(double said, double exact) {
  double unit = 1;
  while (said >= unit * 100 && std::fmod(said, unit * 10) == 0) unit *= 10;
  return unit > 1 && (std::trunc(exact / unit) * unit == said || std::round(exact / unit) * unit == said);
}

/// A headline rounds: "6 hectares" for 6.2, "800 hectares" for 803.6, "more than 1,000" for 1,044. "41,000" is no
/// rounding of 41,915.
bool repeats(const Statement& headline, const Statement& body) {
  if (!is_or_holds(headline.measure, body.measure)) return false;
  const double shown = headline.value, exact = body.value;
  if (shown == exact) return true;
  if (shown < 1) return false;
  if (shown == std::round(exact) || shown == std::trunc(exact)) return true;
  // "More than 13,000 mines and UXO" over 455 mines and 12,519 UXO is the sum of the two, and not one of them.
  if (headline.measure != body.measure) return false;
  // "1.4 thousand" for 1,402.5; an area may be less exact.
  const double share = info(body.measure).name.starts_with("AREA_") ? 100 : 200;
  const double apart = std::abs(shown - exact);
  if (exact >= 100 && apart < exact / share) return true;
  if (!is_of_people(body.measure) && rounds(shown, exact)) return true;
  return headline.qualifier != no_code && body.qualifier == no_code && apart < shown / 10;
}

/// "A soldier hit a mine": the text below says how many were killed and injured on that day.
bool is_told_below(const Statement& headline, const std::vector<Statement*>& statements) {
  if (headline.measure != Code::measure_CASUALTIES || headline.value == 0) return false;
  double sum = 0;
  for (const Statement* each : statements) {
    const bool harmed = each->measure == Code::measure_KILLED || each->measure == Code::measure_INJURED;
    const bool on_a_day = each->period && each->period->form == PartialDate::Form::at && each->period->first.day != 0;
    if (!each->headline && harmed && on_a_day && each->breakdown == headline.breakdown) sum += each->value;
  }
  return sum == headline.value;
}

bool is_total_of(const Statement& of, const Statement& killed, const Statement& injured) {
  return of.breakdown.empty() && killed.breakdown.empty() && injured.breakdown.empty() &&
         of.sentence < killed.sentence && killed.sentence == injured.sentence &&
         of.value == killed.value + injured.value;
}

void settle_parts_of(Statement& all, Statement& killed, Statement& injured) {
  if (!is_total_of(all, killed, injured)) return;
  if (all.measure == Code::measure_INJURED && killed.value != 0 && killed.period == all.period &&
      killed.base == all.base)
    all.measure = Code::measure_CASUALTIES;
  else if (all.measure == Code::measure_CASUALTIES)
    for (Statement* part : {&killed, &injured})
      if (part->running && part->base.empty()) part->base = all.base;
}

/// "Nine people were hurt in six incidents. Three were killed and six injured": the nine are all casualties. "361
/// people were affected since 2020. So far 65 have been killed and 296 wounded": the two parts are since 2020 too.
void settle_parts(const std::vector<Statement*>& statements) {
  constexpr std::size_t near = 8;  // figures
  for (std::size_t i = 0; i != statements.size(); ++i) {
    if (statements[i]->measure != Code::measure_KILLED) continue;
    const std::size_t first = i < near ? 0 : i - near, end = std::min(statements.size(), i + near);
    for (std::size_t other = first; other != end; ++other)
      if (statements[other]->measure == Code::measure_INJURED)
        for (std::size_t all = first; all != i; ++all)
          settle_parts_of(*statements[all], *statements[i], *statements[other]);
  }
}

/// Finds the same figure in a later sentence: "36 people were killed. … Of the 36 killed, …".
class SaidBefore {
 public:
  /// Remembers the figure. True when an earlier sentence states it.
  bool again(const Statement& one) {
    if (one.headline || one.sentence == 0) return false;
    std::vector<const Statement*>& alike = before_[key_of(one)];
    for (const Statement* each : alike)
      if (each->sentence < one.sentence && (one.place == each->place || one.place.empty())) return true;
    constexpr std::size_t most_places = 100;
    if (alike.size() != most_places) alike.push_back(&one);
    return false;
  }

 private:
  using Key =
      std::tuple<Code, double, std::string_view, std::string, std::string, std::string_view, std::string_view, bool>;
  static Key key_of(const Statement& of) {
    return {of.measure,
            of.value,
            of.breakdown,
            of.period ? to_text(*of.period) : std::string(),
            of.as_of ? to_text(*of.as_of) : std::string(),
            of.base,
            of.source,
            of.running};
  }
  std::map<Key, std::vector<const Statement*>> before_;
};

/// The first figure with a period, of people or of other things: over a text of one event, the time of the title.
const Statement* first_with_period(const std::vector<Statement*>& statements, bool of_people) {
  for (const Statement* each : statements)
    if (!each->headline && each->period && is_of_people(each->measure) == of_people) return each;
  return nullptr;
}

/// A title has few figures. Each is compared with all of the text.
void keep_headlines_few(const std::vector<Statement*>& statements) {
  constexpr std::size_t most = 100;
  std::size_t count = 0;
  for (Statement* each : statements)
    if (each->headline && ++count > most) each->headline = false;
}

/// The text may name the operator in its title only.
bool names_only_operator(const Statement& headline, const Statement& body) {
  return headline.breakdown.starts_with("operator=") && body.breakdown.empty();
}

/// "Four wounded" over "four servicemen were wounded": the text says more of its only figure of this kind.
bool is_only_figure(const std::vector<Statement*>& statements, const Statement& headline, const Statement& body) {
  if (!headline.breakdown.empty() && !body.breakdown.empty()) return false;
  return std::count_if(statements.begin(), statements.end(), [&](const Statement* each) {
           return !each->headline && each->measure == headline.measure;
         }) == 1;
}

}  // namespace

std::vector<std::size_t> settle_headline(const std::vector<Statement*>& statements, const ReportTime& time) {
  keep_headlines_few(statements);
  settle_parts(statements);
  const Statement* const first_of_people = first_with_period(statements, true);
  const Statement* const first_of_things = first_with_period(statements, false);
  SaidBefore said;
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i != statements.size(); ++i) {
    Statement& one = *statements[i];
    if (!is_dated(one) && time.issued && time.issued->first.day != 0)
      one.period = period_before(one.waiting, time.issued->first);
    const bool dated = is_dated(one);
    if (one.headline && (is_told_below(one, statements) ||
                         std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
                           return !other->headline && repeats(one, *other) &&
                                  (other->breakdown == one.breakdown || names_only_operator(one, *other) ||
                                   is_only_figure(statements, one, *other));
                         }))) {
      repeated.push_back(i);
      continue;
    }
    if (said.again(one)) {
      repeated.push_back(i);
      continue;
    }
    // "3 mine victims since the war": the total of a headline is of the day of issue too.
    if (one.headline && (one.running || !one.base.empty()) && !one.as_of && !one.period)
      one.as_of = time.as_of ? time.as_of : time.issued;
    const Statement* text = one.headline && !dated ? rounded_in_title(statements, one) : nullptr;
    if (text == nullptr) text = one.headline && !dated ? time_of_text(statements, is_of_people(one.measure)) : nullptr;
    // "Mine blast: 1 dead, 4 injured": the day is that of the first figure below.
    if (text == nullptr && !dated && !time.period && (one.headline || is_asset(one.measure)))
      text = is_of_people(one.measure) ? first_of_people : first_of_things;
    if (text != nullptr) {
      one.period = text->period;
      one.as_of = text->as_of;
      one.base = text->base;
    } else if (!dated && time.period) {
      one.period = time.period;
    } else if (!dated && !one.period && one.headline && is_of_people(one.measure) && time.day && time.issued &&
               time.day->first < time.issued->first &&
               days_from_epoch(time.issued->first) - days_from_epoch(time.day->first) < 31) {
      one.period = time.day;  // no figure below: the day of the event that the text named
    }
    one.untimed = !is_dated(one);
  }
  return repeated;
}

void add_overview(const std::vector<Statement*>& statements, const std::string& own_source,
                  std::vector<std::size_t>& repeated) {
  for (std::size_t i = 0; i != statements.size(); ++i) {
    const Statement& one = *statements[i];
    if (one.source != own_source || !one.period) continue;
    if (std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
          return other->source != own_source && other->measure == one.measure && other->value == one.value &&
                 other->breakdown == one.breakdown && other->period == one.period;
        }))
      repeated.push_back(i);
  }
  std::sort(repeated.begin(), repeated.end());
  repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
}

}  // namespace maex::prose

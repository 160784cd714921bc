#include "core/mapping/prose/headline.hpp"

#include <algorithm>
#include <cmath>

namespace maex::prose {

namespace {

/// 15,000 for 15,212: the digits before the zeros, of which there are at least two, are exact.
bool rounds(double said, double exact) {
  double unit = 1;
  while (said >= unit * 100 && std::fmod(said, unit * 10) == 0) unit *= 10;
  return unit > 1 && (std::trunc(exact / unit) * unit == said || std::round(exact / unit) * unit == said);
}

/// A headline rounds: "6 hectares" for 6.2, "over 30" for 31.7.
bool repeats(const Statement& headline, const Statement& body) {
  if (headline.measure != body.measure) return false;
  // The text may name the operator in its title only.
  if (headline.breakdown != body.breakdown && !(headline.breakdown.starts_with("operator=") && body.breakdown.empty()))
    return false;
  const double said = headline.value, exact = body.value;
  if (said == exact || (said >= 1 && (said == std::round(exact) || said == std::trunc(exact)))) return true;
  // "1.4 thousand" for 1,402.5; an area may be less exact.
  const double share = info(body.measure).name.starts_with("AREA_") ? 100 : 200;
  if (exact >= 100 && std::abs(said - exact) < exact / share) return true;
  if (!is_of_people(body.measure) && rounds(said, exact)) return true;
  if (headline.qualifier == no_code || body.qualifier != no_code) return false;
  return std::abs(said - exact) < said / 10;
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

/// The same figure in a later sentence: "36 people were killed. … Of the 36 killed, …".
bool is_said_again(const Statement& one, const Statement& before) {
  return !before.headline && before.sentence != 0 && before.sentence < one.sentence && one.measure == before.measure &&
         one.value == before.value && one.breakdown == before.breakdown && one.period == before.period &&
         one.as_of == before.as_of && one.base == before.base && one.running == before.running &&
         one.source == before.source && (one.place == before.place || one.place.empty());
}

}  // namespace

std::vector<std::size_t> settle_headline(const std::vector<Statement*>& statements, const ReportTime& time) {
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i != statements.size(); ++i) {
    Statement& one = *statements[i];
    const bool dated = one.period || one.as_of || !one.base.empty() || one.running;
    if (one.headline && (is_told_below(one, statements) ||
                         std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
                           return !other->headline && repeats(one, *other);
                         }))) {
      repeated.push_back(i);
      continue;
    }
    if (std::any_of(statements.begin(), statements.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const Statement* other) { return is_said_again(one, *other); })) {
      repeated.push_back(i);
      continue;
    }
    if (!dated && time.period) one.period = time.period;
    // "3 mine victims since the war": the total of a headline is of the day of issue too.
    if (one.headline && one.running && !one.as_of) one.as_of = time.as_of ? time.as_of : time.issued;
    // "Mine blast: 1 dead, 4 injured": the day is that of the first figure below.
    if (!dated && !time.period && (one.headline || is_asset(one.measure)))
      for (const Statement* other : statements)
        if (!other->headline && other->period && is_of_people(other->measure) == is_of_people(one.measure)) {
          one.period = other->period;
          break;
        }
    // No figure below: the day of the event that the text named.
    if (!dated && !one.period && one.headline && is_of_people(one.measure) && time.day && time.issued &&
        time.day->first < time.issued->first &&
        days_from_epoch(time.issued->first) - days_from_epoch(time.day->first) < 31)
      one.period = time.day;
    one.untimed = !dated && !one.period;
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

#include "core/mapping/prose/headline.hpp"

#include <algorithm>
#include <cmath>

namespace maex::prose {
namespace {

/// "17 mines" in the title are the 17 anti-personnel mines of the text.
bool is_or_holds(Code title, Code text) {
  if (title == text) return true;
  const bool mine = text == Code::measure_AP_MINES || text == Code::measure_AV_MINES;
  if (title == Code::measure_MINES) return mine;
  return title == Code::measure_ITEMS && (mine || text == Code::measure_MINES || text == Code::measure_UXO);
}

bool is_dated(const Statement& of) { return of.period || of.as_of || !of.base.empty(); }

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

/// The largest power of ten that divides a whole number.
double grain_of(double value) {
  double grain = 1;
  while (value >= 1 && std::fmod(value, grain * 10) == 0) grain *= 10;
  return grain;
}

/// A headline rounds: "6 hectares" for 6.2, "800 hectares" for 803.6, "more than 1,000" for 1,044. "41,000" is no
/// rounding of 41,915.
bool repeats(const Statement& headline, const Statement& body) {
  if (!is_or_holds(headline.measure, body.measure)) return false;
  const double shown = headline.value, exact = body.value;
  if (shown == exact) return true;
  if (shown < 1) return false;
  if (shown == std::round(exact) || shown == std::trunc(exact)) return true;
  const double apart = std::abs(shown - exact) / exact;
  if (headline.qualifier != no_code && body.qualifier == no_code) return apart <= 0.1;
  const double grain = grain_of(shown);
  return shown >= 100 && apart <= 0.05 && grain > 1 && std::round(exact / grain) * grain == shown;
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
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i != statements.size(); ++i) {
    Statement& one = *statements[i];
    if (!is_dated(one) && time.issued && time.issued->first.day != 0)
      one.period = period_before(one.waiting, time.issued->first);
    const bool dated = is_dated(one);
    if (one.headline && std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
          return !other->headline && repeats(one, *other) &&
                 (other->breakdown == one.breakdown || is_only_figure(statements, one, *other));
        })) {
      repeated.push_back(i);
      continue;
    }
    if (one.headline && !one.base.empty() && !one.as_of && !one.period)
      one.as_of = time.as_of ? time.as_of : time.issued;
    const Statement* text = one.headline && !dated ? rounded_in_title(statements, one) : nullptr;
    if (text == nullptr) text = one.headline && !dated ? time_of_text(statements, is_of_people(one.measure)) : nullptr;
    // "Mine blast: 1 dead, 4 injured": the day is that of the first figure below.
    if (text == nullptr && one.headline && !dated && !time.period)
      for (const Statement* other : statements)
        if (!other->headline && other->period && is_of_people(other->measure) == is_of_people(one.measure)) {
          text = other;
          break;
        }
    if (text != nullptr) {
      one.period = text->period;
      one.as_of = text->as_of;
      one.base = text->base;
    } else if (!dated && time.period) {
      one.period = time.period;
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

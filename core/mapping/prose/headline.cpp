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

/// A headline rounds: "6 hectares" for 6.2, "41,000" is no rounding of 41,915.
bool repeats(double headline, double body) {
  return headline == body || (headline >= 1 && (headline == std::round(body) || headline == std::trunc(body)));
}

}  // namespace

std::vector<std::size_t> settle_headline(const std::vector<Statement*>& statements, const ReportTime& time) {
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i != statements.size(); ++i) {
    Statement& one = *statements[i];
    const bool dated = is_dated(one);
    if (one.headline && std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
          return !other->headline && is_or_holds(one.measure, other->measure) && repeats(one.value, other->value) &&
                 other->breakdown == one.breakdown;
        })) {
      repeated.push_back(i);
      continue;
    }
    if (one.headline && !one.base.empty() && !one.as_of && !one.period)
      one.as_of = time.as_of ? time.as_of : time.issued;
    const Statement* text = one.headline && !dated ? time_of_text(statements, is_of_people(one.measure)) : nullptr;
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

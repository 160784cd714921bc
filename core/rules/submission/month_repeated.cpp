#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {
namespace {

using Period = std::pair<std::int32_t, std::int32_t>;
/// The figures of one source for one period, by measure and breakdown.
using Statement = std::map<std::pair<Code, std::string_view>, const Figure*>;

std::size_t digits(double value) { return number_text(value).size(); }

/// Figures of few digits are equal by chance: 0 killed and 1 injured is a usual month.
constexpr std::size_t fewest_digits = 5;

bool is_week(const Period& period) { return period.second - period.first < 10; }

/// A slip gives the figures of one month to another month, or those of a month to a week of it.
bool may_slip(const Period& a, const Period& b) {
  const std::int32_t one = a.second - a.first, other = b.second - b.first;
  const bool apart = a.second < b.first || b.second < a.first;
  return apart ? std::abs(one - other) <= 3 : is_week(a) != is_week(b) && std::max(one, other) <= 31;
}

/// The equal figures of the second statement. Empty when a figure differs, or when they may be equal by chance.
std::vector<const Figure*> equal_figures(const Statement& first, const Statement& second) {
  std::vector<const Figure*> equal;
  std::size_t weight = 0;
  for (const auto& [name, figure] : second) {
    const auto other = first.find(name);
    if (other == first.end()) continue;
    if (other->second->value != figure->value) return {};
    if (figure->value == 0) continue;
    equal.push_back(figure);
    weight += digits(figure->value);
  }
  if (equal.size() < 2 || weight < fewest_digits) equal.clear();
  return equal;
}

void compare(RuleContext& context, const std::map<Period, Statement>& statements) {
  // Candidates have an equal figure. More than a few of them are no slip but a constant, such as a number of staff.
  constexpr std::size_t most_candidates = 8;
  std::map<std::tuple<Code, std::string_view, double>, std::vector<const Period*>> stated;
  for (const auto& [period, figures] : statements) {
    std::set<const Period*> candidates;
    for (const auto& [name, figure] : figures) {
      auto& periods = stated[{name.first, name.second, figure->value}];
      if (periods.size() < most_candidates) {
        candidates.insert(periods.begin(), periods.end());
        periods.push_back(&period);
      }
    }
    const Period* earliest = nullptr;
    for (const Period* each : candidates)
      if (may_slip(*each, period) && !equal_figures(statements.at(*each), figures).empty() &&
          (earliest == nullptr || *each < *earliest))
        earliest = each;
    if (earliest == nullptr) continue;
    const Statement& first = statements.at(*earliest);
    const std::vector<const Figure*> equal = equal_figures(first, figures);
    std::vector<const Figure*> others;
    std::string values;
    for (const Figure* each : equal) {
      others.push_back(first.at({each->measure, each->breakdown}));
      values += (values.empty() ? "" : ", ") + number_text(each->value);
    }
    report(context, *equal.front(),
           {{"span", span_text(*equal.front())}, {"other", span_text(*others.front())}, {"values", values}}, others);
  }
}

}  // namespace

Rule month_repeated() {
  return {.notice = {"month-repeated", Severity::warning, "The figures of one period are those of another period.",
                     "A report or its copy has the wrong month, and one month is counted twice and another one lost.",
                     "Compare both months with the source.", "{span} has the figures of {other}: {values}."},
          .reference = "domain A3: the figures of June 2023, which the article gives to \"last week\"",
          .fields = {Field::tally_value, Field::tally_period},
          .failing =
              "tally measure=AP_MINES value=61 period=2023-01\ntally measure=UXO value=523 period=2023-01\n"
              "tally measure=AP_MINES value=61 period=2023-02\ntally measure=UXO value=523 period=2023-02",
          .passing =
              "tally measure=AP_MINES value=61 period=2023-01\ntally measure=UXO value=523 period=2023-01\n"
              "tally measure=AP_MINES value=61 period=2023-02\ntally measure=UXO value=552 period=2023-02\n"
              "tally measure=KILLED value=1 period=2023-01\ntally measure=KILLED value=1 period=2023-02",
          .at_end = [](RuleContext& context) {
            std::map<std::string_view, std::map<Period, Statement>> sources;
            for (const Figure& each : context.figures().all())
              if (each.exact && !each.of_stock() && !each.running && each.dated() && each.first != Figure::no_day)
                sources[each.source][{each.first, each.last}].emplace(
                    std::pair{each.measure, std::string_view(each.breakdown)}, &each);
            for (const auto& [source, statements] : sources) compare(context, statements);
          }};
}

}  // namespace maex::rules

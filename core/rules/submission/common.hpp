// What rules of this family share.
#pragma once
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/rules/figures.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

/// Reports a finding at a stated figure.
inline void report(RuleContext& context, const Figure& figure, std::initializer_list<Argument> args) {
  context.report_at(figure.origin, figure.column, Field::tally_value, number_text(figure.value), args);
}

/// "KILLED", "KILLED of status=CIVILIAN".
inline Text what(const Figure& figure) {
  if (figure.breakdown.empty()) return text_of(figure.measure);
  return {"{measure} of {part}"_text, {{"measure", text_of(figure.measure)}, {"part", std::string(figure.breakdown)}}};
}

/// Reports a finding at a total, with {what}, {parts} and {sum}.
inline void report(RuleContext& context, const Sum& sum) {
  if (!context.wants()) return context.count();
  report(context, sum.total,
         {{"what", what(sum.total)}, {"parts", sum_text(sum.parts)}, {"sum", number_text(sum.sum)}});
}

/// Reports a finding at the figure for a stretch of time, with {what}, {span}, {parts}, {sum}, {allowed}, {growth} and
/// {late}. {late} is what the parts lack.
inline void report(RuleContext& context, const Stretch& stretch) {
  if (!context.wants()) return context.count();
  const std::string growth = stretch.since == nullptr ? std::string()
                                                      : " (" + number_text(stretch.total.value) + " − " +
                                                            number_text(stretch.since->value) + ")";
  report(context, stretch.total,
         {{"what", what(stretch.total)},
          {"span", span_text(stretch.total)},
          {"parts", sum_text(stretch.parts)},
          {"sum", number_text(stretch.sum)},
          {"allowed", number_text(stretch.value)},
          {"growth", growth},
          {"late", number_text(stretch.value - stretch.sum)}});
}

}  // namespace maex::rules

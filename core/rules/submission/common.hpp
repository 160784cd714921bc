// What rules of this family share.
#pragma once
#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/rules/figures.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

/// The most places that one finding cites besides its own.
inline constexpr std::size_t most_cited = 20;

/// Reports a finding at a stated figure. `others` are the figures that it is compared with; the finding cites them.
inline void report(RuleContext& context, const Figure& figure, std::initializer_list<Argument> args,
                   const std::vector<const Figure*>& others = {}) {
  std::vector<Locator> also;
  if (context.wants())
    for (const Figure* each : others)
      if (also.size() != most_cited) also.push_back(context.place_of(each->origin, each->column, Field::tally_value));
  context.report_at(figure.origin, figure.column, Field::tally_value, number_text(figure.value), args, std::move(also));
}

/// "KILLED", "KILLED of status=CIVILIAN".
inline Text what(const Figure& figure) {
  if (figure.breakdown.empty()) return text_of(figure.measure);
  return {"{measure} of {part}"_text, {{"measure", text_of(figure.measure)}, {"part", std::string(figure.breakdown)}}};
}

/// Reports a finding at a total, with {what}, {parts} and {sum}.
inline void report(RuleContext& context, const Sum& sum) {
  if (!context.wants()) return context.count();
  report(context, sum.total, {{"what", what(sum.total)}, {"parts", sum_text(sum.parts)}, {"sum", number_text(sum.sum)}},
         sum.parts);
}

/// True when the total, or one of its parts, fits the sum after two neighbouring digits change places.
inline bool is_digit_swap(const Sum& sum) {
  if (!sum.complete || sum.total.value == sum.sum) return false;
  if (is_digit_swap(sum.total.value, sum.sum)) return true;
  // Small numbers fit by chance.
  return std::any_of(sum.parts.begin(), sum.parts.end(), [&](const Figure* part) {
    return part->value >= 100 && is_digit_swap(part->value, part->value + sum.total.value - sum.sum);
  });
}
/// The same for a running total of areas or items, which grows by exactly what its periods state.
inline bool is_digit_swap(const Stretch& stretch) {
  return stretch.tiled && !stretch.total.of_people() && stretch.value != stretch.sum && stretch.total.value >= 100 &&
         is_digit_swap(stretch.total.value, stretch.total.value + stretch.sum - stretch.value);
}
/// True when another rule of this run reports the difference as digits that changed places.
template <class Of>
bool is_reported_as_swap(const RuleContext& context, const Of& of) {
  return context.runs("digits-swapped") && is_digit_swap(of);
}

/// for_each_stretch over the figures of the run; the report says so when they are too many.
inline void for_each_stretch(RuleContext& context, const std::function<void(const Stretch&)>& take) {
  if (!for_each_stretch(context.figures(), take))
    context.checked_in_part("there are too many records or figures to compare all"_text);
}

/// Reports a finding at the figure for a stretch of time, with {what}, {span}, {parts}, {sum}, {allowed}, {growth} and
/// {late}. {late} is what the parts lack.
inline void report(RuleContext& context, const Stretch& stretch) {
  if (!context.wants()) return context.count();
  const std::string growth = stretch.since == nullptr ? std::string()
                                                      : " (" + number_text(stretch.total.value) + " − " +
                                                            number_text(stretch.since->value) + ")";
  std::vector<const Figure*> others = stretch.parts;
  if (stretch.since != nullptr) others.insert(others.begin(), stretch.since);
  report(context, stretch.total,
         {{"what", what(stretch.total)},
          {"span", span_text(stretch.total)},
          {"parts", sum_text(stretch.parts)},
          {"sum", number_text(stretch.sum)},
          {"allowed", number_text(stretch.value)},
          {"growth", growth},
          {"late", number_text(stretch.value - stretch.sum)}},
         others);
}

}  // namespace maex::rules

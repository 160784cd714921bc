// Figures that are about ten times, or about a tenth of, their neighbours in time.
#pragma once
#include <algorithm>
#include <functional>
#include <vector>

#include "core/rules/figures.hpp"

namespace maex::rules {

struct Jump {
  const Figure &figure, &before, &after;
};

/// Real figures vary by more than ten from one season to the next. So both neighbours must follow directly, must be
/// alike, and a tenth of the figure, or ten times the figure, must fit between them.
inline void for_each_jump(const Figures& figures, const std::function<void(const Jump&)>& take) {
  constexpr double least = 20;     // small counts are ten times others by chance
  constexpr double alike = 1.5;    // months, the larger by the smaller
  constexpr double steady = 1.25;  // running totals
  const auto look = [&](const Figure& before, const Figure& each, const Figure& after, double spread) {
    const double low = std::min(before.value, after.value), high = std::max(before.value, after.value);
    if (low <= 0 || high > low * spread || std::max(each.value, high) < least) return;
    const auto fits = [&](double value) { return value >= low / spread && value <= high * spread; };
    if (!fits(each.value) && (fits(each.value / 10) || fits(each.value * 10))) take({each, before, after});
  };
  for_each_period_series(figures, [&](const std::vector<const Figure*>& run) {
    std::vector<const Figure*> months;
    for (const Figure* each : run)
      if (is_month(*each) && (months.empty() || months.back()->first != each->first)) months.push_back(each);
    for (std::size_t i = 1; i + 1 < months.size(); ++i)
      if (months[i - 1]->last + 1 == months[i]->first && months[i]->last + 1 == months[i + 1]->first)
        look(*months[i - 1], *months[i], *months[i + 1], alike);
  });
  for_each_series(figures, [&](const std::vector<const Figure*>& run) {
    for (std::size_t i = 1; i + 1 < run.size(); ++i) look(*run[i - 1], *run[i], *run[i + 1], steady);
  });
}

}  // namespace maex::rules

#include "core/rules/gaps.hpp"

#include <map>
#include <tuple>

namespace maex::rules {
namespace {

constexpr std::int32_t most_days = 200, shortest_month = 28, longest_month = 31;

std::string month_text(std::int32_t day) { return day_text(day).substr(0, 7); }

}  // namespace

std::string months_text(const Gap& gap) {
  const bool one = gap.last - gap.first < longest_month;
  return month_text(gap.first) + (one ? std::string() : "/" + month_text(gap.last));
}

void for_each_gap(const Figures& figures, const std::function<void(const Gap&)>& take) {
  using Name = std::tuple<std::string_view, Code, std::string_view, std::int32_t>;
  std::map<Name, std::map<std::string_view, const Figure*>> running;  // by base
  for (const Figure& each : figures.all())
    if (each.exact && each.running && each.dated())
      running[{each.source, each.measure, each.breakdown, each.last}][each.base] = &each;
  for_each_period_series(figures, [&](const std::vector<const Figure*>& run) {
    if (run.front()->of_stock()) return;
    std::vector<const Figure*> months;
    for (const Figure* each : run)
      if (is_month(*each) && (months.empty() || months.back()->first != each->first)) months.push_back(each);
    for (std::size_t i = 1; i < months.size(); ++i) {
      const Figure &before = *months[i - 1], &after = *months[i];
      const std::int32_t days = after.first - before.last - 1;
      if (days < shortest_month || days > most_days) continue;
      Gap gap{before, after, before.last + 1, after.first - 1};
      const auto then = running.find({after.source, after.measure, after.breakdown, before.last});
      const auto now = running.find({after.source, after.measure, after.breakdown, after.last});
      if (then != running.end() && now != running.end())
        for (const auto& [base, total] : now->second)
          if (const auto same = then->second.find(base); same != then->second.end()) {
            gap.earlier = same->second;
            gap.later = total;
            break;
          }
      take(gap);
    }
  });
}

}  // namespace maex::rules

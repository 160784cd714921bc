// Finds stretches of time and the figures within them.
#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "core/rules/figures.hpp"

namespace maex::rules {
namespace {

using Run = std::vector<const Figure*>;
using Take = std::function<void(const Stretch&)>;

Run::const_iterator from(const Run& periods, std::int32_t day) {
  return std::lower_bound(periods.begin(), periods.end(), day,
                          [](const Figure* figure, std::int32_t wanted) { return figure->first < wanted; });
}

/// True for the total itself and for another figure for the same period. They are not parts of the total.
bool is_whole(const Figure& part, const Figure& total) {
  return !total.running && part.first == total.first && part.last == total.last;
}

/// Finds the parts of totals. The work is bounded, because totals that lie in each other need the square of their
/// number.
class Search {
 public:
  explicit Search(const Take& take) : take_(take) {}

  void look(const Run& periods, const Figure& total, const Figure* since, std::int32_t first) {
    if (first == Figure::no_day || first > total.last || steps_ > most_steps) return;
    Stretch stretch{total, since, total.value - (since != nullptr ? since->value : 0), {}, 0, true};
    stretch.parts = tiles(periods, first, total.last, total);
    if (stretch.parts.empty()) {
      stretch.tiled = false;
      stretch.parts = apart(periods, first, total.last, total);
    }
    if (stretch.parts.empty()) return;
    for (const Figure* part : stretch.parts) stretch.sum += part->value;
    take_(stretch);
  }
  [[nodiscard]] bool complete() const { return steps_ <= most_steps; }

 private:
  static constexpr std::uint64_t most_steps = 10'000'000;

  /// The periods from `first` to `last` without a gap, each time the longest one; empty when there is a gap.
  Run tiles(const Run& periods, std::int32_t first, std::int32_t last, const Figure& total) {
    Run chain;
    for (std::int32_t day = first; day <= last; day = chain.back()->last + 1) {
      auto at = from(periods, day);
      for (; at != periods.end() && (*at)->first == day && ((*at)->last > last || is_whole(**at, total)); ++at)
        ++steps_;  // longer periods come first
      if (at == periods.end() || (*at)->first != day) return {};
      chain.push_back(*at);
      ++steps_;
    }
    return chain;
  }

  /// As many periods as possible that do not overlap.
  Run apart(const Run& periods, std::int32_t first, std::int32_t last, const Figure& total) {
    Run within;
    for (auto at = from(periods, first); at != periods.end() && (*at)->first <= last; ++at, ++steps_)
      if ((*at)->last <= last && !is_whole(**at, total)) within.push_back(*at);
    std::stable_sort(within.begin(), within.end(), [](const Figure* a, const Figure* b) { return a->last < b->last; });
    Run chosen;
    for (const Figure* each : within)
      if (chosen.empty() || each->first > chosen.back()->last) chosen.push_back(each);
    return chosen;
  }

  const Take& take_;
  std::uint64_t steps_ = 0;
};

bool is_earlier(const Figure* a, const Figure* b) {
  return a->first != b->first ? a->first < b->first : a->last > b->last;
}

/// Sorts by first day, longer periods first, and keeps the first figure of those for the same period.
void keep_one_for_each_period(Run& run) {
  std::stable_sort(run.begin(), run.end(), is_earlier);
  const auto same = [](const Figure* a, const Figure* b) { return a->first == b->first && a->last == b->last; };
  run.erase(std::unique(run.begin(), run.end(), same), run.end());
}

/// Totals that a report does not state, because it states all of their parts: mines and UXO by kind, killed and
/// injured. Their place is that of the last part.
std::deque<Figure> totals_of_parts(const Figures& figures) {
  struct Kinds {
    Code total;
    std::vector<Code> parts;
  };
  static const std::vector<Kinds> all = {
      {Code::measure_ITEMS, {Code::measure_AP_MINES, Code::measure_AV_MINES, Code::measure_UXO}},
      {Code::measure_CASUALTIES, {Code::measure_KILLED, Code::measure_INJURED}}};
  using Scope = std::tuple<std::string_view, std::string_view, std::int32_t, std::int32_t>;
  std::map<Scope, std::map<Code, const Figure*>> stated;
  for (const Figure& each : figures.all())
    if (each.exact && !each.running && each.dated() && each.first != Figure::no_day)
      stated[{each.source, each.breakdown, each.first, each.last}].emplace(each.measure, &each);
  std::deque<Figure> made;
  for (const auto& [scope, measures] : stated)
    for (const Kinds& kinds : all) {
      const bool complete = std::all_of(kinds.parts.begin(), kinds.parts.end(),
                                        [&of = measures](Code part) { return of.contains(part); });
      if (!complete || measures.contains(kinds.total)) continue;
      Figure total = *measures.at(kinds.parts.back());
      total.measure = kinds.total;
      total.value = 0;
      for (const Code part : kinds.parts) total.value += measures.at(part)->value;
      made.push_back(std::move(total));
    }
  return made;
}

}  // namespace

bool for_each_stretch(const Figures& figures, const Take& take) {
  using Name = std::tuple<std::string_view, Code, std::string_view>;
  std::map<Name, Run> periods;
  const std::deque<Figure> made = totals_of_parts(figures);
  for_each_period_series(figures, [&](const Run& run) {
    const Figure& head = *run.front();
    periods[{head.source, head.measure, head.breakdown}] = run;
  });
  for (const Figure& each : made) periods[{each.source, each.measure, each.breakdown}].push_back(&each);
  for (auto& [name, run] : periods) keep_one_for_each_period(run);
  Search search(take);
  for_each_period_series(figures, [&](const Run& stated) {
    if (stated.front()->of_stock()) return;
    const Run& run = periods[{stated.front()->source, stated.front()->measure, stated.front()->breakdown}];
    constexpr std::int32_t shortest_total = 28;  // days: weeks and days are parts, never totals
    for (const Figure* each : stated)
      if (each->last - each->first + 1 >= shortest_total) search.look(run, *each, nullptr, each->first);
  });
  for_each_series(figures, [&](const Run& run) {
    const auto found = periods.find({run.front()->source, run.front()->measure, run.front()->breakdown});
    if (found == periods.end()) return;
    // The first of a series counts from its base; each later one is compared with the one before.
    search.look(found->second, *run.front(), nullptr, run.front()->first);
    for (std::size_t i = 1; i < run.size(); ++i)
      if (run[i]->last != run[i - 1]->last) search.look(found->second, *run[i], run[i - 1], run[i - 1]->last + 1);
  });
  return search.complete();
}

}  // namespace maex::rules

#include <map>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule count_since_too_high() {
  return {
      .notice =
          {"count-since-too-high", Severity::warning,
           "A count since a later day is as high as the count since an earlier one.",
           "The start was misprinted: what was counted before the later day is in it.",
           "Look the start of the count up at its source.",
           "{value} since {base}, but {known} since {known_base} on {known_day}, of which {before} by {before_day}."},
      .reference = "domain C5: 10 November 2022 printed for 2020 (S68, S69)",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=257 as_of=2022-10-06 base=2020-11-10\n"
          "tally measure=CASUALTIES value=345 as_of=2024-02-14 base=2020-11-10\n"
          "tally measure=CASUALTIES value=341 as_of=2023-12-26 base=2022-11-10",
      .passing =
          "tally measure=CASUALTIES value=257 as_of=2022-10-06 base=2020-11-10\n"
          "tally measure=CASUALTIES value=345 as_of=2024-02-14 base=2020-11-10\n"
          "tally measure=CASUALTIES value=70 as_of=2023-12-26 base=2022-11-10",
      .at_end = [](RuleContext& context) {
        // Running totals that start on a known day, grouped by source, measure and breakdown.
        std::map<std::tuple<std::string_view, Code, std::string_view>, std::vector<const Figure*>> counted;
        for (const Figure& each : context.figures().all())
          if (each.exact && each.running && each.dated() && each.first != Figure::no_day)
            counted[{each.source, each.measure, each.breakdown}].push_back(&each);
        for (auto& [name, run] : counted) {
          std::map<std::int32_t, std::vector<const Figure*>> by_start;
          for (const Figure* each : run) by_start[each->first].push_back(each);
          for (auto& [start, totals] : by_start)
            std::stable_sort(totals.begin(), totals.end(),
                             [](const Figure* a, const Figure* b) { return a->last < b->last; });
          for (const Figure* late : run)
            for (const auto& [start, totals] : by_start) {
              if (start >= late->first) break;
              // The earlier total at the later start, and when the later count ends. The later count can contain only
              // the difference.
              const Figure* before = nullptr;
              const Figure* after = nullptr;
              for (const Figure* each : totals) {
                if (each->last <= late->first) before = each;
                if (each->last >= late->last && after == nullptr) after = each;
              }
              if (before == nullptr || after == nullptr || late->value <= after->value - before->value) continue;
              report(context, *late,
                     {{"base", day_text(late->first)},
                      {"known", number_text(after->value)},
                      {"known_base", day_text(start)},
                      {"known_day", day_text(after->last)},
                      {"before", number_text(before->value)},
                      {"before_day", day_text(before->last)}},
                     {before, after});
              break;
            }
        }
      }};
}

}  // namespace maex::rules

#include <map>
#include <set>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule casualties_taken_for_killed() {
  return {
      .notice = {"casualties-taken-for-killed", Severity::error,
                 "A number of casualties is given as a number of killed.",
                 "Qurban, жертва and victim mean killed and injured together; outlets have turned such totals into "
                 "deaths again and again.",
                 "Look the figure up at its source, and count as killed only those who died.",
                 "{value} killed, {span}; casualties: {casualties}."},
      .reference = "domain A7: 412 casualties printed as 412 killed, 3,385 as 3,385 died, 3,336 as killed",
      .fields = {Field::tally_measure, Field::tally_value, Field::tally_as_of},
      .failing =
          "tally measure=CASUALTIES value=412 as_of=2025-11-17 base=2020-11-10\n"
          "tally measure=KILLED value=412 as_of=2025-11-17 base=2020-11-10",
      .passing =
          "tally measure=CASUALTIES value=412 as_of=2025-11-17 base=2020-11-10\n"
          "tally measure=KILLED value=71 as_of=2025-11-17 base=2020-11-10",
      .at_end = [](RuleContext& context) {
        constexpr double too_many_for_one_event = 10;
        const std::vector<Figure>& all = context.figures().all();
        using Scope = std::tuple<std::string_view, std::int32_t, std::int32_t, bool, double>;
        std::map<Scope, const Figure*> casualties;
        std::set<const Figure*> reported;
        std::map<std::tuple<std::string_view, std::int32_t, std::int32_t, bool>, double> injured;
        for (const Figure& each : all) {
          if (each.measure == Code::measure_CASUALTIES)
            casualties.emplace(Scope{each.breakdown, each.first, each.last, each.running, each.value}, &each);
          if (each.measure == Code::measure_INJURED)
            injured.emplace(std::tuple{std::string_view(each.breakdown), each.first, each.last, each.running},
                            each.value);
        }
        for (const Figure& each : all) {
          if (each.measure != Code::measure_KILLED || each.value < too_many_for_one_event) continue;
          const auto hurt = injured.find({each.breakdown, each.first, each.last, each.running});
          const bool nobody_hurt = hurt != injured.end() && hurt->second == 0;
          const auto same = casualties.find({each.breakdown, each.first, each.last, each.running, each.value});
          if (same != casualties.end() && !nobody_hurt && reported.insert(&each).second)
            report(context, each, {{"span", span_text(each)}, {"casualties", number_text(each.value)}}, {same->second});
        }
        for_each_series(context.figures(), [&](const std::vector<const Figure*>& run) {
          if (run.front()->measure != Code::measure_KILLED) return;
          for (std::size_t i = 1; i < run.size(); ++i) {
            const Figure& before = *run[i - 1];
            const Figure& now = *run[i];
            if (now.value < 3 * before.value || now.value < too_many_for_one_event || before.value == 0) continue;
            for (const Figure& known : all)
              if (known.measure == Code::measure_CASUALTIES && known.running && known.breakdown == now.breakdown &&
                  known.base == now.base && known.last == before.last && before.value * 2 < known.value &&
                  now.value > known.value * 0.9 && reported.insert(&now).second)
                report(context, now,
                       {{"span", span_text(now)},
                        {"casualties", number_text(known.value) + " (KILLED " + number_text(before.value) + ", " +
                                           span_text(before) + ")"}},
                       {&known, &before});
          }
        });
      }};
}

}  // namespace maex::rules

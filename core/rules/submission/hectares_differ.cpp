#include <map>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule hectares_differ() {
  return {.notice = {"hectares-differ", Severity::warning, "An area in hectares is not the same in square metres.",
                     "One of the two was misprinted, or they are about different things.",
                     "Compare with the source: 1 ha is 10,000 m².", "{value} ha are stated, and {metres} m²."},
          .reference = "domain A4 R4",
          .fields = {Field::tally_measure, Field::tally_value},
          .failing =
              "tally measure=AREA_CLEARED value=424299 period=2018-07\n"
              "tally measure=AREA_CLEARED_HA value=424.3 period=2018-07",
          .passing =
              "tally measure=AREA_CLEARED value=424299 period=2018-07\n"
              "tally measure=AREA_CLEARED_HA value=42.43 period=2018-07\n"
              "tally measure=AREA_CLEARED value=1230079 period=2020-01\n"
              "tally measure=AREA_CLEARED_HA value=123 period=2020-01",
          .at_end = [](RuleContext& context) {
            using Scope =
                std::tuple<std::string_view, std::string_view, bool, std::int32_t, std::int32_t, std::string_view>;
            const auto scope = [](const Figure& each) {
              return Scope{each.source, each.breakdown, each.running, each.first, each.last, each.base};
            };
            std::map<Scope, const Figure*> metres;
            for (const Figure& each : context.figures().all())
              if (each.measure == Code::measure_AREA_CLEARED) metres.emplace(scope(each), &each);
            for (const Figure& each : context.figures().all()) {
              if (each.measure != Code::measure_AREA_CLEARED_HA) continue;
              const auto found = metres.find(scope(each));
              if (found == metres.end()) continue;
              // Sources that repeat a figure often round it down. One unit of the last printed digit is not a
              // difference.
              const double unit = each.value == std::floor(each.value)             ? 1
                                  : each.value * 10 == std::floor(each.value * 10) ? 0.1
                                                                                   : 0.01;
              if (std::abs(found->second->value / 10'000 - each.value) > unit + 1e-6)
                report(context, each, {{"metres", number_text(found->second->value)}});
            }
          }};
}

}  // namespace maex::rules

#include "core/rules/submission/area_units.hpp"
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
            for_each_area_in_both(context.figures(), [&context](const AreaInBoth& area) {
              if (!area.is_rounded() && !area.is_cut_off())
                report(context, area.hectares, {{"metres", number_text(area.metres.value)}}, {&area.metres});
            });
          }};
}

}  // namespace maex::rules

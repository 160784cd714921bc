#include "core/rules/submission/area_units.hpp"
#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule hectares_cut_off() {
  return {.notice = {"hectares-cut-off", Severity::info, "An area in hectares was cut off instead of rounded.",
                     "A sum of such figures is a little lower than the area in square metres.",
                     "Use the square metres for sums.", "{value} ha are stated; {metres} m² round to {rounded} ha."},
          .reference = "domain A3, A4 R4",
          .fields = {Field::tally_measure, Field::tally_value},
          .failing =
              "tally measure=AREA_CLEARED value=424299 period=2018-07\n"
              "tally measure=AREA_CLEARED_HA value=42.42 period=2018-07",
          .passing =
              "tally measure=AREA_CLEARED value=424299 period=2018-07\n"
              "tally measure=AREA_CLEARED_HA value=42.43 period=2018-07",
          .at_end = [](RuleContext& context) {
            for_each_area_in_both(context.figures(), [&context](const AreaInBoth& area) {
              if (!area.is_cut_off()) return;
              const double rounded = std::round(area.metres.value / 10'000 / area.unit) * area.unit;
              report(context, area.hectares,
                     {{"metres", number_text(area.metres.value)}, {"rounded", number_text(rounded)}}, {&area.metres});
            });
          }};
}

}  // namespace maex::rules

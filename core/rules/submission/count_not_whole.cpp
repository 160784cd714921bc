#include "core/rules/submission/common.hpp"

namespace maex::rules {

namespace {

bool is_area(Code measure) {
  return measure == Code::measure_AREA_CLEARED || measure == Code::measure_AREA_CLEARED_HA ||
         measure == Code::measure_AREA_CANCELLED || measure == Code::measure_AREA_REDUCED;
}

}  // namespace

Rule count_not_whole() {
  return {.notice = {"count-not-whole", Severity::warning, "A count has a fraction.",
                     "People and mines come whole: a dot or comma for thousands was taken for the decimal mark.",
                     "Write the number without a mark for thousands.",
                     "{value} is no whole number; 12.298 is often 12,298."},
          .reference = "domain F3: \"12.298 partlamamış hərbi sursat\"",
          .fields = {Field::tally_measure, Field::tally_value},
          .failing = "tally measure=UXO value=12.298 period=2025-10",
          .passing =
              "tally measure=UXO value=12298 period=2025-10\n"
              "tally measure=AREA_CLEARED_HA value=453.9 period=2023-08",
          .at_end = [](RuleContext& context) {
            for (const Figure& each : context.figures().all())
              if (!is_area(each.measure) && each.measure != Code::measure_OTHER && each.value != std::floor(each.value))
                report(context, each, {});
          }};
}

}  // namespace maex::rules

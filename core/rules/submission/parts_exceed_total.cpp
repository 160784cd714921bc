#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule parts_exceed_total() {
  return {
      .notice = {"parts-exceed-total", Severity::error, "The parts of a figure are more than the figure.",
                 "Somebody is counted twice, or missing from the total; whoever adds up gets another number than "
                 "whoever copies.",
                 "Compare total and parts with the source, and correct the one that was misprinted.",
                 "{what}: {parts} = {sum}, not {value}."},
      .reference = "domain A4 R3, R5, R6",
      .fields = {Field::tally_measure, Field::tally_value, Field::tally_breakdown},
      .failing =
          "tally measure=CASUALTIES value=315 as_of=2023-09-19\n"
          "tally measure=KILLED value=63 as_of=2023-09-19\n"
          "tally measure=INJURED value=253 as_of=2023-09-19",
      .passing =
          "tally measure=CASUALTIES value=315 as_of=2023-09-19\n"
          "tally measure=KILLED value=62 as_of=2023-09-19\n"
          "tally measure=INJURED value=253 as_of=2023-09-19\n"
          "tally measure=AREA_CLEARED value=8870514 period=2018-02\n"
          "tally measure=AREA_CLEARED breakdown=\"including=CALLS\" value=14425 period=2018-02",
      .at_end = [](RuleContext& context) {
        for_each_sum(context.figures(), [&context](const Sum& sum) {
          if (sum.sum > sum.total.value + tolerance(sum.total.value, sum.parts) && !is_reported_as_swap(context, sum))
            report(context, sum);
        });
      }};
}

}  // namespace maex::rules

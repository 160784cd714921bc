#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule parts_below_total() {
  return {.notice = {"parts-below-total", Severity::warning, "The parts of a figure are less than the figure.",
                     "Somebody is missing from the parts, or the total was misprinted.",
                     "Compare total and parts with the source; state how many are of unknown outcome, if that is it.",
                     "{what}: {parts} = {sum}, not {value}."},
          .reference = "domain A4 R3: 195 printed in February 2015, the parts make 194",
          .fields = {Field::tally_measure, Field::tally_value, Field::tally_breakdown},
          .failing =
              "tally measure=ITEMS value=195 period=2015-02\n"
              "tally measure=AP_MINES value=12 period=2015-02\n"
              "tally measure=AV_MINES value=3 period=2015-02\n"
              "tally measure=UXO value=179 period=2015-02",
          .passing =
              "tally measure=ITEMS value=194 period=2015-02\n"
              "tally measure=AP_MINES value=12 period=2015-02\n"
              "tally measure=AV_MINES value=3 period=2015-02\n"
              "tally measure=UXO value=179 period=2015-02\n"
              "tally measure=CASUALTIES value=451 period=1999/2013\n"
              "tally measure=KILLED value=100 period=1999/2013\n"
              "tally measure=INJURED value=338 period=1999/2013\n"
              "tally measure=OUTCOME_UNKNOWN value=13 period=1999/2013",
          .at_end = [](RuleContext& context) {
            for_each_sum(context.figures(), [&context](const Sum& sum) {
              if (sum.complete && sum.sum < sum.total.value - tolerance(sum.total.value, sum.parts) &&
                  !is_reported_as_swap(context, sum))
                report(context, sum);
            });
          }};
}

}  // namespace maex::rules

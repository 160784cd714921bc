#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule periods_below_total() {
  return {
      .notice =
          {"periods-below-total", Severity::warning,
           "Figures for all parts of a time are less than the figure for the whole.",
           "Area and finds are not reported late: a month is missing something, or the running total was misprinted.",
           "Compare both with the reports of the period.", "{what}, {span}: {parts} = {sum}, not {allowed}{growth}."},
      .reference = "domain A4 R1, R2",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=ITEMS value=792609 as_of=2018-02\n"
          "tally measure=ITEMS value=794161 as_of=2018-03\n"
          "tally measure=ITEMS value=1542 period=2018-03",
      .passing =
          "tally measure=ITEMS value=792609 as_of=2018-02\n"
          "tally measure=ITEMS value=794151 as_of=2018-03\n"
          "tally measure=ITEMS value=1542 period=2018-03",
      .at_end = [](RuleContext& context) {
        for_each_stretch(context, [&context](const Stretch& each) {
          if (each.tiled && !each.total.of_people() && each.sum < each.value - tolerance(each.value, each.parts) &&
              !is_reported_as_swap(context, each))
            report(context, each);
        });
      }};
}

}  // namespace maex::rules

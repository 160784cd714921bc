#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule periods_exceed_total() {
  return {
      .notice =
          {"periods-exceed-total", Severity::warning,
           "Figures for parts of a time are more than the figure for all of it.",
           "The parts were counted again later, or the total has forgotten some: two people who add get two numbers.",
           "Find out which was corrected later, and send the other anew; give each figure the day it was stated.",
           "{what}, {span}: {parts} = {sum}, not {allowed}{growth}."},
      .reference = "domain C5: intervals of 260, 257 stated; domain A4 R1, R2",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=197 as_of=2021-12-14 base=2020-11-10\n"
          "tally measure=CASUALTIES value=257 as_of=2022-10-06 base=2020-11-10\n"
          "tally measure=CASUALTIES value=41 period=2021-12-15/2022-08-18\n"
          "tally measure=CASUALTIES value=22 period=2022-08-19/2022-09-23",
      .passing =
          "tally measure=CASUALTIES value=197 as_of=2021-12-14 base=2020-11-10\n"
          "tally measure=CASUALTIES value=260 as_of=2022-10-06 base=2020-11-10\n"
          "tally measure=CASUALTIES value=41 period=2021-12-15/2022-08-18\n"
          "tally measure=CASUALTIES value=22 period=2022-08-19/2022-09-23",
      .at_end = [](RuleContext& context) {
        for_each_stretch(context, [&context](const Stretch& each) {
          if (each.sum > each.value + tolerance(each.value, each.parts) && !is_reported_as_swap(context, each))
            report(context, each);
        });
      }};
}

}  // namespace maex::rules

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule late_additions() {
  return {
      .notice =
          {"late-additions", Severity::info, "A running total of people grew by more than its months.",
           "Reports that came late were added to earlier months: month by month, the figures no longer make the total.",
           "Nothing, if that is so; send the earlier months anew, so that others can follow.",
           "{what}, {span}: {parts} = {sum}, not {allowed}{growth}; {late} came later."},
      .reference = "domain C4: 36 + 12 = 48 in April 2021, 54 stated",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=36 as_of=2021-03 base=2021-01-01\n"
          "tally measure=CASUALTIES value=54 as_of=2021-04 base=2021-01-01\n"
          "tally measure=CASUALTIES value=12 period=2021-04",
      .passing =
          "tally measure=CASUALTIES value=28 as_of=2021-02 base=2021-01-01\n"
          "tally measure=CASUALTIES value=36 as_of=2021-03 base=2021-01-01\n"
          "tally measure=CASUALTIES value=8 period=2021-03",
      .at_end = [](RuleContext& context) {
        for_each_stretch(context, [&context](const Stretch& each) {
          if (each.tiled && each.total.of_people() && each.sum < each.value) report(context, each);
        });
      }};
}

}  // namespace maex::rules

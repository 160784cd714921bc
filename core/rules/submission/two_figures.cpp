#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule two_figures() {
  return {
      .notice = {"two-figures", Severity::warning, "One source states two figures for one thing.",
                 "Whoever copies the first and whoever copies the second will disagree, and both cite the same source.",
                 "Find out which is right; if one was corrected, give each the day it was stated.",
                 "{what}, {span}: {value}, and {other} elsewhere."},
      .reference = "domain C5: 315 and 314 for 19 September 2023",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
          "tally measure=CASUALTIES value=315 as_of=2023-09-19 base=2020-11-10",
      .passing =
          "tally measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
          "tally measure=CASUALTIES value=315 as_of=2023-09-20 base=2020-11-10",
      .at_end = [](RuleContext& context) {
        for_each_repeat(context.figures(), [&context](const Figure& first, const Figure& each) {
          if (!is_revision(first, each))
            report(context, each,
                   {{"what", what(each)}, {"span", span_text(each)}, {"other", number_text(first.value)}});
        });
      }};
}

}  // namespace maex::rules

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule figure_revised() {
  return {.notice = {"figure-revised", Severity::info, "A source corrected its own figure for a period.",
                     "Comparisons made with the earlier figure no longer hold.", "Use the figure that was stated last.",
                     "{what}, {span}: {value} stated {stated}, {other} stated {other_stated}."},
          .reference = "domain C3: AzCBL gave 33 and 32 for 2007, 16 and 23 for 2008",
          .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
          .failing =
              "tally measure=CASUALTIES value=16 period=2008 as_of=2009-03-01\n"
              "tally measure=CASUALTIES value=23 period=2008 as_of=2010-03-01",
          .passing =
              "tally measure=CASUALTIES value=23 period=2008 as_of=2009-03-01\n"
              "tally measure=CASUALTIES value=23 period=2008 as_of=2010-03-01",
          .at_end = [](RuleContext& context) {
            for_each_repeat(context.figures(), [&context](const Figure& first, const Figure& each) {
              if (!is_revision(first, each)) return;
              report(context, each,
                     {{"what", what(each)},
                      {"span", span_text(each)},
                      {"stated", day_text(each.stated)},
                      {"other", number_text(first.value)},
                      {"other_stated", day_text(first.stated)}},
                     {&first});
            });
          }};
}

}  // namespace maex::rules

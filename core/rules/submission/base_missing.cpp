#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule base_missing() {
  return {.notice = {"base-missing", Severity::warning, "A running total does not say since when it counts.",
                     "Totals since the early 1990s, since 2001 and since November 2020 stand side by side; without its "
                     "start a total cannot be compared.",
                     "Add the day or the event the count starts from.",
                     "{value} is counted up to {day}, and nothing says since when."},
          .reference = "domain C2, C6",
          .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
          .failing = "tally measure=CASUALTIES value=2415 as_of=2014",
          .passing =
              "tally measure=CASUALTIES value=2415 as_of=2014 base=\"early 1990s\"\n"
              "tally measure=CASUALTIES value=25 period=2014",
          .at_end = [](RuleContext& context) {
            for (const Figure& each : context.figures().all())
              if (each.running && each.dated() && each.base.empty())
                report(context, each, {{"day", day_text(each.last)}});
          }};
}

}  // namespace maex::rules

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule figure_undated() {
  return {.notice = {"figure-undated", Severity::warning,
                     "A figure says neither which time it is for nor up to which day it counts.",
                     "It cannot be compared with anything, and it will be taken for the newest.",
                     "Add the period, or the day up to which it counts.", "{value} has no date."},
          .reference = "domain C2",
          .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
          .failing = "tally measure=CASUALTIES value=377",
          .passing = "tally measure=CASUALTIES value=377 as_of=2024-06 base=2020-11-10",
          .at_end = [](RuleContext& context) {
            for (const Figure& each : context.figures().all())
              if (!each.dated()) report(context, each, {});
          }};
}

}  // namespace maex::rules

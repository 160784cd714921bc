#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule figure_negative() {
  return {.notice = {"figure-negative", Severity::error, "A figure is negative.",
                     "It takes people or ground away from somebody's total.",
                     "Correct the number; send a correction as the new figure, not as a difference.",
                     "{value} cannot be a count."},
          .reference = "domain C",
          .fields = {Field::tally_measure, Field::tally_value},
          .failing = "tally measure=KILLED value=-1 period=2014",
          .passing = "tally measure=KILLED value=0 period=2014",
          .at_end = [](RuleContext& context) {
            for (const Figure& each : context.figures().all())
              if (each.value < 0) report(context, each, {});
          }};
}

}  // namespace maex::rules

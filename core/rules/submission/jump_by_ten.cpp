#include "core/rules/submission/common.hpp"
#include "core/rules/submission/jumps.hpp"

namespace maex::rules {

Rule jump_by_ten() {
  return {
      .notice = {"jump-by-ten", Severity::warning, "A figure is about ten times its neighbours, or a tenth of them.",
                 "A digit was added or dropped, or a mark for thousands was taken for a decimal point.",
                 "Compare the figure with its source.",
                 "{what}, {span}: {value}, between {before} ({before_span}) and {after} ({after_span})."},
      .reference = "domain A3, S23: a magnitude error that a range check should find",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=UXO value=168 period=2018-07\n"
          "tally measure=UXO value=1720 period=2018-08\n"
          "tally measure=UXO value=181 period=2018-09",
      .passing =
          "tally measure=UXO value=168 period=2018-07\n"
          "tally measure=UXO value=1720 period=2018-08\n"
          "tally measure=UXO value=1541 period=2018-09",
      .at_end = [](RuleContext& context) {
        for_each_jump(context.figures(), [&context](const Jump& jump) {
          report(context, jump.figure,
                 {{"what", what(jump.figure)},
                  {"span", span_text(jump.figure)},
                  {"before", number_text(jump.before.value)},
                  {"before_span", span_text(jump.before)},
                  {"after", number_text(jump.after.value)},
                  {"after_span", span_text(jump.after)}},
                 {&jump.before, &jump.after});
        });
      }};
}

}  // namespace maex::rules

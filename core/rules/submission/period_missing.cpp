#include "core/rules/gaps.hpp"
#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule period_missing() {
  return {
      .notice = {"period-missing", Severity::info, "A month is missing between months that are stated.",
                 "A sum over the months is too low.", "Ask for the report of the month.",
                 "{what}: no figure for {months}{rest}."},
      .reference = "domain A4 R8: March and May 2013 leave 2,863,552 m² for April",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=12 period=2021-04\n"
          "tally measure=CASUALTIES value=9 period=2021-06",
      .passing =
          "tally measure=CASUALTIES value=8 period=2021-03\n"
          "tally measure=CASUALTIES value=12 period=2021-04",
      .at_end = [](RuleContext& context) {
        for_each_gap(context.figures(), [&context](const Gap& gap) {
          std::string rest;
          std::vector<const Figure*> others{&gap.before};
          if (const auto implied = gap.implied()) {
            rest = " (" + number_text(gap.later->value) + " − " + number_text(gap.earlier->value) + " − " +
                   number_text(gap.after.value) + " = " + number_text(*implied) + ")";
            others.insert(others.end(), {gap.earlier, gap.later});
          }
          report(context, gap.after, {{"what", what(gap.after)}, {"months", months_text(gap)}, {"rest", rest}}, others);
        });
      }};
}

}  // namespace maex::rules

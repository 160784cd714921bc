#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule periods_overlap() {
  return {
      .notice = {"periods-overlap", Severity::warning, "Two figures of one kind are for times that overlap.",
                 "What happened in both is in both, and a sum has it twice.",
                 "Give figures for times that follow each other, or that lie one within the other.",
                 "{what}: {span} overlaps {other}."},
      .reference = "domain C5: intervals, with one start a year off",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=7 period=2021-12-15/2022-02-04\n"
          "tally measure=CASUALTIES value=6 period=2022-01-05/2022-04-06",
      .passing =
          "tally measure=CASUALTIES value=7 period=2021-12-15/2022-02-04\n"
          "tally measure=CASUALTIES value=6 period=2022-02-05/2022-04-06\n"
          "tally measure=CASUALTIES value=25 period=2014\n"
          "tally measure=CASUALTIES value=3 period=2014-02",
      .at_end = [](RuleContext& context) {
        for_each_period_series(context.figures(), [&context](const std::vector<const Figure*>& run) {
          std::vector<const Figure*> open;  // those that may still overlap the next; each lies within the one before
          for (const Figure* each : run) {
            while (!open.empty() && open.back()->last < each->first) open.pop_back();
            if (!open.empty() && open.back()->last < each->last && open.back()->first != each->first)
              report(context, *each,
                     {{"what", what(*each)}, {"span", span_text(*each)}, {"other", span_text(*open.back())}},
                     {open.back()});
            open.push_back(each);
          }
        });
      }};
}

}  // namespace maex::rules

#include "core/rules/submission/records.hpp"

namespace maex::rules {

Rule figure_differs_from_records() {
  return {.notice = {"figure-differs-from-records", Severity::warning,
                     "A stated figure is not the number of records for the same time.",
                     "Report and list disagree, and nothing says which of them misses or repeats casualties.",
                     "Compare the two incident by incident (maex reconcile), and name the base of the figure.",
                     "{source} states {value} for {span} ({what}); {list} has {all}{verified}{closer}."},
          .reference = "domain C3",
          .fields = {Field::tally_value, Field::tally_period, Field::incident_date},
          .failing =
              "tally measure=KILLED value=4 period=2014-05 source=ANAMA\n"
              "input\n"
              "incident id=1 date=2014-05-03\n  place district=Tovuz\n"
              "victim incident=1 outcome=KILLED",
          .passing =
              "tally measure=KILLED value=1 period=2014-05 source=ANAMA\n"
              "tally measure=KILLED value=6 period=2014 source=ANAMA\n"
              "input\n"
              "incident id=1 date=2014-05-03\n  place district=Tovuz\n"
              "victim incident=1 outcome=KILLED\n"
              "input\n"
              "tally measure=INJURED value=7 period=2014-08 source=ANAMA wording=seven\n"
              "incident id=2 date=2014-08-09\n  place district=Tovuz\n"
              "victim incident=2 outcome=INJURED",
          .at_end = [](RuleContext& context) { report_figures_unlike_records(context, Base::other); }};
}

}  // namespace maex::rules

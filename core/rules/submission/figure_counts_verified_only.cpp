#include "core/rules/submission/records.hpp"

namespace maex::rules {

Rule figure_counts_verified_only() {
  return {.notice = {"figure-counts-verified-only", Severity::info,
                     "A stated figure is the number of verified records in hazard areas, and the list has more.",
                     "The source counts by another rule than the list, so a comparison finds a difference although "
                     "no casualty is missing.",
                     "Name the base with the figure.",
                     "{source} states {value} for {span} ({what}); {list} has {all}{verified}."},
          .reference = "domain C3: ANAMA's 22 for 2014, and 25 by AzCBL",
          .fields = {Field::tally_value, Field::tally_period, Field::incident_date},
          .failing =
              "tally measure=CASUALTIES value=1 period=2014-05 source=ANAMA\n"
              "input\n"
              "incident id=1 date=2014-05-03 check_state=CONFIRMED\n  place district=Tovuz\n  device category=AP_MINE\n"
              "  source kind=POLICE\nvictim incident=1 outcome=INJURED\n"
              "incident id=2 date=2014-05-04\n  place district=Göyçay\n"
              "victim incident=2 outcome=INJURED",
          .passing =
              "tally measure=CASUALTIES value=2 period=2014-05 source=AzCBL\n"
              "input\n"
              "incident id=1 date=2014-05-03 check_state=CONFIRMED\n  place district=Tovuz\n  device category=AP_MINE\n"
              "  source kind=POLICE\nvictim incident=1 outcome=INJURED\n"
              "incident id=2 date=2014-05-04\n  place district=Göyçay\n"
              "victim incident=2 outcome=INJURED",
          .at_end = [](RuleContext& context) { report_figures_unlike_records(context, Base::verified); }};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule stated_counts_disagree() {
  return {.notice = {"stated-counts-disagree", Severity::error,
                     "Killed and injured do not add up to the stated casualties.",
                     "Three numbers in one row, and no two tables agree.", "Correct the number that is wrong.",
                     "{killed} killed and {injured} injured are more than {casualties} casualties."},
          .reference = "domain C1",
          .fields = {Field::incident_killed, Field::incident_injured, Field::incident_casualties},
          .failing = "incident id=1 killed=2 injured=3 casualties=4",
          .passing = "incident id=1 killed=2 injured=3 casualties=5",
          .each_record = [](RuleContext& context, const Record& incident) {
            const Value killed = incident.get(Field::incident_killed), injured = incident.get(Field::incident_injured),
                        all = incident.get(Field::incident_casualties);
            // Fewer than the total is not a contradiction, because the outcome of some may be unknown.
            if (killed.empty() || injured.empty() || all.empty() ||
                killed.as_integer() + injured.as_integer() <= all.as_integer())
              return;
            context.report(incident, Field::incident_casualties,
                           {{"killed", std::to_string(killed.as_integer())},
                            {"injured", std::to_string(injured.as_integer())},
                            {"casualties", std::to_string(all.as_integer())}});
          }};
}

}  // namespace maex::rules

// An incident states how many people were killed, and lists its victims. Some reports count the first, others the
// second.
#include <cstdint>

#include "core/rules/rule.hpp"

namespace maex::rules {

Rule killed_count_differs() {
  return {.notice =
              {"killed-count-differs", Severity::error,
               "The incident's number of killed is not that of its listed victims.",
               "One of the two is wrong, and whoever counts incidents gets another total than whoever counts persons.",
               "Correct the number, or add or correct the victims' rows.",
               "The incident states {stated} killed; {listed} of its listed victims were."},
          .reference = "domain D5 V6",
          .fields = {Field::incident_killed, Field::victim_outcome},
          .failing = "incident id=1 killed=2\nvictim incident=1 outcome=KILLED",
          .passing = "incident id=1 killed=1\nvictim incident=1 outcome=KILLED\nvictim incident=1 outcome=INJURED",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Casualties& counts = context.casualties();
            if (counts.contradicts(counts.stated_killed, counts.killed))
              context.report(
                  incident, Field::incident_killed,
                  {{"stated", std::to_string(*counts.stated_killed)}, {"listed", std::to_string(counts.killed)}});
          }};
}

}  // namespace maex::rules

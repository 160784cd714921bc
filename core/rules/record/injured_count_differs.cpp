#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule injured_count_differs() {
  return {.notice =
              {"injured-count-differs", Severity::error,
               "The incident's number of injured is not that of its listed victims.",
               "One of the two is wrong, and whoever counts incidents gets another total than whoever counts persons.",
               "Correct the number, or add or correct the victims' rows.",
               "The incident states {stated} injured; {listed} of its listed victims were."},
          .reference = "domain D5 V6",
          .fields = {Field::incident_injured, Field::victim_outcome},
          .failing = "incident id=1 injured=2\nvictim incident=1 outcome=INJURED",
          .passing = "incident id=1 injured=1\nvictim incident=1 outcome=INJURED",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Casualties& counts = context.casualties();
            if (counts.contradicts(counts.stated_injured, counts.injured))
              context.report(
                  incident, Field::incident_injured,
                  {{"stated", std::to_string(*counts.stated_injured)}, {"listed", std::to_string(counts.injured)}});
          }};
}

}  // namespace maex::rules

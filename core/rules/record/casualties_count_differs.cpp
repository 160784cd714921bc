#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule casualties_count_differs() {
  return {.notice = {"casualties-count-differs", Severity::error,
                     "The incident's number of casualties is not that of its listed victims.",
                     "Persons are missing from the list, or counted twice.",
                     "Add the missing persons, or correct the number.",
                     "The incident states {stated} casualties; {listed} are listed."},
          .reference = "domain D5 V6",
          .fields = {Field::incident_casualties},
          .failing = "incident id=1 casualties=2\nvictim incident=1 outcome=INJURED",
          .passing = "incident id=1 casualties=1\nvictim incident=1 outcome=INJURED",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const std::optional<std::int64_t> stated = context.casualties().stated_total;
            const std::int64_t listed = context.casualties().hurt();
            if (!stated || listed == 0 || listed == *stated) return;
            context.report(incident, Field::incident_casualties,
                           {{"stated", std::to_string(*stated)}, {"listed", std::to_string(listed)}});
          }};
}

}  // namespace maex::rules

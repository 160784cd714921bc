#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule victims_not_listed() {
  return {.notice = {"victims-not-listed", Severity::info, "An incident states casualties and lists nobody.",
                     "Sex, age and status of these people are missing from every breakdown.",
                     "Add a row for each person, without names if need be.",
                     "{stated} casualties are stated; nobody is listed."},
          .reference = "domain B2; maxml 4.2",
          .fields = {Field::incident_killed, Field::incident_injured, Field::incident_casualties},
          .failing = "incident id=1 killed=1 injured=1",
          .passing = "incident id=1 killed=1\nvictim incident=1 outcome=KILLED",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Casualties& counts = context.casualties();
            const std::int64_t stated = counts.stated.value_or(0);
            if (counts.listed == 0 && stated > 0) context.report(incident, {{"stated", std::to_string(stated)}});
          }};
}

}  // namespace maex::rules

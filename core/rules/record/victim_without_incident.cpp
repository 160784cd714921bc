#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule victim_without_incident() {
  return {.notice = {"victim-without-incident", Severity::warning, "A person belongs to no incident.",
                     "Whoever counts incidents misses the person.", "Name the incident.", "The row names no incident."},
          .reference = "maxml 3.3",
          .fields = {Field::victim_incident},
          .failing = "victim id=a outcome=INJURED",
          .passing = "incident id=1\nvictim id=a incident=1 outcome=INJURED",
          .each_record = [](RuleContext& context, const Record& record) {
            if (!context.group().is_incident() && !record.has(Field::victim_incident)) context.report(record);
          }};
}

}  // namespace maex::rules

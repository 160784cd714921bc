#include "core/model/shown.hpp"
#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule victim_incident_missing() {
  return {
      .notice = {"victim-incident-missing", Severity::error, "A person names an incident that is not in the file.",
                 "The person counts in no incident, and IMSMA needs the link made by hand.",
                 "Add the incident, or correct its number.", "There is no incident {incident} in the file."},
      .reference = "maxml 3.3",
      .fields = {Field::victim_incident},
      .failing = "incident id=1\nvictim id=a incident=1 outcome=INJURED\nvictim id=b incident=9 outcome=INJURED",
      .passing = "incident id=1\nvictim id=a incident=1 outcome=INJURED",
      .each_record = [](RuleContext& context, const Record& record) {
        if (context.group().is_incident() || context.group().incident_before || !record.has(Field::victim_incident))
          return;
        const std::string_view incident = record.text(Field::victim_incident);
        context.report(record, Field::victim_incident, {{"incident", std::string(incident), !looks_like_id(incident)}});
      }};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule deminer_in_other_accident() {
  return {.notice = {"deminer-in-other-accident", Severity::info,
                     "A deminer was hurt in an accident that is no demining accident.",
                     "At work and off work are counted apart.",
                     "If it happened at work, the class is demining accident.", "Status deminer, and class {class}."},
          .reference = "domain D3; maxml 2.12",
          .fields = {Field::victim_status, Field::incident_type},
          .failing = "incident id=1 type=MINE\nvictim incident=1 outcome=INJURED status=DEMINER",
          .passing = "incident id=1 type=DEMINING\nvictim incident=1 outcome=INJURED status=DEMINER",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Value type = incident.get(Field::incident_type);
            if (type.empty() || type.as_code() == Code::accident_type_DEMINING) return;
            for_victims(context.group(), [&](std::size_t number) {
              if (is(context.record(number), Field::victim_status, Code::status_DEMINER))
                context.report(context.record(number), Field::victim_status, {{"class", text_of(type.as_code())}});
            });
          }};
}

}  // namespace maex::rules

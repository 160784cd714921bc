#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule incident_without_casualties() {
  return {.notice = {"incident-without-casualties", Severity::info, "An incident hurt nobody.",
                     "It counts as an incident and not as an accident with casualties.",
                     "Nothing to correct if nobody was hurt; else add the persons.",
                     "Nobody is stated and nobody is listed as killed or injured."},
          .reference = "domain D3",
          .fields = {Field::incident_killed, Field::incident_injured},
          .failing =
              "incident id=1 date=2014-05-14\n"
              "incident id=2 date=2014-05-14\nvictim incident=2 outcome=UNINJURED",
          .passing = "incident id=1 date=2014-05-14 injured=1",
          .each_incident = [](RuleContext& context, const Record& incident) {
            if (context.casualties().hurt() == 0 && context.casualties().stated.value_or(0) <= 0)
              context.report(incident);
          }};
}

}  // namespace maex::rules

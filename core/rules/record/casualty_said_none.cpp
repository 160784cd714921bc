#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule casualty_said_none() {
  return {.notice = {"casualty-said-none", Severity::error, "The report says nobody was hurt, and lists somebody.",
                     "The incident is left out of counts of casualties.",
                     "Correct the answer, or take the persons out.", "No casualty is said, and {listed} are listed."},
          .reference = "maxml 5.2 casualty",
          .fields = {Field::incident_any_casualty},
          .failing = "incident id=1 any_casualty=NO\nvictim incident=1 outcome=INJURED",
          .passing = "incident id=1 any_casualty=YES\nvictim incident=1 outcome=INJURED",
          .each_incident = [](RuleContext& context, const Record& incident) {
            if (!is(incident, Field::incident_any_casualty, Code::yes_no_NO)) return;
            const std::int64_t listed = context.casualties().hurt();
            if (listed != 0)
              context.report(incident, Field::incident_any_casualty, {{"listed", std::to_string(listed)}});
          }};
}

}  // namespace maex::rules

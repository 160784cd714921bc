#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_check_state() {
  return {
      .notice =
          {"verification-check-state", Severity::info, "The report is not confirmed yet.",
           "Reports under check change; importing them early means correcting IMSMA later, with a new form each time.",
           "Import it when the sender has confirmed it.", "V7: {reason}."},
      .reference = "domain D5 V7",
      .fields = {Field::incident_check_state, Field::incident_reviewed_by, Field::incident_reviewed_on},
      .failing = "incident id=1 date=2014-05-14 check_state=BEING_CLARIFIED",
      .passing = "incident id=1 date=2014-05-14 check_state=CONFIRMED",
      .lacks = lacks_policy,
      .each_incident = report_criterion<Criterion::check_state>};
}

}  // namespace maex::rules

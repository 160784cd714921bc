#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

const Rule& verification_check_state() {
  static const Rule rule{
      .notice =
          {"verification-check-state", Severity::info, "The report is not confirmed yet.",
           "Reports under check change; importing them early means correcting IMSMA later, with a new form each time.",
           "Import it when the sender has confirmed it.", "V7: {reason}."},
      .family = Family::verification,
      .reference = "domain D5 V7",
      .fields = {Field::incident_check_state, Field::incident_reviewed_by, Field::incident_reviewed_on},
      .on_groups = true,
      .failing = "incident id=1 date=2014-05-14 check_state=BEING_CLARIFIED",
      .passing = "incident id=1 date=2014-05-14 check_state=CONFIRMED",
      .lacks = lacks_policy,
      .make = make_criterion<Criterion::check_state>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_training_ground() {
  return {.notice =
              {"verification-training-ground", Severity::info, "The incident happened on a military training ground.",
               "A range or depot is no hazard area: the incident is real, and stays out of the count of hazard areas.",
               "Nothing to mend; check that the place is right.", "V8: {reason}."},
          .reference = "domain D5 V8",
          .fields = {Field::incident_training_ground},
          .failing = "incident id=1 date=2014-05-14 training_ground=true",
          .passing = "incident id=1 date=2014-05-14 training_ground=false",
          .lacks = lacks_policy,
          .each_incident = report_criterion<Criterion::training_ground>};
}

}  // namespace maex::rules

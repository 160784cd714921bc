#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_training_ground() {
  return {
      .number = 8,
      .label = "training ground",
      .not_met = Code::verification_EXCLUDED,
      .open = Code::verification_PENDING,
      .section = "training_ground",
      .settings = {{"excluded", &Policy::training_ground_excluded}},
      .rule =
          {.notice =
               {"verification-training-ground", Severity::info, "The incident happened on a military training ground.",
                "A range or depot is no hazard area: the incident is real, and stays out of the count of hazard areas.",
                "Nothing to mend; check that the place is right.", "V8: {reason}."},
           .reference = "domain D5 V8",
           .fields = {Field::incident_training_ground},
           .failing = "incident id=1 date=2014-05-14 training_ground=true",
           .passing = "incident id=1 date=2014-05-14 training_ground=false"},
      .look = [](const CriterionInputs& given, Evidence& e) {
        const Value flag = given.facts.group.head().get(Field::incident_training_ground);
        const bool on = !flag.empty() && flag.as_boolean();
        say(e, on && given.policy.training_ground_excluded ? Verdict::not_met : Verdict::met,
            on ? "on a military training ground"_text : "not on a military training ground"_text);
      }};
}

}  // namespace maex::rules

#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

const Rule& verification_people() {
  static const Rule rule{
      .notice = {"verification-people", Severity::warning,
                 "The casualties do not suffice for verification.",
                 "An incident counts through its casualties; without a known outcome, or with counts that differ, nobody can add it up.",
                 "List the casualties with their outcomes, and make the stated numbers agree.",
                 "V6: {reason}."},
      .family = Family::verification,
      .reference = "domain D5 V6",
      .fields = {Field::victim_outcome, Field::incident_killed, Field::incident_injured},
      .on_groups = true,
      .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=UNKNOWN",
      .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=KILLED",
      .lacks = lacks_policy,
      .make = make_criterion<Criterion::people>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

const Rule& verification_date() {
  static const Rule rule{
      .notice = {"verification-date", Severity::warning, "The date is not exact enough for verification.",
                 "An incident without its day cannot be checked against other reports, nor against the day an area was "
                 "cleared.",
                 "Ask the source for the day of the incident.", "V2: {reason}."},
      .family = Family::verification,
      .reference = "domain D5 V2",
      .fields = {Field::incident_date},
      .on_groups = true,
      .failing = "incident id=1 date=2014-05",
      .passing = "incident id=1 date=2014-05-14",
      .lacks = lacks_policy,
      .make = make_criterion<Criterion::date>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_date() {
  return {.notice = {"verification-date", Severity::warning, "The date is not exact enough for verification.",
                     "An incident without its day cannot be checked against other reports, nor against the day an area "
                     "was cleared.",
                     "Ask the source for the day of the incident.", "V2: {reason}."},
          .reference = "domain D5 V2",
          .fields = {Field::incident_date},
          .failing = "incident id=1 date=2014-05",
          .passing = "incident id=1 date=2014-05-14",
          .lacks = lacks_policy,
          .each_incident = report_criterion<Criterion::date>};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule reviewed_before_incident() {
  return {.notice = {"reviewed-before-incident", Severity::error, "A report was reviewed before the incident.",
                     "One of the two dates is wrong.", "Correct the date that is wrong.",
                     "Reviewed on {reviewed}, before the incident of {incident}."},
          .reference = "domain D5 V7",
          .fields = {Field::incident_reviewed_on, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14 reviewed_on=2014-05-10",
          .passing = "incident id=1 date=2014-05-14 reviewed_on=2014-05-20",
          .each_record = [](RuleContext& context, const Record& record) {
            const auto day = exact_day(record, Field::incident_date),
                       reviewed = exact_day(record, Field::incident_reviewed_on);
            if (day && reviewed && *reviewed < *day)
              context.report(record, Field::incident_reviewed_on,
                             {{"reviewed", spelled(*reviewed)}, {"incident", spelled(*day)}});
          }};
}

}  // namespace maex::rules

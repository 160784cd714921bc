#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule received_before_incident() {
  return {.notice = {"received-before-incident", Severity::error, "A report was received before the incident.",
                     "One of the two dates is wrong; day and month may be swapped.", "Correct the date that is wrong.",
                     "Received on {received}, before the incident of {incident}."},
          .reference = "domain B2, F3",
          .fields = {Field::incident_date_received, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14 date_received=2014-05-10",
          .passing = "incident id=1 date=2014-05-14 date_received=2014-05-16",
          .each_record = [](RuleContext& context, const Record& record) {
            const auto day = exact_day(record, Field::incident_date),
                       received = exact_day(record, Field::incident_date_received);
            if (!day || !received || !(*received < *day)) return;
            // Another rule reports the wrong date.
            if (received->year < first_likely_year || *day > context.today()) return;
            if (context.runs("day-and-month-swapped") && explained_by_swap(*day, *received)) return;
            context.report(record, Field::incident_date_received,
                           {{"received", spelled(*received)}, {"incident", spelled(*day)}});
          }};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule received_long_after() {
  return {
      .notice = {"received-long-after", Severity::info, "A report was received more than a year after the incident.",
                 "Late reports change totals that were published.",
                 "Nothing to correct if the report is late; else correct the date.",
                 "Received {days} days after the incident."},
      .reference = "domain C3 late reports",
      .fields = {Field::incident_date_received, Field::incident_date},
      .failing = "incident id=1 date=2014-05-14 date_received=2015-09-10",
      .passing = "incident id=1 date=2014-05-14 date_received=2014-05-16",
      .each_record = [](RuleContext& context, const Record& record) {
        const auto day = exact_day(record, Field::incident_date),
                   received = exact_day(record, Field::incident_date_received);
        if (!day || !received) return;
        if (day->year < first_likely_year || *received > context.today()) return;  // another rule reports it
        const auto days = days_from_epoch(*received) - days_from_epoch(*day);
        if (days > 366) context.report(record, Field::incident_date_received, {{"days", std::to_string(days)}});
      }};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule date_very_old() {
  return {.notice = {"date-very-old", Severity::warning, "A date lies before any record of this kind.",
                     "A mistyped century takes the record out of every table by year.", "Look for a mistyped year.",
                     "{value} lies before 1940."},
          .reference = "domain C",
          .fields = {Field::incident_date, Field::incident_date_received, Field::incident_reviewed_on,
                     Field::victim_date_of_death, Field::source_date, Field::hazard_area_status_date,
                     Field::assistance_start_date, Field::activity_start_date},
          .failing = "incident id=1 date=1914-05-14",
          .passing = "incident id=1 date=2014-05-14",
          .each_value = report_if([](const Value& value) {
            const Day day = value.as_date().first;
            return day.year >= 100 && day.year < 1940 && !is_first_of_a_calendar(day);
          })};
}

}  // namespace maex::rules

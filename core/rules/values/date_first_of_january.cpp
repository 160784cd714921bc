#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule date_first_of_january() {
  return {.notice = {"date-first-of-january", Severity::info, "A date is the first of January.",
                     "Programs write it when only the year is known; the month table then has too many in January.",
                     "Write the year alone when the day is not known.", "{value} may stand for the year alone."},
          .reference = "domain B2 precision",
          .fields = {Field::incident_date, Field::victim_birth_date, Field::victim_date_of_death},
          .failing = "incident id=1 date=2014-01-01",
          .passing = "incident id=1 date=2014-01-02",
          .each_value = report_if([](const Value& value) {
            const Day day = value.as_date().first;
            return value.as_date().is_exact() && day.month == 1 && day.day == 1 && day.year > 1940 && day.year != 1970;
          })};
}

}  // namespace maex::rules

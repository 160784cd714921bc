#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule incident_date_is_a_span() {
  return {.notice = {"incident-date-is-a-span", Severity::warning, "The date of an incident is a span or a bound.",
                     "It cannot be put into one month, nor compared with another list by day.",
                     "Ask for the day, or give the month alone.", "{value} is a span or a bound."},
          .reference = "domain F3, D5 V2",
          .fields = {Field::incident_date},
          .failing = "incident id=1 date=2014-05-14/2014-05-20",
          .passing = "incident id=1 date=2014-05-14",
          .each_value = report_if([](const Value& value) { return value.as_date().form != PartialDate::Form::at; })};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule incident_date_uncertain() {
  return {
      .notice = {"incident-date-uncertain", Severity::warning, "The sender marks the date of an incident as uncertain.",
                 "The incident may belong to another day, and it cannot be verified by its date.",
                 "Ask the source for the day of the incident.", "{value} is uncertain or approximate."},
      .reference = "domain F3, D5 V2",
      .fields = {Field::incident_date},
      .failing = "incident id=1 date=2014-05-14?",
      .passing = "incident id=1 date=2014-05-14",
      .each_value = report_if([](const Value& value) { return value.as_date().doubt != PartialDate::Doubt::none; })};
}

}  // namespace maex::rules

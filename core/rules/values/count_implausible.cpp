#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule count_implausible() {
  return {.notice = {"count-implausible", Severity::warning, "One incident has more casualties than any that is known.",
                     "A total of a year or a number with a lost separator has slipped into a row.",
                     "Compare with the source.",
                     "{value} casualties in one incident; 2,300 is all that one country counted in decades."},
          .reference = "domain C2",
          .fields = {Field::incident_killed, Field::incident_injured, Field::incident_casualties},
          .failing = "incident id=1 injured=2037",
          .passing = "incident id=1 injured=2",
          .each_value = report_if([](const Value& value) { return value.as_integer() > 500; })};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule age_impossible() {
  return {
      .notice = {"age-impossible", Severity::error, "An age is impossible.",
                 "Children and adults are counted apart by it.",
                 "Correct the age; look for a year of birth in the column of ages.", "{value} years is no age."},
      .reference = "domain B2, D1",
      .fields = {Field::victim_age},
      .failing = "victim id=1 outcome=INJURED age=1981",
      .passing = "victim id=1 outcome=INJURED age=34",
      .each_value = report_if([](const Value& value) { return value.as_integer() < 0 || value.as_integer() > 120; })};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule age_unlikely() {
  return {
      .notice = {"age-unlikely", Severity::warning, "An age is very high.",
                 "A mistyped age puts a child among the old.", "Compare with the source.",
                 "{value} years is rare among casualties."},
      .reference = "domain D1",
      .fields = {Field::victim_age},
      .failing = "victim id=1 outcome=INJURED age=104",
      .passing = "victim id=1 outcome=INJURED age=84",
      .each_value = report_if([](const Value& value) { return value.as_integer() > 95 && value.as_integer() <= 120; })};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule clearance_depth_unlikely() {
  return {
      .notice = {"clearance-depth-unlikely", Severity::warning, "A depth of clearance is no depth in metres.",
                 "Centimetres were taken for metres.", "Enter metres.", "{value} m is no depth of clearance."},
      .reference = "maxml 4.4",
      .fields = {Field::activity_clearance_depth},
      .failing = "activity id=1 clearance_depth=30",
      .passing = "activity id=1 clearance_depth=0.3",
      .each_value = report_if([](const Value& value) { return value.as_decimal() < 0 || value.as_decimal() > 20; })};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule bearing_impossible() {
  return {
      .notice = {"bearing-impossible", Severity::error, "A bearing is no angle.",
                 "The point that is measured from another one lands elsewhere.", "Write degrees from 0 to 360.",
                 "{value} is no bearing."},
      .reference = "maxml 2.4 pt.bearing",
      .fields = {Field::point_bearing},
      .failing = "hazard_area id=1\n  point number=1 bearing=400",
      .passing = "hazard_area id=1\n  point number=1 bearing=40",
      .each_value = report_if([](const Value& value) { return value.as_decimal() < 0 || value.as_decimal() > 360; })};
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule area_impossible() {
  return {
      .notice = {"area-impossible", Severity::error, "An area is negative or larger than a country.",
                 "Square metres and hectares were mixed up, or digits ran together.",
                 "Enter square metres; one hectare is 10,000.", "{value} square metres cannot be."},
      .reference = "domain A4 R4, F3",
      .fields = {Field::hazard_area_area, Field::hazard_area_estimated_area, Field::hazard_area_remaining_area,
                 Field::activity_area, Field::activity_area_cancelled, Field::activity_area_reduced,
                 Field::activity_area_cleared},
      .failing = "hazard_area id=1 area=-5",
      .passing = "hazard_area id=1 area=424299",
      .each_value = report_if([](const Value& value) { return value.as_decimal() < 0 || value.as_decimal() > 1e11; })};
}

}  // namespace maex::rules

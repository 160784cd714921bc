#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule area_zero() {
  return {.notice = {"area-zero", Severity::info, "An area is zero.",
                     "An area without size is a point, and adds nothing to any total.",
                     "Leave the size empty when it is not known.", "The size is zero."},
          .reference = "maxml 2.9 haz.area",
          .fields = {Field::hazard_area_area, Field::activity_area},
          .failing = "hazard_area id=1 area=0",
          .passing = "hazard_area id=1 area=424299",
          .each_value = report_if([](const Value& value) { return value.as_decimal() == 0; })};
}

}  // namespace maex::rules

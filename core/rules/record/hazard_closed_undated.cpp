#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule hazard_closed_undated() {
  return {
      .notice = {"hazard-closed-undated", Severity::warning, "A hazard area is closed, and no date says since when.",
                 "An accident in it may have happened before or after the clearance, so it cannot be decided on.",
                 "Enter the day on which the area was closed.", "The status is closed, and it has no date."},
      .reference = "domain D5 V4; maxml 2.9",
      .fields = {Field::hazard_area_status, Field::hazard_area_status_date},
      .failing = "hazard_area id=1 type=CHA status=CLOSED",
      .passing = "hazard_area id=1 type=CHA status=CLOSED status_date=2014-06-30",
      .each_record = [](RuleContext& context, const Record& area) {
        const Value status = area.get(Field::hazard_area_status);
        if (status.kind() != Value::Kind::code || status.as_code() != Code::hazard_status_CLOSED) return;
        if (area.has(Field::hazard_area_status_date) || area.has(Field::hazard_area_date_of_information)) return;
        context.report(area, Field::hazard_area_status_date);
      }};
}

}  // namespace maex::rules

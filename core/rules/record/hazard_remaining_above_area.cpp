#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule hazard_remaining_above_area() {
  return {.notice = {"hazard-remaining-above-area", Severity::error,
                     "More of a hazard area remains than the area itself has.",
                     "What is still to be cleared is counted from the remaining area.",
                     "Correct one of the two figures. Both are in square metres.",
                     "The remaining area is {remaining} m² of {area} m²."},
          .reference = "maxml 2.9",
          .fields = {Field::hazard_area_remaining_area, Field::hazard_area_area},
          .failing = "hazard_area id=1 area=1000 remaining_area=90000",
          .passing = "hazard_area id=1 area=90000 remaining_area=1000",
          .each_record = [](RuleContext& context, const Record& area) {
            const Value whole = area.get(Field::hazard_area_area);
            const Value remaining = area.get(Field::hazard_area_remaining_area);
            if (whole.kind() != Value::Kind::decimal || remaining.kind() != Value::Kind::decimal) return;
            // Square metres that were computed twice differ in their decimals.
            if (remaining.as_decimal() <= whole.as_decimal() + 1) return;
            context.report(area, Field::hazard_area_remaining_area,
                           {{"remaining", to_text(remaining)}, {"area", to_text(whole)}});
          }};
}

}  // namespace maex::rules

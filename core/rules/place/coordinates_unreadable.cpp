#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_unreadable() {
  return {.notice = {"coordinates-unreadable", Severity::warning, "Coordinates as entered have no reading.",
                     "The record keeps the text, and has no point on any map.",
                     "Write degrees, MGRS, UTM with its zone or Gauss-Krüger, and move other remarks to another field.",
                     "No point was read, because {reason}."},
          .reference = "domain F1",
          .fields = {Field::place_coordinates_entered, Field::point_coordinates_entered},
          .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz coordinates_entered=\"near the bridge\"",
          .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz coordinates_entered=\"40.991N 45.628E\"",
          .each_record = [](RuleContext& context, const Record& record) {
            std::optional<CoordinateResult> made;
            const CoordinateResult* entered = entered_of(context, record, made);
            if (entered == nullptr || entered->problem.empty() || has_point(record)) return;
            context.report(record, entered_field(record), {{"reason", entered->problem}});
          }};
}

}  // namespace maex::rules

#include "core/place/shape_measure.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule hazard_ring_crosses_itself() {
  return {.notice = {"hazard-ring-crosses-itself", Severity::error, "The outline of a hazard area crosses itself.",
                     "What such an outline contains depends on the program that reads it.",
                     "Put the points into the order in which they bound the area.", "Two edges of one ring cross."},
          .reference = "domain D4; maxml 2.4 P5",
          .fields = {Field::point_latitude, Field::point_longitude, Field::point_number},
          .kinds = {Kind::hazard_area},
          .failing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
          .passing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
          .each_record = [](RuleContext& context, const Record& area) {
            const Crossing crossing = find_crossing(context.hazard_area().shapes);
            if (crossing == Crossing::found) context.report(area);
            if (crossing == Crossing::not_checked)
              context.checked_in_part("an outline has too many points to compare all of its edges"_text);
          }};
}

}  // namespace maex::rules

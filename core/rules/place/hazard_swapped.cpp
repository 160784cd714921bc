#include "core/rules/place/hazard_points.hpp"

namespace maex::rules {

Rule hazard_swapped() {
  return {.notice = {"hazard-swapped", Severity::error, "Latitude and longitude of a hazard area have changed places.",
                     "The area lies in another country until they are changed back, so no incident lies in it.",
                     "Export the map with longitude first, or exchange the two columns.",
                     "Only with latitude and longitude exchanged do all points lie in the country."},
          .reference = "domain F1",
          .fields = {Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area},
          .failing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=46.9 longitude=40.1
  point number=2 shape_type=POLYGON latitude=46.9 longitude=40.11
  point number=3 shape_type=POLYGON latitude=46.91 longitude=40.11
  point number=4 shape_type=POLYGON latitude=46.91 longitude=40.1)",
          .passing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
          .lacks = lacks_country,
          .each_record = [](RuleContext& context, const Record& area) {
            if (count_points(context).swapped()) context.report(area);
          }};
}

}  // namespace maex::rules

#include "core/rules/place/hazard_points.hpp"

namespace maex::rules {

Rule hazard_outside_country() {
  return {.notice = {"hazard-outside-country", Severity::error, "A hazard area lies outside the country.",
                     "No incident can lie in it, and it counts as land of the country.",
                     "Check every digit, the order of latitude and longitude, and the reference system.",
                     "{count} of {all} points lie outside the country."},
          .reference = "domain F1",
          .fields = {Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area},
          .failing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=50.0 longitude=10.0
  point number=2 shape_type=POLYGON latitude=50.0 longitude=10.01
  point number=3 shape_type=POLYGON latitude=50.01 longitude=10.01
  point number=4 shape_type=POLYGON latitude=50.01 longitude=10.0)",
          .passing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
          .lacks = lacks_country,
          .each_record = [](RuleContext& context, const Record& area) {
            const CountedPoints points = count_points(context);
            if (points.outside == 0 || points.swapped()) return;
            context.report(area, {{"count", points.outside}, {"all", points.all}});
          }};
}

}  // namespace maex::rules

#include "core/rules/place/common.hpp"

namespace maex::rules {

const Rule& coordinates_pulkovo() {
  static const Rule rule{
      .notice = {"coordinates-pulkovo", Severity::info, "A point may be on the Soviet datum, taken for WGS 84.",
                 "It is then 100 m too far east: enough to leave a hazard area.",
                 "Ask which datum the map or the receiver had, and convert.", "Here {doubt}."},
      .family = Family::place,
      .reference = "domain F1, F2",
      .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
      .on_records = {Kind::place},
      .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.3405",
      .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
      .lacks = lacks_polygons,
      .make = make_check<PointCheck<CoordinateFault::pulkovo_as_wgs84>>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/place/common.hpp"

namespace maex::rules {

const Rule& coordinates_outside_country() {
  static const Rule rule{
      .notice = {"coordinates-outside-country", Severity::error, "A point lies outside the country.",
                 "Such a point is in no district and in no hazard area.", "Check every digit and the reference system.",
                 "Here {doubt}."},
      .family = Family::place,
      .reference = "domain F1",
      .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
      .on_records = {Kind::place},
      .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=12.341234 longitude=19.451234",
      .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
      .make = make_check<PointCheck<CoordinateFault::outside_country>>};
  return rule;
}

}  // namespace maex::rules

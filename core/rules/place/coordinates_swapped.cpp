#include "core/rules/place/common.hpp"

namespace maex::rules {

const Rule& coordinates_swapped() {
  static const Rule rule{
      .notice = {"coordinates-swapped", Severity::error, "Latitude and longitude have changed places.",
                 "The point lies in another country until they are changed back.", "Exchange the two cells.",
                 "Here {doubt}."},
      .family = Family::place,
      .reference = "domain F1",
      .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
      .on_records = {Kind::place},
      .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=47.341234 longitude=39.451234",
      .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
      .make = make_check<PointCheck<CoordinateFault::swapped>>};
  return rule;
}

}  // namespace maex::rules

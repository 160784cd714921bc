#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_outside_district() {
  return {
      .notice = {"coordinates-outside-district", Severity::error, "A point lies outside the district that is named.",
                 "One of the two is wrong, and tables by name and by map differ.",
                 "Check the point and the name of the district.", "Here {doubt}."},
      .reference = "domain D5 V3",
      .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
      .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=40.991234 longitude=45.628123",
      .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
      .lacks = lacks_gazetteer,
      .each_record = report_doubt<CoordinateFault::outside_district>};
}

}  // namespace maex::rules

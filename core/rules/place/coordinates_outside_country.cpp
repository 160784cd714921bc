#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_outside_country() {
  return {.notice = {"coordinates-outside-country", Severity::error, "A point lies outside the country.",
                     "Such a point is in no district and in no hazard area.",
                     "Check every digit and the reference system.", "Here {doubt}."},
          .reference = "domain F1",
          .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=12.341234 longitude=19.451234",
          .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
          .each_record = report_doubt<CoordinateFault::outside_country>};
}

}  // namespace maex::rules

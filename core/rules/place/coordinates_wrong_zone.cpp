#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_wrong_zone() {
  return {.notice = {"coordinates-wrong-zone", Severity::error, "A point seems to be converted in the wrong zone.",
                     "Metres read in the neighbouring zone put a point 500 km away.",
                     "Convert the original metres again, with their own zone.", "Here {doubt}."},
          .reference = "domain F1",
          .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.4459 longitude=53.3412",
          .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
          .each_record = report_doubt<CoordinateFault::wrong_zone>};
}

}  // namespace maex::rules

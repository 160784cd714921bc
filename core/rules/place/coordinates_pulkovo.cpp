#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_pulkovo() {
  return {.notice = {"coordinates-pulkovo", Severity::info, "A point may be on the Soviet datum, taken for WGS 84.",
                     "It is then 100 m too far east: enough to leave a hazard area.",
                     "Ask which datum the map or the receiver had, and convert.", "Here {doubt}."},
          .reference = "domain F1, F2",
          .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.3405",
          .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
          .lacks = lacks_polygons,
          .each_record = report_doubt<CoordinateFault::pulkovo_as_wgs84>};
}

}  // namespace maex::rules

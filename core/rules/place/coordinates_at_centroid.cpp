#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_at_centroid() {
  return {.notice = {"coordinates-at-centroid", Severity::info, "A point is the middle of a district.",
                     "It says no more than the district's name, but looks like a measured place.",
                     "Leave the coordinates out, or say that they mark the district.", "Here {doubt}."},
          .reference = "domain G2",
          .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.986 longitude=45.759",
          .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
          .lacks = lacks_gazetteer,
          .each_record = report_doubt<CoordinateFault::at_centroid>};
}

}  // namespace maex::rules

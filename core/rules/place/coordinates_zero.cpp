#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_zero() {
  return {.notice = {"coordinates-zero", Severity::error, "Coordinates are zero.",
                     "0, 0 lies in the Gulf of Guinea; some programs write it for \"not known\".",
                     "Leave unknown coordinates empty.", "Here {doubt}."},
          .reference = "maxml 5.2 ac_latitude",
          .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=0 longitude=0",
          .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
          .each_record = report_doubt<CoordinateFault::zero>};
}

}  // namespace maex::rules

#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_swapped() {
  return {.notice = {"coordinates-swapped", Severity::error, "Latitude and longitude have changed places.",
                     "The point lies in another country until they are changed back.", "Exchange the two cells.",
                     "Here {doubt}."},
          .reference = "domain F1",
          .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=47.341234 longitude=39.451234",
          .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
          .each_record = report_doubt<CoordinateFault::swapped>};
}

}  // namespace maex::rules

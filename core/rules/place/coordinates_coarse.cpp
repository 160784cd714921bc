#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_coarse() {
  return {
      .notice = {"coordinates-coarse", Severity::info, "Coordinates have too few decimals for a place of an accident.",
                 "Two decimals are a square kilometre: near and in a hazard area cannot be told apart.",
                 "Enter the point with at least four decimals, or say that it marks a village.", "Here {doubt}."},
      .reference = "domain F1, D5 V4",
      .fields = {Field::place_latitude, Field::place_longitude, Field::place_district},
      .failing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.4 longitude=47.3",
      .passing = "incident id=1 date=2014-05-14\n  place district=Füzuli latitude=39.451234 longitude=47.241234",
      .each_record = report_doubt<CoordinateFault::truncated>};
}

}  // namespace maex::rules

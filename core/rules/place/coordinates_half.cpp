#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_half() {
  return {.notice = {"coordinates-half", Severity::error, "Only one of latitude and longitude is there.",
                     "Half a point is no place; importers drop it or put it on the equator.",
                     "Enter the other one, or leave both out.", "The {missing} is missing."},
          .reference = "domain F1",
          .fields = {Field::place_latitude, Field::place_longitude},
          .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.9",
          .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.991 longitude=45.628",
          .each_record = [](RuleContext& context, const Record& place) {
            const bool latitude = place.has(Field::place_latitude), longitude = place.has(Field::place_longitude);
            if (latitude == longitude) return;
            context.report(place, latitude ? Field::place_latitude : Field::place_longitude,
                           {{"missing", latitude ? "longitude"_text : "latitude"_text}});
          }};
}

}  // namespace maex::rules

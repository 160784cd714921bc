#include <cmath>

#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_no_degrees() {
  return {.notice = {"coordinates-no-degrees", Severity::error, "Coordinates are no degrees.",
                     "Metres of a map grid in a field for degrees put the point nowhere.",
                     "Convert them, or enter them as text in the field for coordinates as entered.",
                     "A latitude goes to 90 degrees and a longitude to 180; these look like metres of a map grid."},
          .reference = "domain F1",
          .fields = {Field::place_latitude, Field::place_longitude},
          .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=4371167.4 longitude=8701530.9",
          .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.991 longitude=45.628",
          .each_record = [](RuleContext& context, const Record& record) {
            const PlaceFacts& facts = context.place();
            if (!facts.point || facts.is_degrees()) return;
            context.report(record, Field::place_latitude);
          }};
}

}  // namespace maex::rules

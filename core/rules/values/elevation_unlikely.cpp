#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule elevation_unlikely() {
  return {.notice = {"elevation-unlikely", Severity::warning, "An elevation is higher than any ground.",
                     "Feet were taken for metres, or another number for the elevation.",
                     "Correct it; metres above the sea are wanted.", "{value} m is no elevation of ground."},
          .reference = "maxml 2.4 pt.elevation",
          .fields = {Field::place_elevation, Field::point_elevation},
          .failing = "incident id=1\n  place district=Tovuz elevation=14000",
          .passing = "incident id=1\n  place district=Tovuz elevation=1400",
          .each_value =
              report_if([](const Value& value) { return value.as_decimal() < -500 || value.as_decimal() > 8850; })};
}

}  // namespace maex::rules

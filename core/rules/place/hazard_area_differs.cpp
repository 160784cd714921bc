#include <cmath>

#include <fmt/format.h>

#include "core/place/shape_measure.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

// Maps and tables are rounded, and parts of an area may be drawn apart. Half or double is a mistake.
constexpr double most_different = 1.5;
// A ring that crosses itself has no area of its own. Only the outline around it can be compared.
constexpr double most_different_around = 10;

}  // namespace

Rule hazard_area_differs() {
  return {.notice = {"hazard-area-differs", Severity::warning,
                     "The stated area of a hazard area is not the area that is drawn.",
                     "Land release is reported in square metres, so one of the two figures counts wrongly.",
                     "Correct the figure (in square metres) or the outline.",
                     "{stated} m² are stated, and the outline has {drawn} m²."},
          .reference = "domain D4; maxml 2.9",
          .fields = {Field::hazard_area_area, Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area},
          .failing = R"(hazard_area id=1 type=CHA area=50
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
          .passing = R"(hazard_area id=1 type=CHA area=960000
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
          .each_record = [](RuleContext& context, const Record& area) {
            const Value value = area.get(Field::hazard_area_area);
            if (value.kind() != Value::Kind::decimal || !(value.as_decimal() > 0)) return;
            const double stated = value.as_decimal();
            const std::vector<GeoShape>& shapes = context.hazard_area().shapes;
            const bool crossed = find_crossing(shapes) != Crossing::none;
            const double drawn = crossed ? hull_square_metres(shapes) : square_metres(shapes);
            const double most = crossed ? most_different_around : most_different;
            if (!(drawn > 0) || (stated <= drawn * most && drawn <= stated * most)) return;
            context.report(area, Field::hazard_area_area,
                           {{"stated", fmt::format("{:.0f}", stated)}, {"drawn", fmt::format("{:.0f}", drawn)}});
          }};
}

}  // namespace maex::rules

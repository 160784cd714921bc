#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_shape_short() {
  return {.notice = {"imsma-shape-short", Severity::warning, "A shape has fewer than three points.",
                     "IMSMA takes it without complaint, and draws nothing; its own checks list it.",
                     "Give the missing points, or leave the shape's number out if they are single points.",
                     "The shape has {count} points."},
          .reference = "maxml 2.4 P3",
          .fields = {Field::point_shape, Field::point_number, Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area, Kind::location},
          .failing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2",
          .passing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=3 latitude=40.2 longitude=46.2",
          .lacks = lacks_importer,
          .each_record = [](RuleContext& context, const Record&) {
            for_shapes(context.group(), [&](std::size_t first, std::size_t last) {
              if (last - first < 3)
                context.report(context.record(first), Field::point_shape, {{"count", std::to_string(last - first)}});
            });
          }};
}

}  // namespace maex::rules

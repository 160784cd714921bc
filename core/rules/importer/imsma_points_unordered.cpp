#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_points_unordered() {
  return {.notice = {"imsma-points-unordered", Severity::warning, "Numbers of points do not ascend.",
                     "IMSMA joins points by their numbers: the operator sees another outline.",
                     "Number the points in the order of the outline.",
                     "Point {number} does not come after the one before it."},
          .reference = "maxml 2.4 P5",
          .fields = {Field::point_shape, Field::point_number, Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area, Kind::location},
          .failing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=3 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=2 latitude=40.2 longitude=46.2",
          .passing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=3 latitude=40.2 longitude=46.2",
          .lacks = lacks_importer,
          .each_record = [](RuleContext& context, const Record&) {
            for_shapes(context.group(), [&](std::size_t first, std::size_t last) {
              for (std::size_t i = first + 1; i < last; ++i) {
                const Value here = context.record(i).get(Field::point_number),
                            before = context.record(i - 1).get(Field::point_number);
                if (here.empty() || before.empty() || here.as_integer() > before.as_integer()) continue;
                context.report(context.record(i), Field::point_number, {{"number", std::to_string(here.as_integer())}});
                break;
              }
            });
          }};
}

}  // namespace maex::rules

#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_points_doubled() {
  return {.notice = {"imsma-points-doubled", Severity::warning, "Two neighbouring points of a shape are one place.",
                     "IMSMA's own checks list doubled coordinates as an error to mend.", "Leave one of the two out.",
                     "The point lies where the one before it does."},
          .reference = "maxml 2.4 P3",
          .fields = {Field::point_shape, Field::point_number, Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area, Kind::location},
          .failing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.1\n  point shape=A number=3 latitude=40.2 longitude=46.2",
          .passing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=3 latitude=40.2 longitude=46.2",
          .lacks = lacks_importer,
          .each_record = [](RuleContext& context, const Record&) {
            for_shapes(context.group(), [&](std::size_t first, std::size_t last) {
              for (std::size_t i = first + 1; i < last; ++i)
                if (same_place(context.record(i), context.record(i - 1)))
                  context.report(context.record(i), Field::point_latitude);
            });
          }};
}

}  // namespace maex::rules

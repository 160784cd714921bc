#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_ring_closed() {
  return {.notice = {"imsma-ring-closed", Severity::warning, "A ring repeats its first point at its end.",
                     "IMSMA stores rings open; its own checks list the repeated point as an error to delete.",
                     "Leave the last point out.", "The last point of the shape is its first one."},
          .reference = "maxml 2.4 P2, 3.3",
          .fields = {Field::point_shape, Field::point_number, Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area, Kind::location},
          .failing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=3 latitude=40.2 longitude=46.2\n  point shape=A "
              "number=4 latitude=40.1 longitude=46.1",
          .passing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=3 latitude=40.2 longitude=46.2",
          .lacks = lacks_importer,
          .each_record = [](RuleContext& context, const Record&) {
            for_shapes(context.group(), [&](std::size_t first, std::size_t last) {
              if (last - first > 2 && same_place(context.record(first), context.record(last - 1)))
                context.report(context.record(last - 1), Field::point_latitude);
            });
          }};
}

}  // namespace maex::rules

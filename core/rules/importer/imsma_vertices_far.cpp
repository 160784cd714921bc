#include "core/place/geo.hpp"
#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_vertices_far() {
  return {.notice = {"imsma-vertices-far", Severity::info, "Neighbouring points of a shape lie more than 5 km apart.",
                     "GICHD's check advises to look at such outlines: a digit may be wrong.", "Compare with the map.",
                     "The point lies more than 5 km from the one before it."},
          .reference = "maxml 2.4 P4",
          .fields = {Field::point_shape, Field::point_number, Field::point_latitude, Field::point_longitude},
          .kinds = {Kind::hazard_area, Kind::location},
          .failing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.2\n  point shape=A number=3 latitude=40.2 longitude=46.2",
          .passing =
              "hazard_area id=1\n  point shape=A number=1 latitude=40.1 longitude=46.1\n  point shape=A number=2 "
              "latitude=40.1 longitude=46.11\n  point shape=A number=3 latitude=40.11 longitude=46.11",
          .lacks = lacks_importer,
          .each_record = [](RuleContext& context, const Record&) {
            for_shapes(context.group(), [&](std::size_t first, std::size_t last) {
              for (std::size_t i = first + 1; i < last; ++i) {
                const auto at = [&](std::size_t k) {
                  const Value latitude = context.record(k).get(Field::point_latitude),
                              longitude = context.record(k).get(Field::point_longitude);
                  return latitude.empty() || longitude.empty()
                             ? std::optional<GeoPoint>()
                             : GeoPoint{latitude.as_decimal(), longitude.as_decimal()};
                };
                const auto here = at(i), before = at(i - 1);
                if (here && before && distance_m(*here, *before) > 5000)
                  context.report(context.record(i), Field::point_latitude);
              }
            });
          }};
}

}  // namespace maex::rules

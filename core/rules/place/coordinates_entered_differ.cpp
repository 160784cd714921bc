#include <algorithm>

#include "core/place/coordinate_check.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule coordinates_entered_differ() {
  return {.notice = {"coordinates-entered-differ", Severity::warning,
                     "Coordinates as entered and latitude and longitude are two points.",
                     "One of them is wrong, and a map shows only latitude and longitude.",
                     "Ask the sender which point is meant, and correct the other.",
                     "The two points are {distance} m apart{hint}."},
          .reference = "domain F1",
          .fields = {Field::place_coordinates_entered, Field::point_coordinates_entered},
          .failing =
              "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.991 longitude=45.628 "
              "coordinates_entered=\"40.991N 45.728E\"",
          .passing =
              "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.991 longitude=45.628 "
              "coordinates_entered=\"40.991N 45.628E\"",
          .each_record = [](RuleContext& context, const Record& record) {
            std::optional<CoordinateResult> made;
            const CoordinateResult* entered = entered_of(context, record, made);
            if (entered == nullptr || !has_point(record)) return;
            const PointFields& fields = *point_fields(record.kind());
            const GeoPoint point{record.get(fields.latitude).as_decimal(), record.get(fields.longitude).as_decimal()};
            const auto& others = entered->candidates;
            if (!(std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180) ||
                std::any_of(others.begin(), others.end(),
                            [&point](const CoordinateReading& each) { return agrees(each, point); }))
              return;
            if (!entered->reading && others.empty()) return;
            const CoordinateReading& nearest = entered->reading ? *entered->reading : others.front();
            if (agrees(nearest, point)) return;
            const bool shift = is_unshifted_pulkovo(point, nearest.point);
            context.report(record, entered_field(record),
                           {{"distance", static_cast<std::uint64_t>(distance_m(point, nearest.point))},
                            {"hint", shift ? Text(", as far as Pulkovo 1942 is from WGS 84"_text) : Text()}});
          }};
}

}  // namespace maex::rules

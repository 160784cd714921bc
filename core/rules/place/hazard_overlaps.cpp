#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/place/overlaps.hpp"
#include "core/place/shape_measure.hpp"
#include "core/rules/place/hazard_points.hpp"

namespace maex::rules {
namespace {

// About 200 bytes are kept for each area and 16 for each point.
constexpr std::size_t most_points = 4'000'000, most_areas = 500'000;
// Neighbours share borders that were drawn twice, so slivers overlap.
constexpr double least_share = 0.1;

class Overlapping {
 public:
  void each_record(RuleContext& context, const Record& record) {
    const Value type = record.get(Field::hazard_area_type), status = record.get(Field::hazard_area_status);
    // A CHA in an SHA is how survey works. Closed land may lie under a new area.
    if (type.kind() != Value::Kind::code || type.as_code() == Code::hazard_type_INDICATION) return;
    if (status.kind() == Value::Kind::code && status.as_code() == Code::hazard_status_CLOSED) return;
    const std::vector<GeoShape>& shapes = context.hazard_area().shapes;
    if (find_crossing(shapes) != Crossing::none) return;
    for (const GeoShape& shape : shapes)
      for (const std::vector<GeoPoint>& part : shape.parts) points_ += part.size();
    if (points_ > most_points || areas_.size() == most_areas) {
      full_ = true;
      return;
    }
    const auto number = static_cast<std::uint32_t>(areas_.size());
    if (!overlaps_.add(number, shapes)) return;
    areas_.push_back({record.origin(), context.hazard_area().id, outline_hash(shapes), type.as_code()});
  }

  void at_end(RuleContext& context) {
    if (full_) context.checked_in_part("the areas have too many points; the last ones were not compared"_text);
    overlaps_.find(
        least_share,
        [&](std::uint32_t a, std::uint32_t b) {
          // Another rule reports equal outlines. Records with one id are one area.
          return areas_[a].type == areas_[b].type && areas_[a].outline != areas_[b].outline &&
                 (areas_[a].id.empty() || areas_[a].id != areas_[b].id);
        },
        [&](const place::Overlap& overlap) {
          const Kept& later = areas_[overlap.second];
          context.report_at(later.origin, 0, Field::count, {},
                            {{"share", fmt::format("{:.0f}", overlap.share * 100)},
                             {"other", shown_hazard_id(areas_[overlap.first].id)},
                             {"row", areas_[overlap.first].origin.row}});
        });
  }

 private:
  struct Kept {
    Origin origin;
    std::string id;
    std::uint64_t outline;
    Code type;
  };
  std::vector<Kept> areas_;
  place::Overlaps overlaps_;
  std::size_t points_ = 0;
  bool full_ = false;
};

}  // namespace

Rule hazard_overlaps() {
  return with_state<Overlapping>(
      {.notice = {"hazard-overlaps", Severity::warning, "Two hazard areas of one class overlap.",
                  "The land that both contain counts twice.", "Cut the outlines so that each piece of land is in one.",
                  "About {share} % of the smaller of the two lie in both. The other one is {other}, in row {row}."},
       .reference = "domain D4",
       .fields = {Field::point_latitude, Field::point_longitude, Field::hazard_area_type},
       .kinds = {Kind::hazard_area},
       .failing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3
hazard_area id=2 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.305
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.315
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.315
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.305)",
       .passing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3
hazard_area id=2 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3095
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.3195
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.3195
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3095)"});
}

}  // namespace maex::rules

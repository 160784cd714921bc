// Finds whether a point was in or near a hazard area on a day.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/place/gazetteer.hpp"
#include "core/place/hazard_area.hpp"
#include "core/place/hazard_timing.hpp"
#include "core/place/shape_index.hpp"

namespace maex {

/// A district that a source lists as one with hazards. It is used when no outlines are known. It says nothing about a
/// single point.
struct HazardZone {
  std::string district;         ///< id of the gazetteer
  std::optional<Day> from, to;  ///< whole days, both included; none: no bound given
  std::string source;           ///< who lists the district
};

/// Parses CSV with the columns district, from, to, source. A district is an id or a name that resolves. Throws
/// UsageError naming file and line.
std::vector<HazardZone> parse_hazard_zones(std::string_view csv, std::string_view name, const Gazetteer& gazetteer);

struct HazardHit {
  std::uint32_t area;  ///< index in areas()
  bool inside;         ///< in a polygon
  double distance_m;   ///< to the nearest edge, 0 inside; accurate to 1 cm at 1 km and 1 m at 20 km
  HazardTiming timing;
};

/// Immutable after construction, so any number of threads may call it at once.
class HazardIndex {
 public:
  HazardIndex() : HazardIndex(std::vector<HazardArea>{}) {}
  /// Areas with equal ids are merged (merge_hazard_areas).
  explicit HazardIndex(std::vector<HazardArea> areas, std::vector<HazardZone> zones = {});

  [[nodiscard]] std::span<const HazardArea> areas() const { return areas_; }
  [[nodiscard]] std::span<const HazardZone> zones() const { return zones_; }
  [[nodiscard]] bool empty() const { return areas_.empty() && zones_.empty(); }

  /// Finds every area that contains the point or lies within `metres`, with any timing: nearest first, one entry for
  /// each area. `accident`: none when its date is unknown. `out` is cleared first, and its memory is reused.
  void find(const GeoPoint& point, const std::optional<PartialDate>& accident, double metres,
            std::vector<HazardHit>& out) const;
  /// The nearest area that may count on that day, up to `farthest_m`.
  [[nodiscard]] std::optional<HazardHit> nearest(const GeoPoint& point, const std::optional<PartialDate>& accident,
                                                 double farthest_m = 50'000) const;
  /// The zones of a district that are valid on the day; all its zones when the day is unknown.
  [[nodiscard]] std::vector<const HazardZone*> zones_of(std::string_view district,
                                                        const std::optional<PartialDate>& accident) const;

  /// One clause for a report: "inside CHA 12 (Horadiz), open since 2012-03-01", "within 100 m of …", "… lies 3.2 km
  /// away". `metres` is the distance given to find(), or 0 for the area from nearest().
  [[nodiscard]] std::string evidence(const HazardHit& hit, double metres) const;
  [[nodiscard]] static std::string evidence(const HazardZone& zone);

 private:
  struct Line {
    std::uint32_t first, count;
  };
  [[nodiscard]] std::span<const place::TimedChange> timeline(std::uint32_t area) const {
    return std::span(changes_).subspan(lines_[area].first, lines_[area].count);
  }
  void search(const GeoPoint& point, place::DaySpan accident, double metres, std::vector<HazardHit>& out) const;

  std::vector<HazardArea> areas_;
  std::vector<HazardZone> zones_;
  std::vector<Line> lines_;  ///< by area
  std::vector<place::TimedChange> changes_;
  place::ShapeIndex shapes_;
};

}  // namespace maex

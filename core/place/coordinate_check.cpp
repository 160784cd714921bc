#include "core/place/coordinate_check.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace maex {
namespace {

bool in_country(const GeoPoint& p, const PointContext& c) { return c.country == nullptr || c.country->contains(p); }

/// Inside the district that the record names, as far as anybody can tell: its polygon, else its box.
bool in_district(const GeoPoint& p, const PointContext& c, double tolerance_m) {
  if (c.district == nullptr) return true;
  if (c.map != nullptr)
    if (const auto relation = c.map->relation(p, c.district->id))
      return relation->inside || relation->boundary_m <= tolerance_m;
  // Boxes of the gazetteer have two decimals.
  return !c.district->box || c.district->box->contains(p, 0.01);
}

bool fits(const GeoPoint& p, const PointContext& c) { return in_country(p, c) && in_district(p, c, c.tolerance_m); }

std::string far(double metres) {
  return metres < 950 ? fmt::format("{:.0f} m", std::ceil(metres / 100) * 100)
                      : fmt::format("{:.0f} km", metres / 1000);
}

std::string where(const PointContext& c) {
  return c.district != nullptr ? "in " + c.district->title() : std::string("in the country");
}

CoordinateDoubt outside_district(const GeoPoint& p, const PointContext& c) {
  std::string sentence = "the point does not lie in " + c.district->title();
  if (c.map != nullptr) {
    if (const auto relation = c.map->relation(p, c.district->id))
      sentence += ", it is " + far(relation->boundary_m) + " outside";
    if (const auto found = c.map->locate(p); found.area != nullptr) sentence += ", in " + found.area->label;
  }
  return {CoordinateFault::outside_district, sentence, {}};
}

}  // namespace

std::string_view name(CoordinateFault fault) {
  switch (fault) {
    case CoordinateFault::zero: return "coordinate-zero";
    case CoordinateFault::outside_country: return "coordinate-outside-country";
    case CoordinateFault::outside_district: return "coordinate-outside-district";
    case CoordinateFault::swapped: return "coordinate-swapped";
    case CoordinateFault::wrong_zone: return "coordinate-wrong-zone";
    case CoordinateFault::pulkovo_as_wgs84: return "coordinate-pulkovo-as-wgs84";
    case CoordinateFault::truncated: return "coordinate-truncated";
    case CoordinateFault::at_centroid: return "coordinate-at-centroid";
  }
  return {};
}

bool is_zero(const GeoPoint& point) { return std::abs(point.latitude) < 1e-6 && std::abs(point.longitude) < 1e-6; }

std::optional<GeoPoint> unswapped(const GeoPoint& point, const PointContext& context) {
  const GeoPoint other{point.longitude, point.latitude};
  if (std::abs(other.latitude) > 90 || fits(point, context) || !fits(other, context)) return std::nullopt;
  return other;
}

std::optional<GeoPoint> in_other_zone(const GeoPoint& point, const PointContext& context) {
  if (fits(point, context)) return std::nullopt;
  const auto utm = to_utm(point);
  if (!utm) return std::nullopt;
  for (const int step : {-1, 1}) {
    const auto other = from_utm({utm->zone + step, utm->north, utm->easting, utm->northing});
    if (other && fits(*other, context)) return other;
  }
  return std::nullopt;
}

std::optional<GeoPoint> from_pulkovo(const GeoPoint& point, const PointContext& context) {
  if (context.map == nullptr || context.district == nullptr) return std::nullopt;
  const auto here = context.map->relation(point, context.district->id);
  if (!here || here->inside) return std::nullopt;
  const GeoPoint moved = pulkovo_to_wgs84(point, context.shift);
  const auto there = context.map->relation(moved, context.district->id);
  if (!there || !there->inside) return std::nullopt;
  return moved;
}

bool is_unshifted_pulkovo(const GeoPoint& point, const GeoPoint& reference, double tolerance_m, DatumShift shift) {
  return distance_m(point, reference) > tolerance_m &&
         distance_m(pulkovo_to_wgs84(point, shift), reference) <= tolerance_m;
}

std::string_view at_centroid(const GeoPoint& point, const PointContext& context) {
  // Two degrees away no centroid is near: spares the exact distance.
  const auto close = [&](const GeoPoint& c) {
    return std::abs(c.latitude - point.latitude) < 0.05 && std::abs(c.longitude - point.longitude) < 0.05 &&
           distance_m(c, point) <= context.centroid_m;
  };
  if (context.gazetteer != nullptr)
    for (const District& d : context.gazetteer->districts())
      if (d.centroid && !d.centroid_is_estimate() && close(*d.centroid)) return d.title();
  if (context.map != nullptr)
    for (const DistrictMap::Area& area : context.map->areas())
      if (close(area.centroid)) return area.label;
  return {};
}

std::vector<CoordinateDoubt> check_point(const GeoPoint& point, const PointContext& context) {
  std::vector<CoordinateDoubt> doubts;
  if (is_zero(point)) {
    doubts.push_back({CoordinateFault::zero, "latitude and longitude are zero, which stands for a missing place", {}});
    return doubts;
  }
  if (!fits(point, context)) {
    if (const auto other = unswapped(point, context))
      doubts.push_back(
          {CoordinateFault::swapped,
           "latitude and longitude seem to have changed places: only the other way round does the point lie " +
               where(context),
           other});
    else if (const auto zone = in_other_zone(point, context))
      doubts.push_back(
          {CoordinateFault::wrong_zone,
           "the metres seem to have been read in a neighbouring UTM zone: there the point lies " + where(context),
           zone});
    else if (!in_country(point, context))
      doubts.push_back({CoordinateFault::outside_country, "the point does not lie in the country", {}});
    else
      doubts.push_back(outside_district(point, context));
  }
  if (const auto moved = from_pulkovo(point, context))
    doubts.push_back({CoordinateFault::pulkovo_as_wgs84,
                      fmt::format("the numbers may be those of Pulkovo 1942: shifted with {} the point lies inside {}",
                                  name(context.shift), context.district->title()),
                      moved});
  if (context.precision_m > context.coarsest_m)
    doubts.push_back({CoordinateFault::truncated,
                      "the last digit given is " + far(context.precision_m) +
                          " on the ground, too coarse for a place of an accident",
                      {}});
  if (const std::string_view district = at_centroid(point, context); !district.empty())
    doubts.push_back({CoordinateFault::at_centroid,
                      fmt::format("the point is the middle of {}, not a place of an accident", district),
                      {}});
  return doubts;
}

}  // namespace maex

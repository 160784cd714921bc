#include "core/place/coordinate_check.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace maex {
namespace {

bool in_country(const GeoPoint& p, const PointContext& c) { return c.country == nullptr || c.country->contains(p); }

/// Whether the point is inside the district that the record names, by its polygon, else by its box. True when neither
/// is known. A box comes from coarse outlines, so it has a margin of about 5 km.
bool in_district(const GeoPoint& p, const PointContext& c, double tolerance_m) {
  if (c.district == nullptr) return true;
  if (c.map != nullptr)
    if (const auto relation = c.map->relation(p, c.district->id))
      return relation->inside || relation->boundary_m <= tolerance_m;
  return !c.district->box || c.district->box->contains(p, 0.05);
}

bool fits(const GeoPoint& p, const PointContext& c) { return in_country(p, c) && in_district(p, c, c.tolerance_m); }

std::string far(double metres) {
  return metres < 950 ? fmt::format("{:.0f} m", std::ceil(metres / 100) * 100)
                      : fmt::format("{:.0f} km", metres / 1000);
}

CoordinateDoubt outside_district(const GeoPoint& p, const PointContext& c) {
  std::vector<Argument> parts = {{"district", c.district->title()}};
  const auto relation = c.map == nullptr ? std::nullopt : c.map->relation(p, c.district->id);
  const auto found = c.map == nullptr ? DistrictMap::Found{} : c.map->locate(p);
  if (relation) parts.emplace_back("distance", far(relation->boundary_m));
  if (found.area != nullptr) parts.emplace_back("other", found.area->label);
  const Pattern pattern = relation && found.area != nullptr
                              ? "the point is not in {district}: it is {distance} outside, in {other}"_text
                          : relation              ? "the point is not in {district}: it is {distance} outside"_text
                          : found.area != nullptr ? "the point is not in {district}: it is in {other}"_text
                                                  : "the point is not in {district}"_text;
  return {CoordinateFault::outside_district, {pattern, std::move(parts)}, {}};
}

/// The sentence for the district that the record names, or else for the country.
Text in_district_or_country(const PointContext& c, Pattern district, Pattern country) {
  if (c.district == nullptr) return country;
  return {district, {{"district", c.district->title()}}};
}

/// The point with its numbers swapped, when only the swapped point lies in the country (and in the district, when that
/// is known).
std::optional<GeoPoint> unswapped(const GeoPoint& point, const PointContext& context) {
  const GeoPoint other{point.longitude, point.latitude};
  if (std::abs(other.latitude) > 90 || fits(point, context) || !fits(other, context)) return std::nullopt;
  return other;
}

/// The point with the same metres in a neighbouring UTM zone, when only that point lies in the country (and district).
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

/// The point when its numbers are read as Pulkovo 1942. Returned only when the point is outside the boundary of the
/// district and the shift moves it inside. Boundaries are coarse, so this is a hint and not a proof.
std::optional<GeoPoint> from_pulkovo(const GeoPoint& point, const PointContext& context) {
  if (context.map == nullptr || context.district == nullptr || !context.shift) return std::nullopt;
  const auto here = context.map->relation(point, context.district->id);
  if (!here || here->inside) return std::nullopt;
  const GeoPoint moved = pulkovo_to_wgs84(point, *context.shift);
  const auto there = context.map->relation(moved, context.district->id);
  if (!there || !there->inside) return std::nullopt;
  return moved;
}

}  // namespace

bool is_zero(const GeoPoint& point) { return std::abs(point.latitude) < 1e-6 && std::abs(point.longitude) < 1e-6; }

bool is_unshifted_pulkovo(const GeoPoint& point, const GeoPoint& reference, double tolerance_m, DatumShift shift) {
  return distance_m(point, reference) > tolerance_m &&
         distance_m(pulkovo_to_wgs84(point, shift), reference) <= tolerance_m;
}

std::string_view at_centroid(const GeoPoint& point, const PointContext& context) {
  // A centroid more than 0.05 degrees away is not near. This avoids computing the exact distance.
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

const District* district_at(const GeoPoint& point, const DistrictMap& map, const Gazetteer& gazetteer,
                            double tolerance_m) {
  if (is_zero(point)) return nullptr;
  const DistrictMap::Found found = map.locate(point, tolerance_m);
  if (found.area == nullptr) return nullptr;
  // A larger area around the district contains the point too, and is no other choice.
  for (const DistrictMap::Area* other : found.nearby)
    if (!other->id.empty() && !map.relation(point, other->id)->inside) return nullptr;
  return gazetteer.find(found.area->id);
}

std::vector<CoordinateDoubt> check_point(const GeoPoint& point, const PointContext& context) {
  std::vector<CoordinateDoubt> doubts;
  if (is_zero(point)) {
    doubts.push_back({CoordinateFault::zero, "latitude and longitude are zero, which means a missing place"_text, {}});
    return doubts;
  }
  if (!fits(point, context)) {
    if (const auto other = unswapped(point, context))
      doubts.push_back(
          {CoordinateFault::swapped,
           in_district_or_country(
               context,
               "latitude and longitude seem to be swapped: only when swapped back is the point in {district}"_text,
               "latitude and longitude seem to be swapped: only when swapped back is the point in the country"_text),
           other});
    else if (const auto zone = in_other_zone(point, context))
      doubts.push_back(
          {CoordinateFault::wrong_zone,
           in_district_or_country(
               context, "the metres seem to be from a neighbouring UTM zone: there the point is in {district}"_text,
               "the metres seem to be from a neighbouring UTM zone: there the point is in the country"_text),
           zone});
    else if (!in_country(point, context))
      doubts.push_back({CoordinateFault::outside_country, "the point is not in the country"_text, {}});
    else
      doubts.push_back(outside_district(point, context));
  }
  if (const auto moved = from_pulkovo(point, context))
    doubts.push_back({CoordinateFault::pulkovo_as_wgs84,
                      {"the numbers may be Pulkovo 1942: shifted with {shift}, the point is inside {district}"_text,
                       {{"shift", std::string(name(*context.shift))}, {"district", context.district->title()}}},
                      moved});
  if (context.precision_m > context.coarsest_m)
    doubts.push_back(
        {CoordinateFault::truncated,
         {"the last digit is {distance} on the ground, which is too coarse for the place of an accident"_text,
          {{"distance", far(context.precision_m)}}},
         {}});
  if (const std::string_view district = at_centroid(point, context); !district.empty())
    doubts.push_back({CoordinateFault::at_centroid,
                      {"the point is the middle of {district}, not the place of an accident"_text,
                       {{"district", std::string(district)}}},
                      {}});
  return doubts;
}

}  // namespace maex

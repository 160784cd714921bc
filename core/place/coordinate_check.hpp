// What may be wrong with a point, judged by the district it is said to lie in. Pure functions; sentences hold no
// coordinates.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/notice/text.hpp"
#include "core/place/district_map.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/projection.hpp"

namespace maex {

enum class CoordinateFault : std::uint8_t {
  zero,  ///< 0, 0 stands for "none"
  outside_country,
  outside_district,
  swapped,           ///< latitude and longitude changed places
  wrong_zone,        ///< metres read in the neighbouring UTM zone
  pulkovo_as_wgs84,  ///< Pulkovo numbers taken for WGS 84: some 100 m, nearly all east
  truncated,         ///< too few digits for a place of an accident
  at_centroid,       ///< the middle of a district instead of a place
};
/// "coordinate-swapped" and so on.
std::string_view name(CoordinateFault fault);

struct CoordinateDoubt {
  CoordinateFault fault;
  Text sentence;
  std::optional<GeoPoint> proposal;  ///< where the point may really be; never put in its place by itself
};

/// What a point is held against; parts that are missing are not checked.
struct PointContext {
  const GeoBox* country = &azerbaijan_box;
  const District* district = nullptr;  ///< the one that the record names
  const DistrictMap* map = nullptr;
  const Gazetteer* gazetteer = nullptr;  ///< for centroids
  double precision_m = 0;                ///< of CoordinateReading; 0: not known
  double tolerance_m = 500;              ///< how wrong the boundaries of `map` may be
  double coarsest_m = 1500;              ///< a larger precision_m is too coarse: whole minutes, two decimals
  double centroid_m = 100;
  DatumShift shift = DatumShift::epsg_15865;
};

bool is_zero(const GeoPoint& point);
/// The point with its numbers exchanged, when only so it lies in the country (and in the district, when that is known).
std::optional<GeoPoint> unswapped(const GeoPoint& point, const PointContext& context);
/// The point that the same metres name in a neighbouring UTM zone, when only so it lies in the country (and district).
std::optional<GeoPoint> in_other_zone(const GeoPoint& point, const PointContext& context);
/// The point when its numbers were Pulkovo 1942's, when it lies outside the district by its boundary and the shift
/// brings it in. Coarse boundaries make this a hint, no proof.
std::optional<GeoPoint> from_pulkovo(const GeoPoint& point, const PointContext& context);
/// For two sources of one place: is `point` what `reference` is with the datum shift forgotten, to `tolerance_m`?
bool is_unshifted_pulkovo(const GeoPoint& point, const GeoPoint& reference, double tolerance_m = 20,
                          DatumShift shift = DatumShift::epsg_15865);
/// The district on whose centroid (of the gazetteer or of its polygon) the point lies; empty when on none.
std::string_view at_centroid(const GeoPoint& point, const PointContext& context);

/// All of them, in the order of CoordinateFault; a point that is swapped or in a wrong zone is not also called outside.
std::vector<CoordinateDoubt> check_point(const GeoPoint& point, const PointContext& context);

}  // namespace maex

// Checks what may be wrong with a point, given the district that its record names. Pure functions. Sentences contain no
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
  zero,  ///< 0, 0 instead of "none"
  outside_country,
  outside_district,
  swapped,           ///< latitude and longitude are swapped
  wrong_zone,        ///< metres read in the neighbouring UTM zone
  pulkovo_as_wgs84,  ///< Pulkovo numbers read as WGS 84: an error of some 100 m, nearly all east
  truncated,         ///< too few digits for the place of an accident
  at_centroid,       ///< the middle of a district instead of a place
};

struct CoordinateDoubt {
  CoordinateFault fault;
  Text sentence;
  std::optional<GeoPoint> proposal;  ///< where the point may really be; maex never applies it by itself
};

/// The largest error of coarse boundaries of districts, in metres.
inline constexpr double boundary_tolerance_m = 500;

/// What a point is checked against. Missing parts are not checked.
struct PointContext {
  const GeoBox* country = nullptr;
  const District* district = nullptr;  ///< the one that the record names
  const DistrictMap* map = nullptr;
  const Gazetteer* gazetteer = nullptr;       ///< for centroids
  double precision_m = 0;                     ///< of CoordinateReading; 0: not known
  double tolerance_m = boundary_tolerance_m;  ///< largest error of the boundaries of `map`
  double coarsest_m = 1500;                   ///< a larger precision_m is too coarse: whole minutes, two decimals
  double centroid_m = 100;
  std::optional<DatumShift> shift = {};  ///< Country::pulkovo
};

bool is_zero(const GeoPoint& point);
/// For two sources of one place: true when `point` is `reference` without the datum shift, to within `tolerance_m`.
bool is_unshifted_pulkovo(const GeoPoint& point, const GeoPoint& reference, double tolerance_m = 20,
                          DatumShift shift = DatumShift::epsg_15865);
/// The district on whose centroid (of the gazetteer or of its polygon) the point lies; empty when on none.
std::string_view at_centroid(const GeoPoint& point, const PointContext& context);

/// The district whose polygon contains the point; nullptr when there is none in the gazetteer, or when the point is so
/// near a border that it may lie in another district.
const District* district_at(const GeoPoint& point, const DistrictMap& map, const Gazetteer& gazetteer,
                            double tolerance_m = boundary_tolerance_m);

/// All doubts, in the order of CoordinateFault. A point that is swapped or in a wrong zone is not also reported as
/// outside.
std::vector<CoordinateDoubt> check_point(const GeoPoint& point, const PointContext& context);

}  // namespace maex

// Converts between the reference systems of Azerbaijani maps and WGS 84: UTM, MGRS, Pulkovo 1942 and its Gauss-Krüger
// zones. Domain F1 names the systems and the two published datum shifts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/place/geo.hpp"

namespace maex {

/// Transformation from Pulkovo 1942 to WGS 84. The two differ by about 3 m near Horadiz. Neither is more accurate than
/// 4.5 to 5 m.
enum class DatumShift : std::uint8_t {
  epsg_15865,  ///< whole former USSR, 4.5 m
  epsg_1808,   ///< Azerbaijan and Georgia, 5 m
};
std::string_view name(DatumShift shift);
double accuracy_m(DatumShift shift);

/// Metres; on the northern half northing counts from the equator.
struct UtmPosition {
  int zone = 0;  ///< 1 to 60
  bool north = true;
  double easting = 0;
  double northing = 0;
};
/// In the point's own zone, or in `zone` when that is not 0. None near the poles or too far outside the requested zone.
std::optional<UtmPosition> to_utm(const GeoPoint& point, int zone = 0);
/// None when the numbers are outside the usable range of the zone.
std::optional<GeoPoint> from_utm(const UtmPosition& position);

/// The square's centre and its side.
struct MgrsSquare {
  GeoPoint centre;
  double side_m = 0;
};
/// "38SQJ0134569328": the square of side 10^(5 - digits) m that contains the point; digits 0 to 5. Empty near the
/// poles.
std::string to_mgrs(const GeoPoint& point, int digits = 5);
/// Reads capital letters without blanks; none when the text is not an MGRS reference.
std::optional<MgrsSquare> from_mgrs(std::string_view text);

/// Soviet maps: X is the northing. `easting` has the zone as its millions: 8 701 530.9 lies in zone 8.
struct GaussKruger {
  double northing = 0;
  double easting = 0;
};
/// Central meridian of zone n: 6n - 3 degrees east.
std::optional<GaussKruger> to_gauss_kruger(const GeoPoint& point, int zone, DatumShift shift = DatumShift::epsg_15865);
/// None when the numbers lie outside the zone that the easting names.
std::optional<GeoPoint> from_gauss_kruger(const GaussKruger& position, DatumShift shift = DatumShift::epsg_15865);

/// Convert latitude and longitude between Pulkovo 1942 (Krassowsky 1940) and WGS 84, at height 0.
GeoPoint pulkovo_to_wgs84(const GeoPoint& pulkovo, DatumShift shift = DatumShift::epsg_15865);
GeoPoint wgs84_to_pulkovo(const GeoPoint& wgs84, DatumShift shift = DatumShift::epsg_15865);

}  // namespace maex

// Points on the ground.
#pragma once

namespace maex {

/// WGS 84, degrees; north and east are positive.
struct GeoPoint {
  double latitude = 0;
  double longitude = 0;
  friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

/// Degrees. Boxes over the date line are not supported.
struct GeoBox {
  double south = -90;
  double west = -180;
  double north = 90;
  double east = 180;
  friend bool operator==(const GeoBox&, const GeoBox&) = default;
  /// `margin` in degrees.
  [[nodiscard]] bool contains(const GeoPoint& p, double margin = 0) const {
    return p.latitude >= south - margin && p.latitude <= north + margin && p.longitude >= west - margin &&
           p.longitude <= east + margin;
  }
};

/// Metres along the ellipsoid (GeographicLib, exact to nanometres).
double distance_m(const GeoPoint& a, const GeoPoint& b);

}  // namespace maex

// The only file that uses GeographicLib. PROJ is not linked: loading it and its 40 libraries costs each start of maex
// 11 ms, which is more than everything else. The tests compare these numbers with PROJ and its EPSG database.
#include "core/place/projection.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <GeographicLib/Geocentric.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/TransverseMercator.hpp>
#include <GeographicLib/UTMUPS.hpp>

namespace maex {
namespace {

namespace gl = GeographicLib;
using Vector = std::array<double, 3>;

constexpr double krassowsky_a = 6378245;
constexpr double krassowsky_f = 1 / 298.3;

/// x' = t + (1 + scale) * (x + rotation of the axes): the linear form that EPSG's methods 9606 and 9607 define.
struct Helmert {
  Vector t;            ///< metres
  Vector arc_seconds;  ///< rotations, coordinate-frame convention
  double ppm;
};
// EPSG:1808 is published with position-vector rotations (8.045, -23.366, 10.791): the same with opposite signs.
constexpr Helmert shifts[] = {
    {{25, -141, -78.5}, {0, -0.35, -0.736}, 0},
    {{686.1, -123.5, -574.4}, {-8.045, 23.366, -10.791}, -2.926},
};

using Matrix = std::array<Vector, 3>;

Matrix matrix_of(const Helmert& h) {
  constexpr double radians = std::numbers::pi / (180 * 3600);
  const double rx = h.arc_seconds[0] * radians, ry = h.arc_seconds[1] * radians, rz = h.arc_seconds[2] * radians;
  const double m = 1 + h.ppm * 1e-6;
  return {Vector{m, m * rz, -m * ry}, Vector{-m * rz, m, m * rx}, Vector{m * ry, -m * rx, m}};
}

double determinant(const Matrix& m) {
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

Vector shifted(const Helmert& h, const Vector& x) {
  const Matrix m = matrix_of(h);
  Vector out = h.t;
  for (std::size_t i = 0; i != 3; ++i)
    for (std::size_t k = 0; k != 3; ++k) out[i] += m[i][k] * x[k];
  return out;
}

// The exact inverse, so that a point returns to where it was. Opposite signs would leave an error of 8 cm with
// EPSG:1808.
Vector undo(const Helmert& h, const Vector& x) {
  const Matrix m = matrix_of(h);
  const Vector right = {x[0] - h.t[0], x[1] - h.t[1], x[2] - h.t[2]};
  const double all = determinant(m);
  Vector out{};
  for (std::size_t k = 0; k != 3; ++k) {
    Matrix replaced = m;
    for (std::size_t i = 0; i != 3; ++i) replaced[i][k] = right[i];
    out[k] = determinant(replaced) / all;
  }
  return out;
}

const gl::Geocentric& krassowsky_centre() {
  static const gl::Geocentric made(krassowsky_a, krassowsky_f);
  return made;
}

const gl::TransverseMercator& krassowsky_mercator() {
  static const gl::TransverseMercator made(krassowsky_a, krassowsky_f, 1);
  return made;
}

GeoPoint shifted(const GeoPoint& p, const gl::Geocentric& from, const gl::Geocentric& to, const Helmert& h,
                 bool forward) {
  Vector x{};
  from.Forward(p.latitude, p.longitude, 0, x[0], x[1], x[2]);
  x = forward ? shifted(h, x) : undo(h, x);
  GeoPoint out;
  double height = 0;
  to.Reverse(x[0], x[1], x[2], out.latitude, out.longitude, height);
  return out;
}

const Helmert& parameters(DatumShift shift) { return shifts[static_cast<std::size_t>(shift)]; }

bool is_on_earth(const GeoPoint& p) {
  return std::abs(p.latitude) <= 90 && std::abs(p.longitude) <= 180;  // false for NaN, too
}

constexpr double zone_width_m = 1'000'000;
constexpr double false_easting_m = 500'000;
// A zone is 6 degrees wide, 335 km to each side of its meridian at the equator; maps overlap into the next one.
constexpr double farthest_from_meridian_m = 400'000;

}  // namespace

std::string_view name(DatumShift shift) { return shift == DatumShift::epsg_15865 ? "EPSG:15865" : "EPSG:1808"; }
double accuracy_m(DatumShift shift) { return shift == DatumShift::epsg_15865 ? 4.5 : 5; }

double distance_m(const GeoPoint& a, const GeoPoint& b) {
  double metres = 0;
  gl::Geodesic::WGS84().Inverse(a.latitude, a.longitude, b.latitude, b.longitude, metres);
  return metres;
}

std::optional<UtmPosition> to_utm(const GeoPoint& point, int zone) try {
  if (!is_on_earth(point)) return std::nullopt;
  UtmPosition out;
  int found = 0;
  gl::UTMUPS::Forward(point.latitude, point.longitude, found, out.north, out.easting, out.northing,
                      zone == 0 ? static_cast<int>(gl::UTMUPS::STANDARD) : zone);
  out.zone = found;
  if (out.zone < 1) return std::nullopt;  // polar
  return out;
} catch (const gl::GeographicErr&) { return std::nullopt; }

std::optional<GeoPoint> from_utm(const UtmPosition& position) try {
  if (position.zone < 1 || position.zone > 60) return std::nullopt;
  GeoPoint out;
  gl::UTMUPS::Reverse(position.zone, position.north, position.easting, position.northing, out.latitude, out.longitude,
                      true);
  if (!is_on_earth(out)) return std::nullopt;
  return out;
} catch (const gl::GeographicErr&) { return std::nullopt; }

std::string to_mgrs(const GeoPoint& point, int digits) try {
  const auto utm = to_utm(point);
  if (!utm) return {};
  std::string out;
  gl::MGRS::Forward(utm->zone, utm->north, utm->easting, utm->northing, point.latitude, digits, out);
  return out;
} catch (const gl::GeographicErr&) { return {}; }

std::optional<MgrsSquare> from_mgrs(std::string_view text) try {
  int zone = 0, digits = 0;
  bool north = true;
  double easting = 0, northing = 0;
  gl::MGRS::Reverse(std::string(text), zone, north, easting, northing, digits, true);
  const auto centre = from_utm({zone, north, easting, northing});
  // -1: a grid zone without a square names an area as large as a country.
  if (!centre || digits < 0 || digits > 5) return std::nullopt;
  return MgrsSquare{*centre, std::pow(10, 5 - digits)};
} catch (const gl::GeographicErr&) { return std::nullopt; }

GeoPoint pulkovo_to_wgs84(const GeoPoint& pulkovo, DatumShift shift) {
  return shifted(pulkovo, krassowsky_centre(), gl::Geocentric::WGS84(), parameters(shift), true);
}

GeoPoint wgs84_to_pulkovo(const GeoPoint& wgs84, DatumShift shift) {
  return shifted(wgs84, gl::Geocentric::WGS84(), krassowsky_centre(), parameters(shift), false);
}

std::optional<GaussKruger> to_gauss_kruger(const GeoPoint& point, int zone, DatumShift shift) {
  if (zone < 1 || zone > 60 || !is_on_earth(point)) return std::nullopt;
  const GeoPoint pulkovo = wgs84_to_pulkovo(point, shift);
  double x = 0, y = 0;
  krassowsky_mercator().Forward(6.0 * zone - 3, pulkovo.latitude, pulkovo.longitude, x, y);
  if (!(std::abs(x) <= farthest_from_meridian_m)) return std::nullopt;
  return GaussKruger{y, x + zone * zone_width_m + false_easting_m};
}

std::optional<GeoPoint> from_gauss_kruger(const GaussKruger& position, DatumShift shift) {
  const double zone = std::floor(position.easting / zone_width_m);
  const double x = position.easting - zone * zone_width_m - false_easting_m;
  if (!(zone >= 1 && zone <= 60 && std::abs(x) <= farthest_from_meridian_m)) return std::nullopt;
  if (!(std::abs(position.northing) < 9'500'000)) return std::nullopt;
  GeoPoint pulkovo;
  krassowsky_mercator().Reverse(6 * zone - 3, x, position.northing, pulkovo.latitude, pulkovo.longitude);
  return pulkovo_to_wgs84(pulkovo, shift);
}

}  // namespace maex

// Many shapes, asked which of them lie at a point or near it. Private to the district map and the hazard index.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/place/shape.hpp"

namespace maex::place {

struct Near {
  std::uint32_t owner;
  bool inside;        ///< of a polygon
  double distance_m;  ///< 0 inside
};

/// Metres on a plane that touches the ellipsoid at one point, to second order: wrong by less than 1 cm at 1 km, 1 m at
/// 20 km and 30 m at 100 km (a test holds it against the geodesic).
class LocalPlane {
 public:
  explicit LocalPlane(const GeoPoint& origin);
  /// East of the origin.
  [[nodiscard]] double x(double longitude, double latitude) const {
    return (longitude - longitude_) * (east_ + east_per_degree_ * (latitude - latitude_));
  }
  /// North of the origin.
  [[nodiscard]] double y(double latitude) const {
    const double d = latitude - latitude_;
    return d * (north_ + north_per_degree_ * d);
  }
  [[nodiscard]] double metres_per_degree_east() const { return east_; }
  [[nodiscard]] double metres_per_degree_north() const { return north_; }

 private:
  double latitude_, longitude_;
  double east_, north_, east_per_degree_, north_per_degree_;
};

/// Made once, then asked by any number of threads.
class ShapeIndex {
 public:
  ShapeIndex();
  ShapeIndex(ShapeIndex&&) noexcept;
  ShapeIndex& operator=(ShapeIndex&&) noexcept;
  ~ShapeIndex();

  /// `owner` is handed back; it may have several shapes. Parts without points are left out.
  void add(std::uint32_t owner, const GeoShape& shape);
  /// After the last add(), before the first question.
  void finish();

  /// Appends every shape that holds the point or lies within `metres` of it; one entry a shape, in no order. No
  /// allocation but `out`.
  void near(const GeoPoint& point, double metres, std::vector<Near>& out) const;
  /// Metres to the nearest edge of the owner's shapes, from inside or outside, and whether one of them holds the point.
  [[nodiscard]] Near relation(const GeoPoint& point, std::uint32_t owner) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace maex::place

// An index that finds which of many shapes lie at a point, near it or in a box. Private to this folder.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/place/shape.hpp"

namespace maex::place {

struct Near {
  std::uint32_t owner;
  bool inside;        ///< in a polygon
  double distance_m;  ///< 0 inside
};

/// Metres on a plane that touches the ellipsoid at one point, to second order. The error is below 1 cm at 1 km, 1 m at
/// 20 km and 30 m at 100 km (a test compares it with the geodesic).
class LocalPlane {
 public:
  explicit LocalPlane(const GeoPoint& origin);
  /// Metres east of the origin.
  [[nodiscard]] double x(double longitude, double latitude) const {
    return (longitude - longitude_) * (east_ + east_per_degree_ * (latitude - latitude_));
  }
  /// Metres north of the origin.
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

/// Built once. After finish(), any number of threads may query it.
class ShapeIndex {
 public:
  ShapeIndex();
  ShapeIndex(ShapeIndex&&) noexcept;
  ShapeIndex& operator=(ShapeIndex&&) noexcept;
  ~ShapeIndex();

  /// Queries return `owner`, which may have several shapes. Parts without points are left out.
  void add(std::uint32_t owner, const GeoShape& shape);
  /// Call it after the last add() and before the first query.
  void finish();

  /// Appends every shape that contains the point or lies within `metres` of it: one entry for each shape, unsorted.
  /// Allocates only in `out`.
  void near(const GeoPoint& point, double metres, std::vector<Near>& out) const;
  /// Metres to the nearest edge of the owner's shapes, from inside or outside, and whether one of them contains the
  /// point.
  [[nodiscard]] Near relation(const GeoPoint& point, std::uint32_t owner) const;

  /// True when one of the owner's polygons contains the point.
  [[nodiscard]] bool holds(std::uint32_t owner, const GeoPoint& point) const;
  /// Appends the owner of each shape whose box meets this box: one entry for each shape, unsorted.
  void in_box(const GeoBox& box, std::vector<std::uint32_t>& owners) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace maex::place

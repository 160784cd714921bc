// Shapes on the ground, as records and files contain them.
#pragma once
#include <cstdint>
#include <vector>

#include "core/place/geo.hpp"

namespace maex {

enum class ShapeKind : std::uint8_t { point, line, polygon };

/// A polygon has rings. A point is inside when an odd number of rings enclose it, so holes and islands need no order.
/// Rings may be open or closed. A line and a point have one part. Edges are straight in degrees (RFC 7946).
struct GeoShape {
  ShapeKind kind = ShapeKind::point;
  std::vector<std::vector<GeoPoint>> parts;
};

}  // namespace maex

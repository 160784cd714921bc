// Measures shapes, and finds what is wrong with their rings. Pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/place/shape.hpp"

namespace maex {

/// The box around all points of the shapes; none when there is no point.
std::optional<GeoBox> box_of(std::span<const GeoShape> shapes);

/// Square metres inside the polygons. Rings inside rings are holes or islands, as in GeoShape. Polygons that overlap
/// count twice. Accurate to 1 % up to 200 km across. A ring that crosses itself has no area: see hull_square_m.
double square_metres(std::span<const GeoShape> shapes);

/// Square metres of the smallest convex outline around all points of the polygons: no area inside them is larger.
double hull_square_metres(std::span<const GeoShape> shapes);

/// Whether two edges of one ring cross. Rings that touch themselves at a point do not cross.
enum class Crossing : std::uint8_t { none, found, not_checked };
/// `not_checked`: the edges lie so close together that comparing them takes too long.
Crossing find_crossing(const std::vector<GeoPoint>& ring);
Crossing find_crossing(std::span<const GeoShape> shapes);

/// Equal for polygons with the same corners, wherever their rings begin and in whatever direction they turn.
/// Coordinates are compared to the seventh decimal (1 cm). 0: the shapes have no polygon.
std::uint64_t outline_hash(std::span<const GeoShape> shapes);

/// True when an odd number of rings enclose the point.
bool holds(const GeoShape& polygon, const GeoPoint& point);

}  // namespace maex

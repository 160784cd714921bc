// What a map shows of a record: the place of an incident, the outlines of a hazard area.
#pragma once
#include <cstdint>
#include <vector>

#include "core/model/record.hpp"

namespace maex {

/// polygon_property of points that bound a hole of the polygon before them. Chosen by maex: the values that IMSMA knows
/// are not public.
inline constexpr std::string_view hole_property = "hole";

enum class PartShape : std::uint8_t { point, line, polygon };

/// Some points of an Outline that are drawn together. Rings are open: the first point is not repeated.
struct OutlinePart {
  PartShape shape = PartShape::point;
  bool hole = false;  ///< of the polygon part before it
  std::size_t first = 0, count = 0;
};

struct Outline {
  /// Records in the batch: first those that are drawn, in order of drawing, then the others.
  std::vector<std::size_t> points;
  std::size_t drawn = 0;
  std::vector<OutlinePart> parts;  ///< of points [0, drawn)
};

/// True when both numbers are valid WGS 84 coordinates.
bool is_position(const Value& latitude, const Value& longitude);

/// Points below record `parent`. If `draw` is true, points with a position are drawn. Points of one shape are drawn
/// together, in the order of their numbers if all numbers differ. Outer rings are counterclockwise and holes are
/// clockwise (RFC 7946, 3.1.6). A last point that repeats the first is not drawn, because the writer closes the ring.
/// `to` is overwritten.
void outline_of(const Batch& batch, std::size_t parent, bool draw, Outline& to);

}  // namespace maex

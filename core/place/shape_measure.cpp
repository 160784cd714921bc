#include "core/place/shape_measure.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/place/shape_index.hpp"

namespace maex {
namespace {

// Steps of find_crossing for one ring. Rings of surveys need a few for each edge.
constexpr std::size_t most_comparisons = 20'000'000;

struct Flat {
  double x, y;
};

/// Twice the signed area of a ring, in square metres.
double twice_area(const std::vector<GeoPoint>& ring, const place::LocalPlane& plane) {
  double sum = 0;
  for (std::size_t i = 0; i != ring.size(); ++i) {
    const GeoPoint &a = ring[i], &b = ring[i + 1 == ring.size() ? 0 : i + 1];
    sum +=
        plane.x(a.longitude, a.latitude) * plane.y(b.latitude) - plane.x(b.longitude, b.latitude) * plane.y(a.latitude);
  }
  return sum;
}

place::LocalPlane plane_of(std::span<const GeoShape> shapes) {
  const GeoBox box = box_of(shapes).value_or(GeoBox{0, 0, 0, 0});
  return place::LocalPlane({(box.south + box.north) / 2, (box.west + box.east) / 2});
}

bool ring_encloses(const std::vector<GeoPoint>& ring, const GeoPoint& p) {
  bool inside = false;
  for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
    const GeoPoint &a = ring[i], &b = ring[k];
    if ((a.latitude > p.latitude) != (b.latitude > p.latitude) &&
        p.longitude < (b.longitude - a.longitude) * (p.latitude - a.latitude) / (b.latitude - a.latitude) + a.longitude)
      inside = !inside;
  }
  return inside;
}

/// On which side of the line from a to b the point c lies: the sign.
double side(const GeoPoint& a, const GeoPoint& b, const GeoPoint& c) {
  return (b.longitude - a.longitude) * (c.latitude - a.latitude) -
         (b.latitude - a.latitude) * (c.longitude - a.longitude);
}

bool edges_cross(const GeoPoint& a, const GeoPoint& b, const GeoPoint& c, const GeoPoint& d) {
  const double c_side = side(a, b, c), d_side = side(a, b, d);
  const double a_side = side(c, d, a), b_side = side(c, d, b);
  return ((c_side > 0 && d_side < 0) || (c_side < 0 && d_side > 0)) &&
         ((a_side > 0 && b_side < 0) || (a_side < 0 && b_side > 0));
}

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xFF51AFD7ED558CCDull;
  value ^= value >> 33;
  value *= 0xC4CEB9FE1A85EC53ull;
  return value ^ value >> 33;
}

std::uint64_t point_hash(const GeoPoint& p) {
  const auto step = [](double degrees) { return static_cast<std::uint64_t>(std::llround(degrees * 1e7)); };
  return mixed(step(p.latitude) * 0x9E3779B97F4A7C15ull + step(p.longitude));
}

}  // namespace

std::optional<GeoBox> box_of(std::span<const GeoShape> shapes) {
  GeoBox box{90, 180, -90, -180};
  bool any = false;
  for (const GeoShape& shape : shapes)
    for (const std::vector<GeoPoint>& part : shape.parts)
      for (const GeoPoint& p : part) {
        any = true;
        box = {std::min(box.south, p.latitude), std::min(box.west, p.longitude), std::max(box.north, p.latitude),
               std::max(box.east, p.longitude)};
      }
  return any ? std::optional(box) : std::nullopt;
}

bool holds(const GeoShape& polygon, const GeoPoint& point) {
  if (polygon.kind != ShapeKind::polygon) return false;
  bool inside = false;
  for (const std::vector<GeoPoint>& ring : polygon.parts) inside = inside != ring_encloses(ring, point);
  return inside;
}

double square_metres(std::span<const GeoShape> shapes) {
  const place::LocalPlane plane = plane_of(shapes);
  double sum = 0;
  for (const GeoShape& shape : shapes) {
    if (shape.kind != ShapeKind::polygon) continue;
    for (std::size_t r = 0; r != shape.parts.size(); ++r) {
      const std::vector<GeoPoint>& ring = shape.parts[r];
      if (ring.size() < 3) continue;
      // A ring inside an even number of others adds land, and one inside an odd number is a hole.
      std::size_t around = 0;
      for (std::size_t k = 0; k != shape.parts.size() && shape.parts.size() < 1000; ++k)
        around += static_cast<std::size_t>(k != r && ring_encloses(shape.parts[k], ring.front()));
      sum += (around % 2 == 0 ? 0.5 : -0.5) * std::abs(twice_area(ring, plane));
    }
  }
  return std::max(sum, 0.0);
}

double hull_square_metres(std::span<const GeoShape> shapes) {
  const place::LocalPlane plane = plane_of(shapes);
  std::vector<Flat> points;
  for (const GeoShape& shape : shapes)
    if (shape.kind == ShapeKind::polygon)
      for (const std::vector<GeoPoint>& ring : shape.parts)
        for (const GeoPoint& p : ring) points.push_back({plane.x(p.longitude, p.latitude), plane.y(p.latitude)});
  if (points.size() < 3) return 0;
  std::sort(points.begin(), points.end(),
            [](const Flat& a, const Flat& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  // Andrew's monotone chain.
  const auto turn = [](const Flat& a, const Flat& b, const Flat& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  };
  std::vector<Flat> hull(2 * points.size());
  std::size_t size = 0;
  for (const Flat& p : points) {
    while (size >= 2 && turn(hull[size - 2], hull[size - 1], p) <= 0) --size;
    hull[size++] = p;
  }
  const std::size_t lower = size + 1;
  for (std::size_t i = points.size() - 1; i-- != 0;) {
    while (size >= lower && turn(hull[size - 2], hull[size - 1], points[i]) <= 0) --size;
    hull[size++] = points[i];
  }
  double sum = 0;
  for (std::size_t i = 0; i + 1 < size; ++i) sum += hull[i].x * hull[i + 1].y - hull[i + 1].x * hull[i].y;
  return std::abs(sum) / 2;
}

Crossing find_crossing(const std::vector<GeoPoint>& ring) {
  const std::size_t count = ring.size();
  if (count < 4) return Crossing::none;
  const auto end = [&](std::size_t i) -> const GeoPoint& { return ring[i + 1 == count ? 0 : i + 1]; };
  const auto west = [&](std::size_t i) { return std::min(ring[i].longitude, end(i).longitude); };
  const auto east = [&](std::size_t i) { return std::max(ring[i].longitude, end(i).longitude); };
  std::vector<std::size_t> edges(count);
  std::iota(edges.begin(), edges.end(), std::size_t{0});
  std::sort(edges.begin(), edges.end(), [&](std::size_t a, std::size_t b) { return west(a) < west(b); });
  // Sweeps from west to east. `open` has the edges that the sweep line still meets.
  std::vector<std::size_t> open;
  std::size_t compared = 0;
  for (const std::size_t edge : edges) {
    std::erase_if(open, [&](std::size_t other) { return east(other) < west(edge); });
    compared += open.size() + 1;
    if (compared > most_comparisons) return Crossing::not_checked;
    const auto [low, high] = std::minmax(ring[edge].latitude, end(edge).latitude);
    for (const std::size_t other : open) {
      if (std::max(ring[other].latitude, end(other).latitude) < low ||
          std::min(ring[other].latitude, end(other).latitude) > high)
        continue;
      if (edges_cross(ring[edge], end(edge), ring[other], end(other))) return Crossing::found;
    }
    open.push_back(edge);
  }
  return Crossing::none;
}

Crossing find_crossing(std::span<const GeoShape> shapes) {
  Crossing worst = Crossing::none;
  for (const GeoShape& shape : shapes) {
    if (shape.kind != ShapeKind::polygon) continue;
    for (const std::vector<GeoPoint>& ring : shape.parts) {
      const Crossing crossing = find_crossing(ring);
      if (crossing == Crossing::found) return crossing;
      if (crossing == Crossing::not_checked) worst = crossing;
    }
  }
  return worst;
}

std::uint64_t outline_hash(std::span<const GeoShape> shapes) {
  std::uint64_t all = 0;
  for (const GeoShape& shape : shapes) {
    if (shape.kind != ShapeKind::polygon) continue;
    for (const std::vector<GeoPoint>& ring : shape.parts) {
      // Sums do not depend on order. Edges count with both of their ends, so that another order of the same corners is
      // another outline.
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i != ring.size(); ++i) {
        const std::uint64_t a = point_hash(ring[i]), b = point_hash(ring[i + 1 == ring.size() ? 0 : i + 1]);
        if (a != b) sum += mixed(a ^ b) + mixed(a + b);
      }
      all += mixed(sum);
    }
  }
  return all;
}

}  // namespace maex

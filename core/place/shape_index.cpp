// The only file that uses Boost.Geometry, and only its R-tree over boxes. A loop over plain arrays decides whether a
// point lies in a ring, because it takes a third less time than covered_by.
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include "core/place/shape_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>
#include <utility>

#include <boost/function_output_iterator.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace maex::place {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using Corner = bg::model::point<double, 2, bg::cs::cartesian>;
using Box = bg::model::box<Corner>;
using Entry = std::pair<Box, std::uint32_t>;
using Tree = bgi::rtree<Entry, bgi::quadratic<16>>;

/// Consecutive edges with the box around them. By the boxes of its chunks, a search skips most of an outline.
struct Chunk {
  double south, west, north, east;
  std::uint32_t first, count;  ///< vertices; the last one is also the first of the next chunk
};
constexpr std::uint32_t chunk_edges = 16;

struct Stored {
  std::uint32_t owner;
  ShapeKind kind;
  std::uint32_t first_chunk, chunks;
};

/// Square of the distance from the origin to the segment from a to b.
double to_segment(double ax, double ay, double bx, double by) {
  const double dx = bx - ax, dy = by - ay;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0;
  const double x = ax + t * dx, y = ay + t * dy;
  return x * x + y * y;
}

}  // namespace

LocalPlane::LocalPlane(const GeoPoint& origin) : latitude_(origin.latitude), longitude_(origin.longitude) {
  constexpr double a = 6378137, f = 1 / 298.257223563, e2 = f * (2 - f);
  constexpr double radian = std::numbers::pi / 180;
  const double sine = std::sin(latitude_ * radian), cosine = std::cos(latitude_ * radian);
  const double w2 = 1 - e2 * sine * sine;
  const double prime_vertical = a / std::sqrt(w2);
  const double meridian = prime_vertical * (1 - e2) / w2;
  east_ = prime_vertical * cosine * radian;
  north_ = meridian * radian;
  // Half the change of each over one degree: the value in the middle of the distance.
  east_per_degree_ = -meridian * sine * radian * radian / 2;
  north_per_degree_ = 3 * meridian * e2 * sine * cosine / w2 * radian * radian / 2;
}

struct ShapeIndex::Data {
  std::vector<double> longitude, latitude;
  std::vector<Chunk> chunks;
  std::vector<Stored> shapes;
  std::vector<Entry> boxes;
  std::vector<std::uint32_t> by_owner;  ///< indices of shapes
  Tree tree;

  [[nodiscard]] std::span<const Chunk> chunks_of(const Stored& shape) const {
    return std::span(chunks).subspan(shape.first_chunk, shape.chunks);
  }

  /// Counts the edges that a ray to the east crosses.
  [[nodiscard]] bool holds(const Stored& shape, const GeoPoint& p) const {
    if (shape.kind != ShapeKind::polygon) return false;
    unsigned crossings = 0;
    for (const Chunk& chunk : chunks_of(shape)) {
      if (p.latitude < chunk.south || p.latitude >= chunk.north || p.longitude > chunk.east) continue;
      const double* x = longitude.data() + chunk.first;
      const double* y = latitude.data() + chunk.first;
      if (p.longitude < chunk.west) {
        // Every edge that crosses this latitude lies east, so only the first and the last vertex of the chunk matter.
        crossings += static_cast<unsigned>((y[0] > p.latitude) != (y[chunk.count - 1] > p.latitude));
        continue;
      }
      for (std::uint32_t i = 0; i + 1 < chunk.count; ++i) {
        const double dy = y[i + 1] - y[i];
        const double side = (x[i + 1] - x[i]) * (p.latitude - y[i]) - (p.longitude - x[i]) * dy;
        crossings += static_cast<unsigned>(((y[i] > p.latitude) != (y[i + 1] > p.latitude)) & ((side > 0) == (dy > 0)));
      }
    }
    return crossings % 2 != 0;
  }

  /// Metres to the nearest edge in a chunk that touches the box; infinity when none does.
  [[nodiscard]] double to_edge(const Stored& shape, const LocalPlane& plane, const GeoBox& box) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (const Chunk& chunk : chunks_of(shape)) {
      if (chunk.south > box.north || chunk.north < box.south || chunk.west > box.east || chunk.east < box.west)
        continue;
      double ax = 0, ay = 0;
      for (std::uint32_t i = chunk.first; i != chunk.first + chunk.count; ++i) {
        const double bx = plane.x(longitude[i], latitude[i]), by = plane.y(latitude[i]);
        nearest = std::min(nearest, i == chunk.first ? bx * bx + by * by : to_segment(ax, ay, bx, by));
        ax = bx;
        ay = by;
      }
    }
    return std::sqrt(nearest);
  }

  /// Makes chunks of the vertices from `first` on.
  void cut_into_chunks(std::uint32_t first) {
    const auto end = static_cast<std::uint32_t>(longitude.size());
    std::uint32_t at = first;
    do {
      const std::uint32_t last = std::min(at + chunk_edges, end - 1);
      const auto x = std::minmax_element(longitude.begin() + at, longitude.begin() + last + 1);
      const auto y = std::minmax_element(latitude.begin() + at, latitude.begin() + last + 1);
      chunks.push_back({*y.first, *x.first, *y.second, *x.second, at, last - at + 1});
      at = last;
    } while (at + 1 < end);
  }
};

ShapeIndex::ShapeIndex() : data_(std::make_unique<Data>()) {}
ShapeIndex::ShapeIndex(ShapeIndex&&) noexcept = default;
ShapeIndex& ShapeIndex::operator=(ShapeIndex&&) noexcept = default;
ShapeIndex::~ShapeIndex() = default;

void ShapeIndex::add(std::uint32_t owner, const GeoShape& shape) {
  Data& d = *data_;
  Stored stored{owner, shape.kind, static_cast<std::uint32_t>(d.chunks.size()), 0};
  for (const std::vector<GeoPoint>& points : shape.parts) {
    if (points.empty()) continue;
    const auto first = static_cast<std::uint32_t>(d.longitude.size());
    const auto put = [&](const GeoPoint& p) {
      d.longitude.push_back(p.longitude);
      d.latitude.push_back(p.latitude);
    };
    for (const GeoPoint& p : points) put(p);
    if (shape.kind == ShapeKind::polygon && !(points.front() == points.back())) put(points.front());
    d.cut_into_chunks(first);
  }
  stored.chunks = static_cast<std::uint32_t>(d.chunks.size()) - stored.first_chunk;
  if (stored.chunks == 0) return;
  GeoBox box{90, 180, -90, -180};
  for (const Chunk& c : d.chunks_of(stored))
    box = {std::min(box.south, c.south), std::min(box.west, c.west), std::max(box.north, c.north),
           std::max(box.east, c.east)};
  d.boxes.emplace_back(Box(Corner(box.west, box.south), Corner(box.east, box.north)),
                       static_cast<std::uint32_t>(d.shapes.size()));
  d.shapes.push_back(stored);
}

void ShapeIndex::finish() {
  // Packing the tree in one step makes it smaller and faster to query than inserting box by box.
  data_->tree = Tree(data_->boxes.begin(), data_->boxes.end());
  data_->boxes = {};
  data_->by_owner.resize(data_->shapes.size());
  std::iota(data_->by_owner.begin(), data_->by_owner.end(), 0u);
  std::stable_sort(data_->by_owner.begin(), data_->by_owner.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return data_->shapes[a].owner < data_->shapes[b].owner; });
}

void ShapeIndex::near(const GeoPoint& point, double metres, std::vector<Near>& out) const {
  const Data& d = *data_;
  const LocalPlane plane(point);
  // A little wider than requested, because a degree gets shorter towards the pole.
  const double wider = metres * 1.01;
  const double north = wider / plane.metres_per_degree_north();
  const double toward_pole = std::abs(point.latitude) + north;
  double metres_per_degree = plane.metres_per_degree_east();
  if (toward_pole < 89 && wider > 0) metres_per_degree = LocalPlane({toward_pole, 0}).metres_per_degree_east();
  const double east = wider == 0 ? 0 : toward_pole >= 89 ? 360 : wider / metres_per_degree;
  const GeoBox around{point.latitude - north, point.longitude - east, point.latitude + north, point.longitude + east};
  const Box box(Corner(around.west, around.south), Corner(around.east, around.north));
  const auto use = [&](const Entry& entry) {
    const Stored& shape = d.shapes[entry.second];
    if (d.holds(shape, point)) {
      out.push_back({shape.owner, true, 0});
      return;
    }
    if (metres <= 0 && shape.kind == ShapeKind::polygon) return;
    const double distance = d.to_edge(shape, plane, around);
    if (distance <= metres) out.push_back({shape.owner, false, distance});
  };
  d.tree.query(bgi::intersects(box), boost::make_function_output_iterator(std::cref(use)));
}

Near ShapeIndex::relation(const GeoPoint& point, std::uint32_t owner) const {
  const Data& d = *data_;
  const LocalPlane plane(point);
  constexpr GeoBox everywhere;
  Near found{owner, false, std::numeric_limits<double>::infinity()};
  auto at = std::lower_bound(d.by_owner.begin(), d.by_owner.end(), owner,
                             [&](std::uint32_t shape, std::uint32_t wanted) { return d.shapes[shape].owner < wanted; });
  for (; at != d.by_owner.end() && d.shapes[*at].owner == owner; ++at) {
    found.inside = found.inside || d.holds(d.shapes[*at], point);
    found.distance_m = std::min(found.distance_m, d.to_edge(d.shapes[*at], plane, everywhere));
  }
  return found;
}

bool ShapeIndex::holds(std::uint32_t owner, const GeoPoint& point) const {
  const Data& d = *data_;
  auto at = std::lower_bound(d.by_owner.begin(), d.by_owner.end(), owner,
                             [&](std::uint32_t shape, std::uint32_t wanted) { return d.shapes[shape].owner < wanted; });
  for (; at != d.by_owner.end() && d.shapes[*at].owner == owner; ++at)
    if (d.holds(d.shapes[*at], point)) return true;
  return false;
}

void ShapeIndex::in_box(const GeoBox& box, std::vector<std::uint32_t>& owners) const {
  const auto use = [&](const Entry& entry) { owners.push_back(data_->shapes[entry.second].owner); };
  data_->tree.query(bgi::intersects(Box(Corner(box.west, box.south), Corner(box.east, box.north))),
                    boost::make_function_output_iterator(std::cref(use)));
}

}  // namespace maex::place

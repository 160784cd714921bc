#include "core/place/shape_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace maex::place {
namespace {

TEST(LocalPlane, MeasuresAsTheGeodesicDoes) {
  for (const double latitude : {0.0, 5.0, 38.5, 40.0, 41.9, -33.0, 60.0})
    for (int direction = 0; direction != 16; ++direction)
      for (const auto& [degrees, error] : {std::pair{0.009, 0.01}, {0.1, 0.5}, {0.18, 1.0}, {0.9, 30.0}}) {
        const double angle = direction * std::numbers::pi / 8;
        const GeoPoint from{latitude, 47}, to{latitude + degrees * std::sin(angle), 47 + degrees * std::cos(angle)};
        const LocalPlane plane(from);
        const double flat = std::hypot(plane.x(to.longitude, to.latitude), plane.y(to.latitude));
        EXPECT_NEAR(flat, distance_m(from, to), error) << latitude << " " << direction << " " << degrees;
      }
}

GeoShape circle(const GeoPoint& centre, double degrees, int corners) {
  GeoShape shape{ShapeKind::polygon, {{}}};
  for (int i = 0; i != corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    shape.parts[0].push_back(
        {centre.latitude + degrees * std::sin(angle), centre.longitude + degrees * std::cos(angle)});
  }
  return shape;
}

// A slow, independent check: the even-odd rule by a ray with division, over all shapes. It does not share code with the
// index.
bool holds(const GeoShape& shape, const GeoPoint& p) {
  bool inside = false;
  for (const auto& ring : shape.parts)
    for (std::size_t i = 0, k = ring.size() - 1; i != ring.size(); k = i++)
      if ((ring[i].latitude > p.latitude) != (ring[k].latitude > p.latitude) &&
          p.longitude < (ring[k].longitude - ring[i].longitude) * (p.latitude - ring[i].latitude) /
                                (ring[k].latitude - ring[i].latitude) +
                            ring[i].longitude)
        inside = !inside;
  return inside;
}

// The distance to the nearest of many steps along each edge, by the geodesic.
double stepped_distance(const GeoShape& shape, const GeoPoint& p) {
  double nearest = 1e18;
  for (const auto& ring : shape.parts)
    for (std::size_t i = 0; i != ring.size(); ++i) {
      const GeoPoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
      for (int s = 0; s <= 200; ++s)
        nearest = std::min(nearest, distance_m(p, {a.latitude + (b.latitude - a.latitude) * s / 200,
                                                   a.longitude + (b.longitude - a.longitude) * s / 200}));
    }
  return nearest;
}

TEST(ShapeIndex, AgreesWithLookingAtEveryShape) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> latitude(39, 40), longitude(46, 47.3), size(0.002, 0.05);
  std::vector<GeoShape> shapes;
  ShapeIndex index;
  for (std::uint32_t i = 0; i != 300; ++i) {
    shapes.push_back(circle({latitude(random), longitude(random)}, size(random), 3 + static_cast<int>(i % 20)));
    index.add(i, shapes.back());
  }
  index.finish();
  std::size_t hits = 0;
  std::vector<Near> near;
  for (int n = 0; n != 2000; ++n) {
    const GeoPoint p{latitude(random), longitude(random)};
    near.clear();
    index.near(p, 0, near);
    std::vector<std::uint32_t> found, expected;
    for (const Near& hit : near) found.push_back(hit.owner);
    for (std::uint32_t i = 0; i != shapes.size(); ++i)
      if (holds(shapes[i], p)) expected.push_back(i);
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, expected);
    hits += expected.size();
  }
  EXPECT_GT(hits, 200u);
  for (int n = 0; n != 2; ++n) {
    const GeoPoint p{latitude(random), longitude(random)};
    near.clear();
    index.near(p, 3000, near);
    for (std::uint32_t i = 0; i < shapes.size(); i += 3) {
      const double truth = stepped_distance(shapes[i], p);
      const auto hit = std::find_if(near.begin(), near.end(), [&](const Near& h) { return h.owner == i; });
      if (holds(shapes[i], p)) {
        ASSERT_NE(hit, near.end());
        EXPECT_TRUE(hit->inside);
      } else if (hit != near.end()) {
        EXPECT_NEAR(hit->distance_m, truth, 30) << "steps of up to 55 m";
        EXPECT_LE(hit->distance_m, 3000);
      } else {
        EXPECT_GT(truth, 2999);
      }
      EXPECT_NEAR(index.relation(p, i).distance_m, truth, 30 + truth * 0.001);
    }
  }
}

TEST(ShapeIndex, KnowsHolesLinesAndPoints) {
  ShapeIndex index;
  GeoShape ring = circle({40, 47}, 0.1, 40);
  ring.parts.push_back(circle({40, 47}, 0.05, 40).parts[0]);
  index.add(7, ring);
  index.add(8, {ShapeKind::line, {{{40.0, 46.0}, {40.0, 46.5}}}});
  index.add(9, {ShapeKind::point, {{{40.2, 46.2}}}});
  index.add(10, {ShapeKind::polygon, {{}}});  // no points, so it is omitted
  index.finish();
  std::vector<Near> near;
  index.near({40, 47.07}, 0, near);
  ASSERT_EQ(near.size(), 1u);
  EXPECT_EQ(near[0].owner, 7u);
  near.clear();
  index.near({40, 47}, 0, near);
  EXPECT_TRUE(near.empty()) << "in the hole";
  index.near({40.001, 46.25}, 120, near);
  ASSERT_EQ(near.size(), 1u);
  EXPECT_EQ(near[0].owner, 8u);
  EXPECT_NEAR(near[0].distance_m, 111.03, 0.1);
  near.clear();
  index.near({40.2, 46.201}, 100, near);
  ASSERT_EQ(near.size(), 1u);
  EXPECT_NEAR(near[0].distance_m, distance_m({40.2, 46.2}, {40.2, 46.201}), 0.01);
  near.clear();
  index.near({89.9, 46.2}, 100, near);
  index.near({std::nan(""), 46.2}, 100, near);
  EXPECT_TRUE(near.empty());
}

}  // namespace
}  // namespace maex::place

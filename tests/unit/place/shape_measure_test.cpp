#include "core/place/shape_measure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "core/place/overlaps.hpp"

namespace maex::shape_measure_test {
namespace {

using Ring = std::vector<GeoPoint>;

Ring square(double south, double west, double size = 0.01) {
  return {{south, west}, {south, west + size}, {south + size, west + size}, {south + size, west}};
}
GeoShape polygon(std::vector<Ring> rings) { return {ShapeKind::polygon, std::move(rings)}; }

Ring circle(std::size_t points, double radius = 0.01) {
  Ring ring;
  for (std::size_t i = 0; i != points; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(points);
    ring.push_back({40 + radius * std::sin(angle), 47 + radius * std::cos(angle)});
  }
  return ring;
}

TEST(ShapeMeasure, MeasuresHolesAndIslands) {
  // By GeographicLib: 1,110.4 m by 853.9 m.
  const GeoShape whole = polygon({square(40, 47)});
  const double size = square_metres({&whole, 1});
  EXPECT_NEAR(size, 948'000, 1'000);
  const GeoShape hole = polygon({square(40, 47), square(40.002, 47.002, 0.005)});
  EXPECT_NEAR(square_metres({&hole, 1}), size * 0.75, 500);
  const GeoShape island = polygon({square(40, 47), square(40.002, 47.002, 0.005), square(40.003, 47.003, 0.001)});
  EXPECT_NEAR(square_metres({&island, 1}), size * 0.76, 500);
  const GeoShape line{ShapeKind::line, {square(40, 47)}};
  EXPECT_EQ(square_metres({&line, 1}), 0);
  const GeoShape crossed = polygon({{{40, 47}, {40.01, 47.01}, {40, 47.01}, {40.01, 47}}});
  EXPECT_NEAR(hull_square_metres({&crossed, 1}), size, 1'000);
}

TEST(ShapeMeasure, FindsCrossingEdges) {
  EXPECT_EQ(find_crossing(square(40, 47)), Crossing::none);
  EXPECT_EQ(find_crossing(Ring{{40, 47}, {40.01, 47.01}, {40, 47.01}, {40.01, 47}}), Crossing::found);
  EXPECT_EQ(find_crossing(circle(5'000)), Crossing::none);
  Ring knot = circle(5'000);
  std::swap(knot[2'000], knot[2'003]);
  EXPECT_EQ(find_crossing(knot), Crossing::found);
  // A ring that touches itself at a point does not cross.
  EXPECT_EQ(find_crossing(Ring{{40, 47}, {40.01, 47.01}, {40.02, 47}, {40.02, 47.02}, {40.01, 47.01}, {40, 47.02}}),
            Crossing::none);
  Ring dense;  // all edges span the whole width
  for (int i = 0; i != 20'000; ++i) dense.push_back({40 + i * 1e-6, i % 2 == 0 ? 47.0 : 47.1});
  EXPECT_EQ(find_crossing(dense), Crossing::not_checked) << "bounded work";
}

TEST(ShapeMeasure, AgreesWithComparingAllEdges) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> step(-0.004, 0.004);
  std::size_t crossed = 0;
  for (int round = 0; round != 300; ++round) {
    Ring ring = circle(12);
    for (GeoPoint& p : ring) p.latitude += step(random), p.longitude += step(random);
    const auto side = [](const GeoPoint& a, const GeoPoint& b, const GeoPoint& c) {
      return (b.longitude - a.longitude) * (c.latitude - a.latitude) -
             (b.latitude - a.latitude) * (c.longitude - a.longitude);
    };
    bool any = false;
    for (std::size_t i = 0; i != ring.size(); ++i)
      for (std::size_t k = i + 1; k != ring.size(); ++k) {
        const GeoPoint &a = ring[i], &b = ring[(i + 1) % ring.size()], &c = ring[k], &d = ring[(k + 1) % ring.size()];
        any = any || (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0);
      }
    crossed += any ? 1 : 0;
    EXPECT_EQ(find_crossing(ring) == Crossing::found, any) << round;
  }
  EXPECT_GT(crossed, 20u);
  EXPECT_LT(crossed, 280u);
}

TEST(ShapeMeasure, KnowsTheSameOutlineFromAnyStartAndDirection) {
  const auto hash = [](Ring ring) {
    const GeoShape shape = polygon({std::move(ring)});
    return outline_hash({&shape, 1});
  };
  const Ring ring = square(40, 47);
  EXPECT_EQ(hash(ring), hash({ring[2], ring[1], ring[0], ring[3]}));
  EXPECT_EQ(hash(ring), hash({ring[1], ring[2], ring[3], ring[0], ring[1]})) << "closed";
  EXPECT_NE(hash(ring), hash({ring[0], ring[2], ring[1], ring[3]})) << "the same corners in another order";
  EXPECT_NE(hash(ring), hash(square(40, 47.001)));
  const GeoShape point{ShapeKind::point, {{{40, 47}}}};
  EXPECT_EQ(outline_hash({&point, 1}), 0u);
}

TEST(Overlaps, FindsEachAreaOnceAndNoSlivers) {
  place::Overlaps overlaps;
  auto add = [&, number = 0u](Ring ring) mutable {
    const GeoShape shape = polygon({std::move(ring)});
    EXPECT_TRUE(overlaps.add(number++, {&shape, 1}));
  };
  add(square(40, 47));                                            // 0
  add(square(40, 47.005));                                        // 1: half of 0
  add(square(40, 47.0149));                                       // 2: a sliver of 1
  add(square(40.002, 47.002, 0.002));                             // 3: all of it in 0
  add({{40.05, 47}, {40.05, 47.01}, {40.06, 47}});                // 4: below the diagonal
  add({{40.06, 47.01}, {40.0502, 47.0101}, {40.0601, 47.0002}});  // 5: above the diagonal; only the boxes overlap
  const GeoShape line{ShapeKind::line, {square(40, 47)}};
  EXPECT_FALSE(overlaps.add(6, {&line, 1}));
  std::string found;
  overlaps.find(
      0.1, [](std::uint32_t, std::uint32_t) { return true; },
      [&](const place::Overlap& each) {
        found += std::to_string(each.first) + "-" + std::to_string(each.second) + " ";
        if (each.second == 1) EXPECT_NEAR(each.share, 0.5, 0.05);
        if (each.second == 3) EXPECT_NEAR(each.share, 1, 0.05);
      });
  EXPECT_EQ(found, "0-1 0-3 ");
}

}  // namespace
}  // namespace maex::shape_measure_test

#include "core/mapping/map/geometry.hpp"

#include <gtest/gtest.h>

#include "tests/unit/map/support.hpp"

namespace maex {
namespace {

using test::add_area;

std::vector<double> longitudes(const Batch& batch, const Outline& outline) {
  std::vector<double> found;
  for (std::size_t i = 0; i != outline.drawn; ++i)
    found.push_back(batch[outline.points[i]].get(Field::point_longitude).as_decimal());
  return found;
}

TEST(Outline, TurnsOuterRingsCounterclockwise) {
  Batch batch;
  const std::size_t area = add_area(batch, {{0, 0}, {0, 1}, {1, 1}, {2, 0}});  // clockwise
  Outline outline;
  outline_of(batch, area, true, outline);
  ASSERT_EQ(outline.parts.size(), 1u);
  EXPECT_EQ(outline.parts[0].shape, PartShape::polygon);
  EXPECT_EQ(longitudes(batch, outline), (std::vector<double>{0, 2, 1, 0}));
}

TEST(Outline, DrawsByNumberWhereAllHaveOne) {
  Batch batch;
  const std::size_t area = add_area(batch, {{0, 0}, {3, 3}, {3, 0}});
  int number = 3;
  for (std::size_t i = area + 1; i != batch.size(); ++i) batch[i].set(Field::point_number, Value::integer(number--));
  Outline outline;
  outline_of(batch, area, true, outline);
  EXPECT_EQ(batch[outline.points[0]].get(Field::point_number).as_integer(), 1);
}

TEST(Outline, KeepsAClosingPointOutOfTheRing) {
  Batch batch;
  const std::size_t area = add_area(batch, {{0, 0}, {1, 0}, {1, 1}, {0, 0}});
  Outline outline;
  outline_of(batch, area, true, outline);
  EXPECT_EQ(outline.drawn, 3u);
  EXPECT_EQ(outline.points.size(), 4u) << "it is still a record";
}

TEST(Outline, KnowsPointsLinesAndShapes) {
  Batch batch;
  const std::size_t area = add_area(batch, {{0, 0}, {1, 0}, {1, 1}}, "a");
  add_area(batch, {{5, 5}, {6, 6}}, "b", static_cast<std::ptrdiff_t>(area));
  add_area(batch, {{9, 9}}, "c", static_cast<std::ptrdiff_t>(area));
  Record& mark = batch.add(Kind::point, {}, static_cast<std::int32_t>(area));
  mark.set(Field::point_longitude, Value::decimal(8));
  mark.set(Field::point_latitude, Value::decimal(8));
  mark.set(Field::point_shape, Value::text("a"));
  mark.set(Field::point_type, Value::code(Code::point_type_LANDMARK));
  Outline outline;
  outline_of(batch, area, true, outline);
  ASSERT_EQ(outline.parts.size(), 4u);
  EXPECT_EQ(outline.parts[0].shape, PartShape::polygon);
  EXPECT_EQ(outline.parts[0].count, 3u) << "a landmark bounds nothing";
  EXPECT_EQ(outline.parts[1].shape, PartShape::line);
  EXPECT_EQ(outline.parts[2].shape, PartShape::point);
  EXPECT_EQ(outline.parts[3].shape, PartShape::point);
}

TEST(Outline, PutsHolesAfterTheirPolygonClockwise) {
  Batch batch;
  const std::size_t area = add_area(batch, {{0, 0}, {9, 0}, {9, 9}}, "a");
  const std::size_t first = batch.size();
  add_area(batch, {{5, 1}, {6, 1}, {6, 2}}, "hole", static_cast<std::ptrdiff_t>(area));
  for (std::size_t i = first; i != batch.size(); ++i)
    batch[i].set(Field::point_polygon_property, Value::text(hole_property));
  Outline outline;
  outline_of(batch, area, true, outline);
  ASSERT_EQ(outline.parts.size(), 2u);
  EXPECT_FALSE(outline.parts[0].hole);
  EXPECT_TRUE(outline.parts[1].hole);
  EXPECT_EQ(longitudes(batch, outline), (std::vector<double>{0, 9, 9, 5, 6, 6}));
  EXPECT_EQ(batch[outline.points[4]].get(Field::point_latitude).as_decimal(), 2) << "turned";
}

TEST(Outline, LeavesPointsWithoutAPlaceOnEarthOut) {
  Batch batch;
  const std::size_t area = add_area(batch, {{0, 0}, {181, 0}, {1, 91}});
  batch.add(Kind::point, {}, static_cast<std::int32_t>(area)).set(Field::point_latitude, Value::decimal(1));
  Outline outline;
  outline_of(batch, area, true, outline);
  EXPECT_EQ(outline.drawn, 1u);
  EXPECT_EQ(outline.points.size(), 4u);
}

}  // namespace
}  // namespace maex

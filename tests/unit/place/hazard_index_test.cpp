#include "core/place/hazard_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "core/io/error.hpp"

namespace maex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::optional<PartialDate> date(const char* iso) { return parse_iso_date(iso); }

/// Invented: a square of 0.1 degrees.
GeoShape square(double south, double west) {
  return {ShapeKind::polygon, {{{south, west}, {south, west + 0.1}, {south + 0.1, west + 0.1}, {south + 0.1, west}}}};
}

HazardArea area(const char* id, std::vector<StatusChange> changes, std::vector<GeoShape> shapes) {
  HazardArea made;
  made.id = id;
  made.type = "CHA";
  made.changes = std::move(changes);
  made.shapes = std::move(shapes);
  return made;
}

StatusChange open(const char* iso) { return {date(iso), HazardStatus::open}; }
StatusChange closed(const char* iso) { return {date(iso), HazardStatus::closed}; }

HazardTiming judged(std::vector<StatusChange> changes, const char* accident) {
  return place::judge(place::timeline(changes), place::span_of(date(accident)));
}

TEST(HazardTiming, WeighsTheDatesOfAnArea) {
  using T = HazardTiming;
  EXPECT_EQ(judged({open("2010-01-01")}, "2014-05-14"), T::open_then);
  EXPECT_EQ(judged({open("2010")}, "2014-05"), T::open_then);
  EXPECT_EQ(judged({open("2010-01-01"), closed("2012-06-01")}, "2014-05-14"), T::cleared_before);
  EXPECT_EQ(judged({closed("2012-06-01"), open("2010-01-01")}, "2014-05-14"), T::cleared_before) << "in whatever order";
  EXPECT_EQ(judged({open("2010-01-01"), closed("2015-06-01")}, "2014-05-14"), T::open_then);
  EXPECT_EQ(judged({closed("2015-06-01")}, "2014-05-14"), T::open_then) << "what was closed later had been open";
  EXPECT_EQ(judged({closed("2012-06-01"), open("2013-01-01")}, "2014-05-14"), T::open_then) << "opened again";
  EXPECT_EQ(judged({open("2014-06-01")}, "2014-05-14"), T::recorded_later);
  EXPECT_EQ(judged({open("2014-05-14")}, "2014-05-14"), T::recorded_later);
  EXPECT_EQ(judged({closed("2014-05-14")}, "2014-05-14"), T::unclear);
  EXPECT_EQ(judged({closed("2014")}, "2014-05-14"), T::unclear);
  EXPECT_EQ(judged({closed("2014-05-01")}, "2014-05"), T::unclear);
  EXPECT_EQ(judged({closed("2014-04-30")}, "2014-05"), T::cleared_before);
  EXPECT_EQ(judged({open("../2015-01-01")}, "2014-05-14"), T::undated) << "open by then";
  EXPECT_EQ(judged({closed("../2013-01-01")}, "2014-05-14"), T::cleared_before);
  EXPECT_EQ(judged({{std::nullopt, HazardStatus::open}}, "2014-05-14"), T::undated);
  EXPECT_EQ(judged({{std::nullopt, HazardStatus::closed}}, "2014-05-14"), T::unclear);
  EXPECT_EQ(judged({{date("2010"), HazardStatus::worked_on}}, "2014-05-14"), T::open_then);
  EXPECT_EQ(judged({}, "2014-05-14"), T::unclear);
  EXPECT_EQ(place::judge(place::timeline(std::vector{open("2010"), closed("2012")}), {}), T::unclear)
      << "a date that is not known";
  EXPECT_EQ(counts(T::cleared_before), Counts::no);
  EXPECT_EQ(counts(T::recorded_later), Counts::yes);
  EXPECT_EQ(counts(T::unclear), Counts::unsure);
  const place::DaySpan february = place::span_of(date("2016-02"));
  EXPECT_EQ(february.last - february.first, 28);
}

TEST(HazardIndex, FindsAreasAtAPointOnADay) {
  const HazardIndex index({area("1", {open("2010-01-01")}, {square(39.4, 47.0)}),
                           area("2", {open("2010-01-01"), closed("2012-01-01")}, {square(39.45, 47.05)}),
                           area("3", {open("2020-01-01")}, {square(39.4, 47.2)}),
                           area("4", {open("2010-01-01")}, {{ShapeKind::point, {{{39.6, 47.05}}}}})});
  std::vector<HazardHit> hits;
  index.find({39.47, 47.07}, date("2014-05-14"), 0, hits);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_TRUE(hits[0].inside && hits[1].inside);
  EXPECT_EQ(hits[0].timing, HazardTiming::open_then);
  EXPECT_EQ(hits[1].timing, HazardTiming::cleared_before);
  EXPECT_EQ(index.evidence(hits[0], 0), "inside CHA 1: open on 2010-01-01; a hazard on the day");
  EXPECT_EQ(index.evidence(hits[1], 0),
            "inside CHA 2: open on 2010-01-01, closed on 2012-01-01; closed before the accident: does not count");
  // A little south of area 1 and away from the others
  const GeoPoint south{39.399, 47.05};
  const double metres = distance_m(south, {39.4, 47.05});
  index.find(south, date("2014-05-14"), 50, hits);
  EXPECT_TRUE(hits.empty());
  index.find(south, date("2014-05-14"), 150, hits);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_FALSE(hits[0].inside);
  EXPECT_NEAR(hits[0].distance_m, metres, 0.01);
  EXPECT_THAT(index.evidence(hits[0], 150), HasSubstr("within 150 m of CHA 1"));
  index.find({39.5999, 47.05}, date("2014-05-14"), 100, hits);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(index.areas()[hits[0].area].id, "4") << "a point is found by distance only";
}

TEST(HazardIndex, FindsTheNearestThatMayCount) {
  const HazardIndex index({area("cleared", {closed("2012-01-01")}, {square(39.4, 47.0)}),
                           area("open", {open("2010-01-01")}, {square(39.4, 47.3)})});
  const auto hit = index.nearest({39.45, 47.05}, date("2014-05-14"));
  ASSERT_TRUE(hit);
  EXPECT_EQ(index.areas()[hit->area].id, "open");
  EXPECT_NEAR(hit->distance_m, distance_m({39.45, 47.05}, {39.45, 47.3}), 5);
  EXPECT_THAT(index.evidence(*hit, 0), HasSubstr("CHA open lies 21.5 km away"));
  EXPECT_FALSE(index.nearest({39.45, 47.05}, date("2014-05-14"), 20'000));
  EXPECT_FALSE(HazardIndex().nearest({39.45, 47.05}, {}));
}

TEST(HazardIndex, SortsByDistanceAndTakesShapesOfOneAreaTogether) {
  const HazardIndex index({area("far", {}, {square(39.43, 47.0)}),
                           area("near", {}, {square(39.42, 47.0), {ShapeKind::point, {{{39.401, 47.05}}}}}),
                           area("", {}, {square(39.41, 47.0)})});
  std::vector<HazardHit> hits;
  index.find({39.4, 47.05}, {}, 5000, hits);
  ASSERT_EQ(hits.size(), 3u);
  EXPECT_EQ(index.areas()[hits[0].area].id, "near");
  EXPECT_NEAR(hits[0].distance_m, 111, 1);
  EXPECT_EQ(index.areas()[hits[1].area].id, "");
  EXPECT_EQ(index.areas()[hits[2].area].id, "far");
  EXPECT_EQ(hits[0].timing, HazardTiming::unclear) << "no status";
  EXPECT_THAT(index.evidence(hits[1], 5000), HasSubstr("within 5000 m of CHA: no status is given"));
}

Record& add_area(Batch& batch, const char* id, Code status, const char* status_date) {
  Record& record = batch.add(Kind::hazard_area, {0, 1, 5});
  record.set(Field::hazard_area_id, Value::text(batch.keep(id)));
  record.set(Field::hazard_area_type, Value::code(Code::hazard_type_SHA));
  record.set(Field::hazard_area_status, Value::code(status));
  if (status_date != nullptr) record.set(Field::hazard_area_status_date, Value::date(*date(status_date)));
  return record;
}

void add_point(Batch& batch, std::int32_t parent, const char* shape, std::int64_t number, GeoPoint p,
               Code kind = Code::shape_type_POLYGON, const char* property = nullptr) {
  Record& record = batch.add(Kind::point, {0, 1, 6}, parent);
  if (*shape != '\0') {
    record.set(Field::point_shape, Value::text(batch.keep(shape)));
    record.set(Field::point_shape_type, Value::code(kind));
    record.set(Field::point_number, Value::integer(number));
  } else {
    record.set(Field::point_type, Value::code(kind));
  }
  if (property != nullptr) record.set(Field::point_polygon_property, Value::text(batch.keep(property)));
  record.set(Field::point_latitude, Value::decimal(p.latitude));
  record.set(Field::point_longitude, Value::decimal(p.longitude));
}

TEST(HazardAreas, AreMadeOfRecordsAndTheirPoints) {
  Batch batch;
  add_area(batch, " HA-1 ", Code::hazard_status_OPEN, "2010-01-01");
  add_point(batch, 0, "P1", 3, {39.5, 47.1});  // the numbers set the order of the ring, not the order of the records
  add_point(batch, 0, "P1", 1, {39.4, 47.0});
  add_point(batch, 0, "P1", 4, {39.5, 47.0});
  add_point(batch, 0, "P1", 2, {39.4, 47.1});
  for (int i = 0; i != 4; ++i)
    add_point(batch, 0, "H", i, {i < 2 ? 39.44 : 39.46, i % 3 == 0 ? 47.04 : 47.06}, Code::shape_type_POLYGON, "Hole");
  add_point(batch, 0, "L", 1, {39.6, 47.0}, Code::shape_type_POLYLINE);
  add_point(batch, 0, "L", 2, {39.6, 47.1}, Code::shape_type_POLYLINE);
  add_point(batch, 0, "", 0, {39.7, 47.0}, Code::point_type_EVIDENCE);
  add_point(batch, 0, "", 0, {39.8, 47.0}, Code::point_type_LANDMARK);
  add_point(batch, 0, "two", 1, {39.9, 47.0});
  add_point(batch, 0, "two", 2, {39.9, 47.1});
  batch.add(Kind::point, {0, 1, 7}, 0).set(Field::point_bearing, Value::decimal(90));
  const std::vector<HazardArea> areas = hazard_areas(batch);
  ASSERT_EQ(areas.size(), 1u);
  EXPECT_EQ(areas[0].id, "HA-1");
  EXPECT_EQ(areas[0].type, "SHA");
  EXPECT_EQ(areas[0].origin.row, 5u);
  EXPECT_THAT(areas[0].changes, ElementsAre(open("2010-01-01")));
  EXPECT_THAT(areas[0].faults, ElementsAre("the polygon two has fewer than three points",
                                           "1 point has no usable latitude and longitude"));
  const HazardIndex index(areas);
  std::vector<HazardHit> hits;
  const auto inside = [&](GeoPoint p) {
    index.find(p, date("2014"), 0, hits);
    return hits.size() == 1 && hits[0].inside;
  };
  EXPECT_TRUE(inside({39.41, 47.05}));
  EXPECT_FALSE(inside({39.45, 47.05})) << "the hole";
  EXPECT_FALSE(inside({39.55, 47.05}));
  const auto near = [&](GeoPoint p) {
    index.find(p, date("2014"), 20, hits);
    return hits.size() == 1;
  };
  EXPECT_TRUE(near({39.6001, 47.05})) << "the line";
  EXPECT_TRUE(near({39.7001, 47.0})) << "the evidence point";
  EXPECT_FALSE(near({39.8, 47.0})) << "a landmark is no hazard";
  EXPECT_TRUE(near({39.9, 47.05})) << "two corners are a line";
}

TEST(HazardAreas, PointsThatNameOnlyTheKindOfTheirShapeAreOneOutline) {
  // The record that map readers make from a feature with one polygon.
  Batch batch;
  add_area(batch, "HA-1", Code::hazard_status_OPEN, "2010-01-01");
  for (const GeoPoint& p : {GeoPoint{39.4, 47.0}, {39.4, 47.1}, {39.5, 47.1}, {39.5, 47.0}}) {
    add_point(batch, 0, "", 0, p, Code::point_type_EVIDENCE);
    batch[batch.size() - 1].set(Field::point_shape_type, Value::code(Code::shape_type_POLYGON));
  }
  const std::vector<HazardArea> areas = hazard_areas(batch);
  ASSERT_EQ(areas.at(0).shapes.size(), 1u);
  EXPECT_EQ(areas[0].shapes[0].kind, ShapeKind::polygon);
  std::vector<HazardHit> hits;
  HazardIndex(areas).find({39.45, 47.05}, date("2014"), 0, hits);
  EXPECT_TRUE(hits.size() == 1 && hits[0].inside);
}

TEST(HazardAreas, OfOneIdAreTakenTogether) {
  Batch batch;
  add_area(batch, "7", Code::hazard_status_OPEN, "2010-01-01");
  for (int i = 0; i != 3; ++i) add_point(batch, 0, "P", i, {39.4 + (i == 1 ? 0.1 : 0), 47.0 + 0.1 * (i == 2 ? 1 : 0)});
  add_area(batch, "7 ", Code::hazard_status_CLOSED, "2012-06-01");
  const auto second = static_cast<std::int32_t>(batch.size());
  add_area(batch, "7", Code::hazard_status_CLOSED, nullptr)
      .set(Field::hazard_area_date_of_information, Value::date(*date("2013")));
  for (int i = 0; i != 3; ++i)
    add_point(batch, second, "P", i, {39.4 + (i == 1 ? 0.2 : 0), 47.0 + 0.1 * (i == 2 ? 1 : 0)});
  const std::vector<HazardArea> merged = merge_hazard_areas(hazard_areas(batch));
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_THAT(merged[0].changes, ElementsAre(open("2010-01-01"), closed("2012-06-01"), closed("../2013")));
  EXPECT_THAT(merged[0].faults, ElementsAre("its outline differs between records; the last one counts"));
  ASSERT_EQ(merged[0].shapes.size(), 1u);
  EXPECT_EQ(merged[0].shapes[0].parts[0][1].latitude, 39.6);
}

TEST(HazardZones, AreAListOfDistricts) {
  const Gazetteer& list = Gazetteer::azerbaijan();
  const HazardIndex index(
      {},
      parse_hazard_zones(
          "district,from,to,source\nAZ-FUZ,2020-11-10,,made up for a test\nTər-tər,,2023-01-01,made up for a test\n",
          "zones.csv", list));
  ASSERT_EQ(index.zones().size(), 2u);
  EXPECT_EQ(index.zones()[1].district, "AZ-TAR");
  EXPECT_TRUE(index.zones_of("AZ-FUZ", date("2014-05-14")).empty());
  ASSERT_EQ(index.zones_of("AZ-FUZ", date("2021-05")).size(), 1u);
  EXPECT_EQ(index.zones_of("AZ-FUZ", date("2020-11")).size(), 1u) << "part of the month";
  EXPECT_EQ(index.zones_of("AZ-TAR", date("2023-01-02")).size(), 0u);
  EXPECT_EQ(index.zones_of("AZ-FUZ", {}).size(), 1u);
  EXPECT_EQ(HazardIndex::evidence(index.zones()[0]),
            "the district AZ-FUZ is listed as a hazard zone from 2020-11-10 by made up for a test (a list of "
            "districts, not a place)");
  const auto refusal = [&](const std::string& csv) -> std::string {
    try {
      parse_hazard_zones(csv, "zones.csv", list);
    } catch (const UsageError& error) { return error.what(); }
    return "accepted";
  };
  EXPECT_THAT(refusal("a,b\n"), HasSubstr("district,from,to,source"));
  EXPECT_THAT(refusal("district,from,to,source\nYevlakh,,,x\n"),
              HasSubstr("line 2: \"Yevlakh\" is no district of the gazetteer; is it AZ-YE?"));
  EXPECT_THAT(refusal("district,from,to,source\nAZ-FUZ,2020,,x\n"), HasSubstr("is no day"));
  EXPECT_THAT(refusal("district,from,to,source\nAZ-FUZ,2020-01-02,2020-01-01,x\n"), HasSubstr("ends before it begins"));
  EXPECT_THAT(refusal("district,from,to,source\nAZ-FUZ,,,\n"), HasSubstr("the source is missing"));
}

TEST(HazardIndex, MayBeAskedByManyThreads) {
  std::vector<HazardArea> areas;
  for (int i = 0; i != 200; ++i)
    areas.push_back(area(std::to_string(i).c_str(), {open("2010")}, {square(39 + 0.01 * i, 46 + 0.01 * i)}));
  const HazardIndex index(std::move(areas));
  std::vector<std::size_t> found(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t != found.size(); ++t)
    threads.emplace_back([&, t] {
      std::vector<HazardHit> hits;
      for (int i = 0; i != 500; ++i) {
        index.find({39 + 0.004 * i, 46.05 + 0.004 * i}, date("2014"), 100, hits);
        found[t] += hits.size();
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(found[0], 1000u);
  for (const std::size_t n : found) EXPECT_EQ(n, found[0]);
}

}  // namespace
}  // namespace maex

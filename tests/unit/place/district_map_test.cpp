#include "core/place/district_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/io/error.hpp"
#include "core/place/coordinate_check.hpp"
#include "tests/unit/place/shared_places.hpp"

namespace maex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Made up: a square district with a hole, in which a city lies; a second district to the east; an area that is no
// district.
constexpr std::string_view made_up = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"name":"Füzuli","area":12.5,"checked":true,"note":null},"geometry":{"type":"Polygon","coordinates":
   [[[47.0,39.4],[47.2,39.4],[47.2,39.6],[47.0,39.6],[47.0,39.4]],[[47.05,39.45],[47.05,39.55],[47.15,39.55],[47.15,39.45],[47.05,39.45]]]}},
 {"type":"Feature","id":"AZ-NA","geometry":{"coordinates":[[[47.05,39.45],[47.15,39.45],[47.15,39.55],[47.05,39.55],[47.05,39.45]]],"type":"Polygon"},"properties":null},
 {"type":"Feature","properties":{"id":"AZ-AGM","name":"x"},"geometry":{"type":"MultiPolygon","coordinates":
   [[[[47.2,39.4,12.0],[47.4,39.4,12.0],[47.4,39.6,12.0],[47.2,39.6,12.0],[47.2,39.4,12.0]]],[[[48.0,39.4],[48.1,39.4],[48.1,39.5],[48.0,39.4]]]]}},
 {"type":"Feature","properties":{"name":"Lake"},"geometry":{"type":"Polygon","coordinates":[[[46.0,39.0],[46.1,39.0],[46.1,39.1]]]}},
 {"type":"Feature","properties":{"name":"Road"},"geometry":{"type":"LineString","coordinates":[[46.0,39.0],[46.1,39.0]]}},
 {"type":"Feature","properties":{"name":"Nothing"},"geometry":null}]})";

DistrictMap made_up_map() { return DistrictMap::from_geojson(made_up, "made-up.geojson", Gazetteer::azerbaijan()); }

TEST(DistrictMap, FindsTheDistrictOfAPoint) {
  const DistrictMap map = made_up_map();
  ASSERT_EQ(map.areas().size(), 4u);
  EXPECT_EQ(map.areas()[0].id, "AZ-FUZ") << "by its name";
  EXPECT_EQ(map.areas()[1].id, "AZ-NA") << "by the feature's id";
  EXPECT_EQ(map.areas()[3].id, "");
  EXPECT_EQ(map.locate({39.42, 47.02}).area, map.find("AZ-FUZ"));
  EXPECT_EQ(map.locate({39.50, 47.10}).area, map.find("AZ-NA")) << "in the hole";
  EXPECT_EQ(map.locate({39.50, 47.30}).area, map.find("AZ-AGM"));
  EXPECT_EQ(map.locate({39.41, 48.08}).area, map.find("AZ-AGM")) << "its second polygon";
  EXPECT_EQ(map.locate({41, 49}).area, nullptr);
  EXPECT_EQ(map.find("AZ-TOV"), nullptr);
  EXPECT_NEAR(map.find("AZ-NA")->square_km, 95.4, 0.5);
  EXPECT_NEAR(map.find("AZ-NA")->centroid.latitude, 39.5, 1e-3);
  EXPECT_NEAR(map.find("AZ-NA")->centroid.longitude, 47.1, 1e-3);
}

TEST(DistrictMap, TellsTheDistanceToTheBoundary) {
  const DistrictMap map = made_up_map();
  // One hundredth of a degree of longitude west of the common border
  const GeoPoint p{39.50, 47.19};
  const double metres = distance_m(p, {39.50, 47.20});
  const auto inside = map.relation(p, "AZ-FUZ");
  const auto outside = map.relation(p, "AZ-AGM");
  ASSERT_TRUE(inside && outside);
  EXPECT_TRUE(inside->inside);
  EXPECT_FALSE(outside->inside);
  EXPECT_NEAR(inside->boundary_m, metres, 0.05);
  EXPECT_NEAR(outside->boundary_m, metres, 0.05);
  EXPECT_FALSE(map.relation(p, "AZ-TOV"));
  EXPECT_TRUE(map.locate(p, metres - 1).nearby.empty());
  EXPECT_THAT(map.locate(p, metres + 1).nearby, ElementsAre(map.find("AZ-AGM")));
}

std::string refusal(std::string_view json, const GeoJsonBounds& bounds = {}) {
  try {
    DistrictMap::from_geojson(json, "own.geojson", Gazetteer::azerbaijan(), bounds);
  } catch (const InputError& error) { return error.what(); }
  return "accepted";
}

TEST(DistrictMap, TakesACollectionForOneThoughItHasPropertiesOfItsOwn) {
  std::string own(made_up);
  own.insert(1, R"("properties":{"name":"Tovuz"},"bbox":[46,39,48,40],)");
  const DistrictMap map = DistrictMap::from_geojson(own, "own.geojson", Gazetteer::azerbaijan());
  ASSERT_EQ(map.areas().size(), 4u);
  EXPECT_EQ(map.areas()[0].id, "AZ-FUZ");
  EXPECT_THAT(map.areas()[3].features, ElementsAre(4u));
}

TEST(DistrictMap, RefusesAFileThatIsNone) {
  EXPECT_THAT(refusal(""), HasSubstr("own.geojson is no JSON"));
  EXPECT_THAT(refusal("{\"type\":\"FeatureCollection\",\"features\":[{"), HasSubstr("at byte"));
  EXPECT_THAT(refusal("{\"a\":1}"), HasSubstr("is no GeoJSON"));
  EXPECT_THAT(refusal("[1,2]"), HasSubstr("is no GeoJSON"));
  EXPECT_THAT(refusal("{\"type\":\"FeatureCollection\",\"features\":[]}"), HasSubstr("holds no polygon"));
  const auto polygon = [](const std::string& coordinates, const std::string& type = "Polygon") {
    return "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"" + type +
           "\",\"coordinates\":" + coordinates + "}}";
  };
  EXPECT_EQ(refusal(polygon("[[[1,2],[2,2],[2,3]]]")), "accepted") << "one feature is a file, too";
  EXPECT_THAT(refusal(polygon("[[[1,2],[2,2],[1,2]]]")), HasSubstr("feature 1: a ring has fewer than three points"));
  EXPECT_THAT(refusal(polygon("[[[700000,4300000],[2,2],[1,2]]]")), HasSubstr("no longitude and latitude in degrees"));
  EXPECT_THAT(refusal(polygon("[[[1],[2,2],[1,2]]]")), HasSubstr("no longitude and latitude in degrees"));
  EXPECT_THAT(refusal(polygon("[[1,2],[2,2],[2,3]]")), HasSubstr("not nested as a Polygon"));
  EXPECT_THAT(refusal(polygon("[[[1,2],[[2,2]],[2,3]]]")), HasSubstr("nested unevenly"));
  EXPECT_THAT(refusal(polygon("[[[\"1\",2],[2,2],[2,3]]]")), HasSubstr("a coordinate is no number"));
  EXPECT_THAT(refusal(polygon("[[[1,2],[2,2],[2,3]]]", "Circle")), HasSubstr("no type of GeoJSON"));
  EXPECT_THAT(refusal("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32638\"}},\"features\":[]}"),
              HasSubstr("another reference system"));
  EXPECT_THAT(refusal(std::string(100, '[')), HasSubstr("nested deeper than 32"));
  EXPECT_THAT(refusal(polygon("[[[1,2],[2,2],[2,3]]]"), {.vertices = 2}), HasSubstr("more than 2 points"));
  EXPECT_THAT(refusal(polygon("[[[1,2],[2,2],[2,3]]]"), {.bytes = 20}), HasSubstr("more than 20 bytes"));
  EXPECT_THAT(refusal(std::string(made_up), {.features = 3}), HasSubstr("more than 3 features"));
}

TEST(DistrictMap, ReadsTheDistrictsOfAzerbaijan) {
  const std::string bytes = shared_districts();
  if (bytes.empty()) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with district polygons";
  const DistrictMap map = DistrictMap::from_geojson(bytes, "districts", Gazetteer::azerbaijan());
  EXPECT_GE(map.areas().size(), 77u);
  for (const DistrictMap::Area& area : map.areas()) EXPECT_NE(area.id, "") << area.label;
  std::size_t centroids = 0;
  for (const District& d : Gazetteer::azerbaijan().districts()) {
    if (d.centroid_is_estimate() || d.type == PlaceType::autonomous_republic) continue;
    const auto relation = map.relation(*d.centroid, d.id);
    ASSERT_TRUE(relation) << d.id;
    EXPECT_TRUE(relation->inside || relation->boundary_m < 1500) << d.id;
    const DistrictMap::Area& area = *map.find(d.id);
    if (d.centroid_source == "natural_earth_area_centroid" && distance_m(area.centroid, *d.centroid) < 300) ++centroids;
  }
  EXPECT_GT(centroids, 60u) << "the centroids of the gazetteer were made from these polygons";
  EXPECT_EQ(map.locate({39.60, 47.30}).area->id, "AZ-FUZ");
  EXPECT_EQ(map.locate({40.38, 49.85}).area->id, "AZ-BA");
}

std::vector<CoordinateFault> faults(const GeoPoint& p, const PointContext& c) {
  std::vector<CoordinateFault> found;
  for (const CoordinateDoubt& d : check_point(p, c)) found.push_back(d.fault);
  return found;
}

TEST(CoordinateCheck, NamesWhatIsWrongWithAPoint) {
  using F = CoordinateFault;
  const DistrictMap map = made_up_map();
  const Gazetteer& list = Gazetteer::azerbaijan();
  PointContext c{.district = list.find("AZ-FUZ"), .map = &map, .gazetteer = &list};
  const GeoPoint good{39.42, 47.03};
  EXPECT_THAT(faults(good, c), ElementsAre());
  EXPECT_THAT(faults({0, 0}, c), ElementsAre(F::zero));
  EXPECT_THAT(faults({good.longitude, good.latitude}, c), ElementsAre(F::swapped));
  EXPECT_EQ(check_point({good.longitude, good.latitude}, c)[0].proposal, good);
  EXPECT_THAT(faults({12, 13}, c), ElementsAre(F::outside_country));
  EXPECT_THAT(faults({40.5, 47.03}, c), ElementsAre(F::outside_district));
  EXPECT_THAT(to_string(check_point({39.50, 47.30}, c)[0].sentence),
              HasSubstr("is not in Füzuli: it is 9 km outside, in x"));
  const UtmPosition utm = to_utm(good).value();
  const GeoPoint east = from_utm({39, true, utm.easting, utm.northing}).value();
  EXPECT_THAT(faults(east, c), ElementsAre(F::wrong_zone));
  EXPECT_LT(distance_m(check_point(east, c)[0].proposal.value(), good), 0.01);
  // 60 m west of the eastern border: as Pulkovo numbers 100 m further east, beyond it
  const GeoPoint border{39.42, 47.2 - 60 / 86'000.0};
  const GeoPoint unshifted = wgs84_to_pulkovo(border);
  EXPECT_THAT(faults(unshifted, c), ElementsAre(F::pulkovo_as_wgs84));
  EXPECT_LT(distance_m(check_point(unshifted, c)[0].proposal.value(), border), 0.01);
  c.tolerance_m = 0;
  EXPECT_THAT(faults(unshifted, c), ElementsAre(F::outside_district, F::pulkovo_as_wgs84));
  c.precision_m = 11'100;
  EXPECT_THAT(faults(good, c), ElementsAre(F::truncated));
  c.precision_m = 0;
  EXPECT_THAT(faults(list.find("AZ-FUZ")->centroid.value(), {.district = list.find("AZ-FUZ"), .gazetteer = &list}),
              ElementsAre(F::at_centroid));
  EXPECT_THAT(faults(map.find("AZ-FUZ")->centroid, {.map = &map}), ElementsAre(F::at_centroid));
  EXPECT_TRUE(faults({40.2, 46.65}, {.gazetteer = &list}).empty()) << "the centroid of Ağdərə is an estimate";
}

TEST(CoordinateCheck, WorksWithoutPolygons) {
  using F = CoordinateFault;
  const Gazetteer& list = Gazetteer::azerbaijan();
  const PointContext c{.district = list.find("AZ-FUZ")};
  EXPECT_TRUE(faults({39.6, 47.3}, c).empty());
  EXPECT_THAT(faults({41.0, 45.7}, c), ElementsAre(F::outside_district)) << "by the district's box";
  EXPECT_THAT(faults({47.3, 39.6}, c), ElementsAre(F::swapped));
  EXPECT_TRUE(faults({12, 13}, {.country = nullptr}).empty());
}

TEST(CoordinateCheck, ComparesTwoSourcesOfOnePlace) {
  const GeoPoint truth{39.45, 47.34};
  EXPECT_TRUE(is_unshifted_pulkovo(wgs84_to_pulkovo(truth), truth));
  EXPECT_FALSE(is_unshifted_pulkovo(truth, truth));
  EXPECT_FALSE(is_unshifted_pulkovo({39.46, 47.34}, truth));
}

}  // namespace
}  // namespace maex

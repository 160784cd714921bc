#include "core/place/district_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/io/error.hpp"
#include "core/place/coordinate_check.hpp"
#include "core/run/checks.hpp"
#include "tests/unit/place/shared_places.hpp"

namespace maex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Invented: a square district with a hole, and a city in the hole; a second district to the east; an area that is not a
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

/// Reads the map as --districts does: through the registry, in any format.
std::shared_ptr<const Checks> read_districts(std::string_view bytes, const std::string& name = "own.geojson",
                                             const Bounds& bounds = {}) {
  static const Registry registry = [] {
    Registry all;
    register_builtin_adapters(all);
    return all;
  }();
  const auto path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << bytes;
  CheckSettings settings;
  settings.districts = path;
  return load_checks(settings, registry, bounds, {2024, 12, 31});
}

const DistrictMap& made_up_map() {
  static const auto checks = read_districts(made_up);
  return *checks->districts;
}

TEST(DistrictMap, FindsTheDistrictOfAPoint) {
  const DistrictMap& map = made_up_map();
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
  const DistrictMap& map = made_up_map();
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

std::string refusal(std::string_view map, const Bounds& bounds = {}) {
  try {
    read_districts(map, "own.geojson", bounds);
  } catch (const InputError& error) { return error.what(); }
  return "accepted";
}

TEST(DistrictMap, ReadsKmlToo) {
  const auto checks = read_districts(
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>Füzuli</name><Polygon><outerBoundaryIs>"
      "<LinearRing><coordinates>47.0,39.4 47.2,39.4 47.2,39.6 47.0,39.6 47.0,39.4</coordinates></LinearRing>"
      "</outerBoundaryIs></Polygon></Placemark><Placemark><name>x</name><ExtendedData><Data name=\"iso_3166_2\"><value>"
      "AZ-AGM</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>47.2,39.4 47.4,39.4 "
      "47.4,39.6 47.2,39.4</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>",
      "own.kml");
  ASSERT_EQ(checks->districts->areas().size(), 2u);
  EXPECT_EQ(checks->districts->locate({39.42, 47.02}).area, checks->districts->find("AZ-FUZ"));
  EXPECT_EQ(checks->districts->locate({39.41, 47.3}).area, checks->districts->find("AZ-AGM"));
}

TEST(DistrictMap, RefusesAFileThatIsNone) {
  const auto collection = [](const std::string& features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
  };
  const auto polygon = [&](const std::string& coordinates) {
    return collection(
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"N\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" +
        coordinates + "}}");
  };
  EXPECT_THAT(refusal(""), HasSubstr("own.geojson"));
  EXPECT_THAT(refusal("{\"type\":\"FeatureCollection\",\"features\":[{"), HasSubstr("own.geojson"));
  EXPECT_THAT(refusal("[1,2]"), HasSubstr("own.geojson"));
  EXPECT_THAT(refusal(collection("")), HasSubstr("contains no polygon"));
  EXPECT_THAT(refusal(collection(
                  "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}")),
              HasSubstr("contains no polygon"));
  EXPECT_EQ(refusal(polygon("[[[1,2],[2,2],[2,3]]]")), "accepted");
  EXPECT_THAT(refusal(polygon("[[[1,2],[2,2],[1,2]]]")), HasSubstr("N: the polygon has fewer than three points"));
  EXPECT_THAT(refusal(polygon("[[[1,200],[2,2],[1,2],[1,3]]]")),
              HasSubstr("it is no longitude and latitude in degrees"));
  EXPECT_THAT(refusal(polygon("[[1,2],[2,2],[2,3]]")), HasSubstr("do not fit a geometry of type Polygon"));
  EXPECT_THAT(
      refusal("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32638\"}},"
              "\"features\":[]}"),
      HasSubstr("another system than WGS 84"));
}

TEST(DistrictMap, ReadsTheDistrictsOfAzerbaijan) {
  const std::string bytes = shared_districts();
  if (bytes.empty()) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with district polygons";
  const auto checks = read_districts(bytes, "districts.geojson");
  const DistrictMap& map = *checks->districts;
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

const GeoBox* azerbaijan() { return &*Gazetteer::azerbaijan().country().box; }

std::vector<CoordinateFault> faults(const GeoPoint& p, const PointContext& c) {
  std::vector<CoordinateFault> found;
  for (const CoordinateDoubt& d : check_point(p, c)) found.push_back(d.fault);
  return found;
}

TEST(CoordinateCheck, NamesWhatIsWrongWithAPoint) {
  using F = CoordinateFault;
  const DistrictMap& map = made_up_map();
  const Gazetteer& list = Gazetteer::azerbaijan();
  PointContext c{.country = azerbaijan(), .district = list.find("AZ-FUZ"), .map = &map, .gazetteer = &list};
  c.shift = list.country().pulkovo;
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
  // 60 m west of the eastern border. As Pulkovo coordinates the point is 100 m further east, beyond the border.
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
  const PointContext c{.country = azerbaijan(), .district = list.find("AZ-FUZ")};
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

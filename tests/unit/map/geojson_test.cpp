#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/io/error.hpp"
#include "tests/unit/map/support.hpp"

namespace maex {
namespace {

using test::MapReading;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

MapReading& reading(const std::string& features, const Options& options = {}) {
  static std::unique_ptr<MapReading> made;
  made = std::make_unique<MapReading>();
  test::read_map(*made, "geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[" + features + "]}", options);
  EXPECT_TRUE(made->balance.holds());
  return *made;
}

std::string refusal(const std::string& bytes) {
  MapReading made;
  try {
    test::read_map(made, "geojson", bytes);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

const std::string square = "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[46,40],[47,40],[47,41],[46,40]]]}";

TEST(GeoJson, ReadsAForeignHazardArea) {
  const MapReading& read = reading(
      "{\"type\":\"Feature\",\"id\":9,\"properties\":{\"area_type\":\"suspected hazardous "
      "area\",\"Status\":\"Active\",\n"
      "\"status_date\":\"2019-03-01T08:00:00Z\",\"area_size\":1250.5,\"colour\":\"red\",\"empty\":null}," +
      square + "}");
  EXPECT_THAT(read.values(Field::hazard_area_id), ElementsAre("9"));
  EXPECT_THAT(read.values(Field::hazard_area_type), ElementsAre("SHA"));
  EXPECT_THAT(read.values(Field::hazard_area_status), ElementsAre("OPEN"));
  EXPECT_THAT(read.values(Field::hazard_area_status_date), ElementsAre("2019-03-01"));
  EXPECT_THAT(read.values(Field::hazard_area_area), ElementsAre("1250.5"));
  EXPECT_THAT(read.extras(), ElementsAre("colour=red"));
  EXPECT_EQ(read.count(Kind::point), 3u) << "rings are open here";
  EXPECT_THAT(read.values(Field::point_number), ElementsAre("1", "2", "3"));
  EXPECT_THAT(read.values(Field::point_shape_type), ElementsAre("POLYGON", "POLYGON", "POLYGON"));
  EXPECT_EQ(read.noticed("feature-property-unknown"), 1u);
  EXPECT_EQ(read.noticed("feature-time-dropped"), 1u);
  EXPECT_TRUE(
      read.fate("line 3, features[1].properties.status_date: changed time-of-day-dropped hazard_area.status_date"));
  EXPECT_TRUE(read.fate("line 2, features[1].properties.Status: changed code-spelling hazard_area.status"));
}

TEST(GeoJson, GuessesNoKindOfAPoint) {
  const std::string point =
      "{\"type\":\"Feature\",\"properties\":{\"ac_date\":\"2019-03-01\"},\"geometry\":{\"type\":\"Point\","
      "\"coordinates\":[46,40,900]}}";
  EXPECT_TRUE(reading(point).batch.empty());
  EXPECT_EQ(reading(point).noticed("feature-kind-unknown"), 1u);
  EXPECT_EQ(reading(point).balance.rows_with(Fate::quarantined), 1u);
  Options options;
  options.set("kind", "incident");
  const MapReading& told = reading(point, options);
  EXPECT_THAT(told.values(Field::incident_date), ElementsAre("2019-03-01"));
  EXPECT_THAT(told.values(Field::place_longitude), ElementsAre("46"));
  EXPECT_THAT(told.values(Field::place_elevation), ElementsAre("900"));
}

TEST(GeoJson, KeepsWhatDoesNotFitItsField) {
  const MapReading& read = reading(
      "{\"type\":\"Feature\",\"properties\":{\"hazard_area.area\":\"large\",\"hazard_area.status\":\"OPEN\",\"status\":"
      "\"CLOSED\"}," +
      square + "}");
  EXPECT_THAT(read.extras(), ElementsAre("hazard_area.area=large", "status=CLOSED"));
  EXPECT_EQ(read.noticed("feature-value-not-understood"), 1u);
  EXPECT_EQ(read.noticed("feature-value-repeated"), 1u);
}

TEST(GeoJson, ReadsEveryKindOfGeometry) {
  const auto points = [](const std::string& geometry) {
    return reading("{\"type\":\"Feature\",\"properties\":{\"maex_record\":\"hazard_area\"},\"geometry\":" + geometry +
                   "}")
        .values(Field::point_longitude);
  };
  EXPECT_THAT(points("{\"type\":\"Point\",\"coordinates\":[1,2]}"), ElementsAre("1"));
  EXPECT_THAT(points("{\"coordinates\":[[1,2],[3,4]],\"type\":\"MultiPoint\"}"), ElementsAre("1", "3"));
  EXPECT_THAT(points("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"), ElementsAre("1", "3"));
  EXPECT_THAT(points("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}"),
              ElementsAre("1", "3", "5", "7"));
  EXPECT_THAT(
      points("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,1],[2,1],[2,2],[1,1]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"),
      ElementsAre("1", "2", "2", "5", "6", "6"));
  EXPECT_THAT(points("{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]},{"
                     "\"type\":\"Point\",\"coordinates\":[3,4]}]}"),
              ElementsAre("1", "3"));
  EXPECT_THAT(points("null"), IsEmpty());
}

TEST(GeoJson, RefusesWhatItCannotMean) {
  EXPECT_THAT(refusal("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:"
                      "32638\"}},\"features\":[]}"),
              HasSubstr("EPSG:32638"));
  EXPECT_THAT(refusal("{\"type\":\"Polygon\",\"coordinates\":[]}"), HasSubstr("geometry alone"));
  EXPECT_THAT(refusal("[]"), HasSubstr("no JSON object"));
  EXPECT_THAT(refusal("{\"a\":1}"), HasSubstr("no GeoJSON"));
}

TEST(GeoJson, QuarantinesAShapeThatCannotBeRead) {
  for (const std::string shape :
       {"{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}", "{\"type\":\"Point\",\"coordinates\":[1]}",
        "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[[3,4]]]}", "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
        "[1,2]"}) {
    const MapReading& read = reading(
        "{\"type\":\"Feature\",\"properties\":{\"area_type\":\"CHA\"},"
        "\"geometry\":" +
        shape +
        "},{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"
        "}");
    EXPECT_EQ(read.noticed("feature-geometry-invalid"), 1u) << shape;
    EXPECT_EQ(read.count(Kind::point), 2u) << shape;
  }
}

/// The first of two ids vanished, and the account of the reading did not add up.
TEST(GeoJson, RefusesAFeatureThatSaysOneThingTwice) {
  for (const std::string member :
       {"\"id\":3", "\"properties\":{\"a\":1}", "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}"}) {
    const std::string twice = "{\"type\":\"Feature\"," + member + "," + member + "}";
    EXPECT_THAT(refusal(twice), HasSubstr(" twice; ask the sender")) << member;
    EXPECT_THAT(refusal("{\"type\":\"FeatureCollection\",\"features\":[" + twice + "]}"),
                HasSubstr(" twice; ask the sender"))
        << member;
  }
  const MapReading& read = reading(
      "{\"type\":\"Feature\",\"id\":1,\"geometry\":null,\"properties\":{}},"
      "{\"type\":\"Feature\",\"id\":2,\"geometry\":null,\"properties\":{}}");
  EXPECT_EQ(read.balance.rows_read(), 2u) << "each feature for itself";
}

TEST(GeoJson, QuarantinesPositionsThatAreOnNoEarth) {
  const MapReading& read = reading(
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[4600000,400000],"
      "[1,2]]}}");
  EXPECT_EQ(read.count(Kind::point), 1u);
  EXPECT_EQ(read.noticed("feature-position-invalid"), 1u);
  EXPECT_EQ(read.balance.cells_with(Fate::quarantined), 2u);
}

TEST(GeoJson, WritesWhatTheRfcWants) {
  Batch batch;
  const std::size_t area = test::add_area(batch, {{0, 0}, {0, 1}, {1, 1}, {1, 0}}, "outer");
  const std::size_t first = batch.size();
  test::add_area(batch, {{0.2, 0.2}, {0.4, 0.2}, {0.4, 0.4}}, "inner", static_cast<std::ptrdiff_t>(area));
  for (std::size_t i = first; i != batch.size(); ++i) batch[i].set(Field::point_polygon_property, Value::text("hole"));
  Record& incident = batch.add(Kind::incident, {});
  incident.set(Field::incident_id, Value::text("I-\"1\""));
  Record& place = batch.add(Kind::place, {}, static_cast<std::int32_t>(batch.size()) - 1);
  place.set(Field::place_latitude, Value::decimal(40.25));
  place.set(Field::place_longitude, Value::decimal(46.75));
  const Json json = Json::parse(test::write_map("geojson", batch));
  EXPECT_EQ(json.at("type"), "FeatureCollection");
  EXPECT_FALSE(json.contains("crs"));
  const Json& map = json.at("features").at(0);
  EXPECT_EQ(map.at("id"), "H-1");
  EXPECT_EQ(map.at("geometry").at("type"), "Polygon");
  const Json& rings = map.at("geometry").at("coordinates");
  EXPECT_EQ(rings.at(0), Json::parse("[[0,0],[1,0],[1,1],[0,1],[0,0]]")) << "closed and counterclockwise";
  EXPECT_EQ(rings.at(1), Json::parse("[[0.2,0.2],[0.4,0.4],[0.4,0.2],[0.2,0.2]]")) << "closed and clockwise";
  EXPECT_EQ(map.at("properties").at("hazard_area.id"), "H-1");
  EXPECT_EQ(json.at("features").at(1).at("geometry"),
            Json::parse("{\"type\":\"Point\",\"coordinates\":[46.75,40.25]}"));
  EXPECT_EQ(json.at("features").at(1).at("id"), "I-\"1\"");
}

TEST(GeoJson, DoesNotGuessAfterAShapeWasEdited) {
  Batch batch;
  const std::size_t area = test::add_area(batch, {{0, 0}, {1, 0}, {1, 1}});
  batch[area + 2].set(Field::point_description, Value::text("a stone"));
  std::string text = test::write_map("geojson", batch);
  MapReading same;
  test::read_map(same, "geojson", text);
  EXPECT_THAT(same.values(Field::point_description), ElementsAre("a stone"));
  const auto at = text.find("[1,1]");
  text.insert(at, "[2,0.5],");
  MapReading edited;
  test::read_map(edited, "geojson", text);
  EXPECT_EQ(edited.count(Kind::point), 4u);
  EXPECT_THAT(edited.values(Field::point_description), IsEmpty());
  EXPECT_THAT(edited.extras(), ElementsAre("point.description=a stone"));
  EXPECT_EQ(edited.noticed("feature-points-changed"), 1u);
  EXPECT_TRUE(edited.balance.holds());
}

TEST(GeoJson, ExtrasKeepTheirNamesAndNeverPassForFields) {
  Batch batch;
  const std::size_t area = test::add_area(batch, {});
  for (const char* heading : {"colour", "hazard_area.status", "maex_record", "extra:x", "a.b"})
    batch[area].add_extra(heading, "v");
  const std::string text = test::write_map("geojson", batch);
  EXPECT_THAT(text, HasSubstr("\"colour\":\"v\""));
  EXPECT_THAT(text, HasSubstr("\"extra:hazard_area.status\":\"v\""));
  MapReading read;
  test::read_map(read, "geojson", text);
  EXPECT_THAT(read.extras(), ElementsAre("colour=v", "hazard_area.status=v", "maex_record=v", "extra:x=v", "a.b=v"));
  EXPECT_EQ(read.noticed("feature-property-unknown"), 0u) << "what maex wrote itself is no finding";
}

}  // namespace
}  // namespace maex

// A map of hazard areas goes in, and incidents inside an area reach the file for IMSMA. All data is invented.
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

/// Incidents in a ring, in its hole, in a second polygon, and in no area.
constexpr const char* incidents =
    "Incident number,Date,District,Device,Outcome,Latitude,Longitude,Source,Check,Status\n"
    "ring,14.05.2021,Ağdam,AP mine,injured,40.0112,46.9512,police,confirmed,civilian\n"
    "hole,15.05.2021,Ağdam,AP mine,injured,40.0512,46.9512,police,confirmed,civilian\n"
    "second,16.05.2021,Ağdam,AP mine,injured,40.0212,46.7212,police,confirmed,civilian\n"
    "corner,17.05.2021,Ağdam,AP mine,injured,40.1000,46.9000,police,confirmed,civilian\n"
    "nowhere,18.05.2021,Ağdam,AP mine,injured,39.9512,46.8012,police,confirmed,civilian\n";

constexpr const char* two_parts =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"M1","properties":{"area_type":"CHA",)"
    R"("status":"Active","status_date":"2010-01-01"},"geometry":{"type":"MultiPolygon","coordinates":[)"
    R"([[[46.9,40.0],[47.0,40.0],[47.0,40.1],[46.9,40.1],[46.9,40.0]],)"
    R"([[46.93,40.03],[46.97,40.03],[46.97,40.07],[46.93,40.07],[46.93,40.03]]],)"
    R"([[[46.7,40.0],[46.75,40.0],[46.75,40.05],[46.7,40.05],[46.7,40.0]]]]}}]})";

constexpr const char* one_ring =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":{"area_type":"CHA",)"
    R"("status":"Active","status_date":"2010-01-01"},"geometry":{"type":"Polygon","coordinates":[)"
    R"([[46.9,40.0],[47.0,40.0],[47.0,40.1],[46.9,40.1],[46.9,40.0]]]}}]})";

class Hazards : public Program {
 protected:
  Hazards() { file("incidents.csv", incidents); }

  /// The numbers of the incidents that lie in or at an area of the map.
  std::string inside(const std::string& map) {
    convert("incidents.csv --to geojson --include any --overwrite -o out.geojson --hazards-complete --hazards " + map);
    const std::string written = text("out.geojson");
    std::string found;
    for (const char* id : {"ring", "hole", "second", "corner", "nowhere"}) {
      const std::size_t at = written.find("\"incident.id\":\"" + std::string(id) + "\"");
      EXPECT_NE(at, std::string::npos) << id;
      const std::size_t end = written.find("\"type\":\"Feature\"", at);
      if (written.substr(at, end - at).find("VERIFIED_HAZARD_AREA") != std::string::npos)
        found += (found.empty() ? "" : " ") + std::string(id);
    }
    return found;
  }

  static void replace(std::string& text, const std::string& what, const std::string& by) {
    ASSERT_NE(text.find(what), std::string::npos) << what;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
      text.replace(at, what.size(), by);
  }
  /// Removes `"key":[…],` or `"key":value,`.
  static void drop(std::string& text, const std::string& key) {
    const std::size_t at = text.find("\"" + key + "\":");
    ASSERT_NE(at, std::string::npos) << key;
    std::size_t end = at + key.size() + 3;
    const bool list = text[end] == '[';
    end = text.find_first_of(list ? "]" : ",}", end) + (list ? 1 : 0);
    if (text[end] == ',')
      text.erase(at, end + 1 - at);
    else
      text.erase(at - 1, end + 1 - at);
  }
};

TEST_F(Hazards, PlainPolygonsContainWhatLiesInsideInEveryMapFormat) {
  file("ring.geojson", one_ring);
  EXPECT_EQ(inside("ring.geojson"), "ring hole corner");
  file(
      "ring.kml",
      R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>HA-7</name>)"
      R"(<ExtendedData><Data name="area_type"><value>CHA</value></Data><Data name="status"><value>Active</value></Data>)"
      R"(<Data name="status_date"><value>2010-01-01</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing>)"
      R"(<coordinates>46.9,40.0,NaN 47.0,40.0,NaN 47.0,40.1,NaN 46.9,40.1,NaN 46.9,40.0,NaN</coordinates>)"
      R"(</LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>)");
  EXPECT_EQ(inside("ring.kml"), "ring hole corner");
  for (const char* partner : {"geojson", "kml", "maxml"}) {
    const std::string name = std::string("written.") + partner;
    convert("ring.geojson --to " + std::string(partner) + " -o " + name);
    EXPECT_EQ(inside(name), "ring hole corner") << partner;
  }
}

TEST_F(Hazards, PartsAndHolesStayInMapsThatOtherProgramsSaved) {
  file("map.geojson", two_parts);
  EXPECT_EQ(inside("map.geojson"), "ring second corner");
  convert("map.geojson --to geojson -o written.geojson");
  const std::string written = text("written.geojson");
  EXPECT_EQ(inside("written.geojson"), "ring second corner");
  convert("written.geojson --to geojson -o twice.geojson");
  EXPECT_EQ(text("twice.geojson"), written) << "nothing is added to a map that no one changed";

  // Each property that a program may drop.
  for (const char* key : {"maex_record", "maex_points", "point.shape", "point.number", "point.shape_type",
                          "point.polygon_property", "hazard_area.id"}) {
    std::string saved = written;
    drop(saved, key);
    file("saved.geojson", saved);
    EXPECT_EQ(inside("saved.geojson"), "ring second corner") << "without " << key;
  }
  std::string bare = written;
  for (const char* key : {"point.shape", "point.number", "point.shape_type", "point.polygon_property"}) drop(bare, key);
  file("saved.geojson", bare);
  EXPECT_EQ(inside("saved.geojson"), "ring second corner") << "without all lists";

  std::string renamed = written;
  for (const char* key : {"hazard_area.", "point."}) {
    std::string other(key);
    other.back() = '_';
    replace(renamed, "\"" + std::string(key), "\"" + other);
  }
  file("saved.geojson", renamed);
  EXPECT_EQ(inside("saved.geojson"), "ring second corner") << "with other names";

  // Lists as texts, and only the last value of a list, as GDAL makes them from KML.
  std::string texts = written;
  replace(texts, R"("point.number":[1,2,3,4,1,4,3,2,1,2,3,4])", R"x("point.number":"(12:1,2,3,4,1,4,3,2,1,2,3,4)")x");
  replace(
      texts, R"(["1","1","1","1","1.hole1","1.hole1","1.hole1","1.hole1","2","2","2","2"])",
      R"("[ \"1\", \"1\", \"1\", \"1\", \"1.hole1\", \"1.hole1\", \"1.hole1\", \"1.hole1\", \"2\", \"2\", \"2\", \"2\" ]")");
  file("saved.geojson", texts);
  EXPECT_EQ(inside("saved.geojson"), "ring second corner") << "with lists as texts";
  EXPECT_EQ(maex("validate saved.geojson").find("feature-value-not-understood"), std::string::npos);

  std::string last = bare;
  replace(last, R"("maex_points")",
          R"("point_shape":"2","point_number":"4","point_polygon_property":"hole","maex_points")");
  file("saved.geojson", last);
  EXPECT_EQ(inside("saved.geojson"), "ring second corner") << "with the last value of each list";

  // Parts in another order: the ids belong to other parts now.
  std::string sorted = written;
  const std::string small = "[[[46.7,40],[46.75,40],[46.75,40.05],[46.7,40.05],[46.7,40]]]";
  replace(sorted, "," + small, "");
  replace(sorted, "\"coordinates\":[", "\"coordinates\":[" + small + ",");
  file("saved.geojson", sorted);
  EXPECT_EQ(inside("saved.geojson"), "ring second corner") << "with parts in another order";
}

TEST_F(Hazards, AnIslandInAHoleHasAHoleOfItsOwn) {
  file("map.geojson",
       R"({"type":"Feature","id":"I","properties":{"area_type":"CHA","status":"Active","status_date":"2010-01-01"},)"
       R"("geometry":{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[)"
       R"([[46.8,39.9],[47.1,39.9],[47.1,40.2],[46.8,40.2],[46.8,39.9]],)"
       R"([[46.85,39.95],[47.05,39.95],[47.05,40.15],[46.85,40.15],[46.85,39.95]]]},{"type":"Polygon","coordinates":[)"
       R"([[46.9,40.0],[47.0,40.0],[47.0,40.1],[46.9,40.1],[46.9,40.0]],)"
       R"([[46.93,40.03],[46.97,40.03],[46.97,40.07],[46.93,40.07],[46.93,40.03]]]}]}})");
  EXPECT_EQ(inside("map.geojson"), "ring corner nowhere") << "nowhere is in the outer ring";
}

TEST_F(Hazards, ReadsSequencesOfFeatures) {
  const std::string feature =
      R"({"type":"Feature","id":"A","properties":{"area_type":"CHA","status":"Active","status_date":"2010-01-01"},)"
      R"("geometry":{"type":"Polygon","coordinates":[[[46.9,40.0],[47.0,40.0],[47.0,40.1],[46.9,40.1],[46.9,40.0]]]}})";
  std::string other = feature;
  replace(other, "\"A\"", "\"B\"");
  replace(other, "46.9,", "46.7,");
  replace(other, "47.0,", "46.75,");
  file("lines.geojson", feature + "\n" + other + "\n");
  EXPECT_EQ(inside("lines.geojson"), "ring hole second corner");
  file("records.geojson", "\x1E" + feature + "\n\x1E" + other + "\n");
  EXPECT_EQ(inside("records.geojson"), "ring hole second corner");
}

std::string area(const std::string& properties, const std::string& ring) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":"Polygon","coordinates":[[)" +
         ring + "]]}}";
}
constexpr const char* square = "[47.40,39.50],[47.42,39.50],[47.42,39.52],[47.40,39.52],[47.40,39.50]";

TEST_F(Hazards, FaultsOfAreasAreFoundInInputsAndInFilesGivenAsHazards) {
  struct Fault {
    const char* code;
    std::string area;
  };
  const std::string good = R"("hazard_area.id":"G","hazard_area.type":"CHA","hazard_area.status":"OPEN")";
  const std::string far = "[47.60,39.50],[47.62,39.50],[47.62,39.52],[47.60,39.52],[47.60,39.50]";
  const std::vector<Fault> faults = {
      {"hazard-ring-crosses-itself",
       area(good, "[47.40,39.50],[47.42,39.52],[47.42,39.50],[47.40,39.52],[47.40,39.50]")},
      {"hazard-area-differs", area(good + R"(,"hazard_area.area":380)", square)},
      {"hazard-drawn-twice", area(good, square) + "," +
                                 area(R"("hazard_area.id":"H","hazard_area.type":"SHA")",
                                      "[47.42,39.52],[47.42,39.50],[47.40,39.50],[47.40,39.52],[47.42,39.52]")},
      {"hazard-overlaps", area(good, square) + "," +
                              area(R"("hazard_area.id":"H","hazard_area.type":"CHA")",
                                   "[47.41,39.50],[47.43,39.50],[47.43,39.52],[47.41,39.52],[47.41,39.50]")},
      {"hazard-closed-undated",
       area(R"("hazard_area.id":"G","hazard_area.type":"CHA","hazard_area.status":"CLOSED")", square)},
      {"hazard-remaining-above-area",
       area(good + R"(,"hazard_area.area":3800000,"hazard_area.remaining_area":3900000)", square)},
      {"hazard-evidence-indirect", area(good + R"(,"hazard_area.evidence":"INDIRECT")", square)},
      {"hazard-dates-out-of-order",
       area(good + R"(,"hazard_area.status_date":"2015-06-01","hazard_area.date_of_information":"2014-06-01")",
            square)},
      {"date-in-future", area(good + R"(,"hazard_area.status_date":"2031-06-01")", square)},
      {"hazard-outside-country", area(good, "[30.1,50.0],[30.2,50.0],[30.2,50.1],[30.1,50.1],[30.1,50.0]")},
      {"hazard-swapped", area(good, "[39.50,47.40],[39.50,47.42],[39.52,47.42],[39.52,47.40],[39.50,47.40]")},
  };
  for (const Fault& fault : faults) {
    file("areas.geojson", R"({"type":"FeatureCollection","features":[)" + fault.area + "," +
                              area(R"("hazard_area.id":"Z","hazard_area.type":"SHA")", far) + "]}");
    const std::string own = maex("validate areas.geojson");
    const std::string given = maex("validate incidents.csv --hazards areas.geojson");
    for (const Fault& each : faults) {
      const std::size_t wanted = each.code == std::string(fault.code) ? 1 : 0;
      EXPECT_EQ(times(own, std::string(each.code) + "   "), wanted) << fault.code << "\n" << own;
      EXPECT_EQ(times(given, std::string(each.code) + "   "), wanted) << fault.code << "\n" << given;
    }
  }
}

TEST_F(Hazards, GoodAreasHaveNoFindings) {
  // A CHA in an SHA, neighbours with a common border that was drawn twice, and the dated history of one area.
  file(
      "areas.geojson",
      R"({"type":"FeatureCollection","features":[)" +
          area(R"("hazard_area.id":"S","hazard_area.type":"SHA","hazard_area.evidence":"INDIRECT")",
               "[47.30,39.40],[47.50,39.40],[47.50,39.60],[47.30,39.60],[47.30,39.40]") +
          "," +
          area(
              R"("hazard_area.id":"C","hazard_area.type":"CHA","hazard_area.evidence":"DIRECT","hazard_area.area":3800000,)"
              R"("hazard_area.status":"OPEN","hazard_area.status_date":"2010-01-01")",
              square) +
          "," +
          area(R"("hazard_area.id":"C","hazard_area.type":"CHA","hazard_area.status":"CLOSED",)"
               R"("hazard_area.status_date":"2015-01-01")",
               square) +
          "," +
          area(R"("hazard_area.id":"N","hazard_area.type":"CHA")",
               "[47.4199,39.50],[47.44,39.50],[47.44,39.52],[47.4199,39.52],[47.4199,39.50]") +
          "]}");
  const std::string out = maex("validate areas.geojson");
  EXPECT_EQ(exit_, 0) << out;
  EXPECT_EQ(times(out, "hazard-"), 0u) << out;
}

}  // namespace
}  // namespace maex::story

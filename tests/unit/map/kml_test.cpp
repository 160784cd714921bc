#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/adapter/foreign.hpp"
#include "core/io/error.hpp"
#include "tests/unit/map/support.hpp"

namespace maex::kml_test {
namespace {

using test::MapReading;
using testing::ElementsAre;
using testing::HasSubstr;

std::string document(const std::string& inside) {
  return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>map</name>\n" + inside + "</Document></kml>";
}

MapReading& reading(const std::string& inside) {
  static std::unique_ptr<MapReading> made;
  made = std::make_unique<MapReading>();
  test::read_map(*made, "kml", document(inside));
  EXPECT_TRUE(made->balance.holds());
  return *made;
}

TEST(Kml, ReadsAForeignPlacemark) {
  const MapReading& read = reading(
      "<Style id=\"s\"><LineStyle><color>ff0000ff</color></LineStyle></Style>\n"
      "<Folder><Placemark><name> Field by the mill </name><description><![CDATA[<b>old</b> trench]]></description>\n"
      "<styleUrl>#s</styleUrl><TimeStamp><when>2018-05</when></TimeStamp>"
      "<ExtendedData><Data name=\"area_type\"><value>CHA</value></Data><SchemaData schemaUrl=\"#x\"><SimpleData "
      "name=\"depth\">2 m</SimpleData></SchemaData></ExtendedData>\n"
      "<Polygon><outerBoundaryIs><LinearRing><coordinates>\n 46,40,0 47,40,0\n47,41,0 46,40,0 "
      "</coordinates></LinearRing></outerBoundaryIs>"
      "<innerBoundaryIs><LinearRing><coordinates>46.5,40.1 46.6,40.1 46.6,40.2 "
      "46.5,40.1</coordinates></LinearRing></innerBoundaryIs></Polygon>"
      "</Placemark></Folder>");
  EXPECT_THAT(read.values(Field::hazard_area_name), ElementsAre("Field by the mill"));
  EXPECT_THAT(read.values(Field::hazard_area_remarks), ElementsAre("<b>old</b> trench"));
  EXPECT_THAT(read.values(Field::hazard_area_status_date), ElementsAre("2018-05"));
  EXPECT_THAT(read.values(Field::hazard_area_type), ElementsAre("CHA"));
  EXPECT_THAT(read.extras(), ElementsAre("depth=2 m"));
  EXPECT_EQ(read.count(Kind::point), 6u);
  EXPECT_TRUE(read.values(Field::point_elevation).empty()) << "an altitude of 0 is no elevation";
  EXPECT_EQ(read.noticed("feature-hole"), 1u);
  EXPECT_TRUE(read.fate("line 4, kml/Document/Folder/Placemark/styleUrl: ignored kml-presentation"));
}

TEST(Kml, FollowsNoLinkAndReadsNoEntity) {
  EXPECT_EQ(reading("<NetworkLink><Link><href>http://example.org/more.kml</href></Link></NetworkLink>")
                .noticed("kml-link-not-followed"),
            1u);
  MapReading made;
  EXPECT_THROW(test::read_map(made, "kml", "<!DOCTYPE kml [<!ENTITY a \"b\">]>" + document("&a;")), InputError);
  EXPECT_THROW(test::read_map(made, "kml", "<gpx/>"), InputError);
}

TEST(Kml, QuarantinesDamagedCoordinates) {
  const MapReading& read =
      reading("<Placemark><LineString><coordinates>46,40 x,y 47</coordinates></LineString></Placemark>");
  EXPECT_EQ(read.noticed("kml-coordinates-damaged"), 2u);
  EXPECT_EQ(read.count(Kind::point), 1u);
}

TEST(Kml, WritesAStyleForEachClassOfLand) {
  Batch batch;
  const std::size_t area = test::add_area(batch, {{0, 0}, {0, 1}, {1, 1}});
  batch[area].set(Field::hazard_area_type, Value::code(Code::hazard_type_SHA));
  batch[area].set(Field::hazard_area_remarks, Value::text("a < b & \"c\"\r\nd"));
  const std::string text = test::write_map("kml", batch);
  EXPECT_THAT(text, HasSubstr("<styleUrl>#hazard-sha</styleUrl>"));
  EXPECT_THAT(text, HasSubstr("<coordinates>0,0 1,1 0,1 0,0</coordinates>"));
  MapReading read;
  test::read_map(read, "kml", text);
  EXPECT_THAT(read.values(Field::hazard_area_remarks), ElementsAre("a < b & \"c\"\r\nd"));
  EXPECT_TRUE(read.extras().empty());
}

TEST(Kml, KmzIsRefusedWithAdvice) {
  Probe probe;
  probe.name = "map.kmz";
  probe.size = 100;
  probe.head = "PK\x03\x04";
  probe.entries = {"doc.kml", "files/photo.jpg"};
  const ForeignFormat* found = recognise_foreign(probe);
  ASSERT_NE(found, nullptr);
  EXPECT_THAT(refusal(*found, probe.name), HasSubstr("name the .kml file inside"));
}

}  // namespace
}  // namespace maex::kml_test

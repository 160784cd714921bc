// The readers of GeoJSON and KML, with any bytes, in each mode of reading features without a kind.
#include "core/io/error.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

ReadRecords read_map(std::string_view partner, std::string_view bytes) {
  static constexpr std::string_view kinds[] = {"auto", "incident", "hazard_area"};
  Options options;
  options.set("kind", std::string(kinds[bytes.size() % 3]));
  return read_records(partner, bytes, options);
}

void run_geojson(std::string_view bytes) {
  const ReadRecords read = read_map("geojson", bytes);
  if (read.refused) return;
  if (const auto features = count_features(bytes); features)
    require(*features == read.rows, "the reader of GeoJSON reads each feature");
}

void run_kml(std::string_view bytes) {
  const ReadRecords read = read_map("kml", bytes);
  std::uint64_t placemarks = 0;
  const Xml state = walk_xml(bytes, [&](const XmlElement& element) {
    const std::size_t colon = element.name.find(':');
    if (element.name.substr(colon == std::string::npos ? 0 : colon + 1) == "Placemark") ++placemarks;
  });
  require(read.refused || state != Xml::undefined, "the reader of KML refuses bytes without a meaning");
  // A placemark inside another one is not a feature of its own.
  if (!read.refused && state == Xml::whole)
    require(read.rows <= placemarks && (placemarks == 0) == (read.rows == 0), "the reader of KML reads each placemark");
}

std::vector<std::string> geojson_seeds() {
  return {R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"incident.id":"1","x":[1,2]},)"
          R"("geometry":{"type":"Point","coordinates":[46.7,39.7]}}]})",
          R"({"type":"Feature","properties":{"hazard_area.id":"7"},"geometry":{"type":"Polygon","coordinates":)"
          R"([[[46,39],[47,39],[47,40],[46,39]]]}})"};
}

std::vector<std::string> kml_seeds() {
  return {
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>a</name><ExtendedData><Data "
      "name=\"incident.id\"><value>1</value></Data></ExtendedData><Point><coordinates>46.7,39.7</coordinates>"
      "</Point></Placemark><Placemark><LineString><coordinates>46,39,0 47,39,0</coordinates></LineString>"
      "</Placemark></Document></kml>"};
}

const Target geojson_target("geojson", run_geojson, nullptr, geojson_seeds);
const Target kml_target("kml", run_kml, mutate_markup, kml_seeds);

}  // namespace
}  // namespace maex::fuzz

// The readers of a programme's own lists, with any bytes: districts and their maps, settlements, hazard districts,
// lists that the importer exported, and dates last sent.
#include <set>

#include "core/io/error.hpp"
#include "core/place/district_map.hpp"
#include "core/place/hazard_index.hpp"
#include "core/place/settlements.hpp"
#include "core/run/checks.hpp"
#include "core/run/importer_files.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

/// Rows below the heading, by the count of CSV. Rows of empty cells count too: they are refused, or read.
std::uint64_t rows_below(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::uint64_t rows = count_csv(bytes, ',', '"').rows;
  return rows == 0 ? 0 : rows - 1;
}

template <class Read>
void read_list(Read&& read) {
  try {
    read();
  } catch (const UsageError& error) {
    require(std::string_view(error.what()).starts_with("fuzz.csv, line "), "a refusal names file and line");
  }
}

void check_gazetteer(std::string_view bytes) {
  const Gazetteer list = Gazetteer::parse(bytes, "fuzz.csv");
  // A row about the country is no district.
  std::size_t countries = 0;
  for (std::size_t at = 0; (at = bytes.find("country", at)) != std::string_view::npos; ++at) ++countries;
  require(list.districts().size() + countries >= rows_below(bytes), "a gazetteer has each district");
  std::size_t looked = 0;
  for (const District& d : list.districts()) {
    if (++looked > 200) break;
    const Resolution r = list.resolve(d.title());
    bool asked = false;
    for (const PlaceCandidate& c : r.candidates) asked = asked || c.district == &d;
    require(list.find(d.id) == &d, "a district is found by its id");
    // A name that has only punctuation marks has no key.
    require(r.district != nullptr || asked || r.candidates.empty(), "a district is found by its name");
  }
}

void run_gazetteer(std::string_view bytes) {
  read_list([&] { check_gazetteer(bytes); });
  read_list([&] {
    const auto list = Settlements::parse(bytes, "fuzz.csv", Gazetteer::azerbaijan());
    require(list.all().size() >= rows_below(bytes), "a list of settlements has each row");
    std::vector<const Settlement*> found;
    for (std::size_t i = 0; i != std::min<std::size_t>(list.all().size(), 200); ++i) {
      found.clear();
      list.find(list.all()[i].name, found);
    }
  });
  read_list([&] {
    const auto zones = parse_hazard_zones(bytes, "fuzz.csv", Gazetteer::azerbaijan());
    require(zones.size() >= rows_below(bytes), "a list of hazard districts has each row");
  });
}

/// As `--districts` and `--hazards` read it.
void run_districts(std::string_view bytes) {
  const MemoryFile file(bytes);
  try {
    CheckSettings settings;
    settings.districts = file.path();
    const auto checks = load_checks(settings, adapters(), small_bounds(), {2024, 12, 31});
    const DistrictMap& map = *checks->districts;
    require(!map.areas().empty(), "a map of districts has an area");
    if (const auto features = count_features(bytes); features) {
      std::size_t read = 0;
      for (const DistrictMap::Area& area : map.areas()) read += area.features.size();
      require(read <= *features, "a map of districts has no more features than the file");
    }
    for (const DistrictMap::Area& area : map.areas()) {
      const auto found = map.locate(area.centroid, 1000);
      require(found.boundary_m >= 0, "a distance is not negative");
      if (!area.id.empty()) require(map.relation(area.centroid, area.id).has_value(), "a district has a relation");
    }
  } catch (const InputError&) {}
  try {
    CheckSettings settings;
    settings.hazards = {file.path()};
    const auto checks = load_checks(settings, adapters(), small_bounds(), {2024, 12, 31});
    require(!checks->hazards->areas().empty(), "a file of hazard areas has an area");
  } catch (const InputError&) {}
}

void run_importer(std::string_view bytes) {
  const MemoryFile file(bytes);
  try {
    const rules::ImporterLists lists = read_importer_files({file.path()}, {}, small_bounds());
    std::set<std::string> texts;
    const Xml state = walk_xml(bytes, [&](const XmlElement& element) {
      if (!element.leaf || is_blank(element.text) || element.text.size() > 255) return;
      const std::size_t first = element.text.find_first_not_of(" \t\r\n");
      texts.insert(element.text.substr(first, element.text.find_last_not_of(" \t\r\n") - first + 1));
    });
    require(state != Xml::undefined, "a list refuses bytes without a meaning");
    if (state == Xml::whole)
      require(lists.organisations.size() + lists.ordnance.size() + lists.places.size() == texts.size(),
              "a list has each text");
  } catch (const InputError&) {}
  try {
    const rules::ImporterLists lists = read_importer_files({}, file.path(), small_bounds());
    require(lists.last_sent.size() <= rows_below(bytes), "no more dates than rows");
    require((rows_below(bytes) == 0) == lists.last_sent.empty(), "dates come from rows");
  } catch (const UsageError&) {
  } catch (const InputError&) {}
}

std::vector<std::string> gazetteer_seeds() {
  return {"id,type,name_az,name_en,lat,lon,aliases\nX-1,rayon,Bir,One,40.1,47.2,Uno|Odin\nX-2,city,İki,Two,,,\n",
          "name,districts,kind,shared,source,aliases,notes\nYeni,AZ-ABS|AZ-FUZ,settlement,,s,Novaya,\n",
          "district,from,to,source\nAZ-FUZ,2014-01-01,,x\nAğdam,,2020-01-01,\"y\"\"z\"\n"};
}

std::vector<std::string> importer_seeds() {
  return {
      "<MineActionOrganisationArtifact><Organisation><Name>ANAMA</Name><Note>x</Note></Organisation>"
      "</MineActionOrganisationArtifact>",
      "<GazeteerArtifact><A>b</A></GazeteerArtifact>", "incident,date\nA-1,2015-01-10\nA-2,2015-01-11\n"};
}

std::vector<std::string> district_seeds() {
  return {
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"AZ-FUZ","hazard_area.id":"1"},)"
      R"("geometry":{"type":"Polygon","coordinates":[[[47,39],[47.5,39],[47.5,39.6],[47,39]]]}}]})"};
}

const Target gazetteer_target("gazetteer", run_gazetteer, mutate_lines, gazetteer_seeds);
const Target districts_target("districts", run_districts, nullptr, district_seeds);
const Target importer_target("importer", run_importer, mutate_markup, importer_seeds);

}  // namespace
}  // namespace maex::fuzz

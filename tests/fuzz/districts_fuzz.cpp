// Fuzzes the readers of district maps and of a programme's own lists with any bytes.
#include "core/io/error.hpp"
#include "core/place/district_map.hpp"
#include "core/place/hazard_index.hpp"
#include "core/run/checks.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  const std::string_view bytes = fuzz::text_of(data, size);
  try {
    const fuzz::MemoryFile file(bytes);
    CheckSettings settings;
    settings.districts = file.path();
    const auto checks = load_checks(settings, fuzz::adapters(), {}, {2024, 12, 31});
    const DistrictMap& map = *checks->districts;
    fuzz::require(!map.areas().empty());
    for (const DistrictMap::Area& area : map.areas()) {
      const auto found = map.locate(area.centroid, 1000);
      fuzz::require(found.boundary_m >= 0);
      if (!area.id.empty()) fuzz::require(map.relation(area.centroid, area.id).has_value());
    }
  } catch (const InputError&) {}
  try {
    const Gazetteer list = Gazetteer::parse(bytes, "fuzz.csv");
    for (const District& d : list.districts()) {
      const Resolution r = list.resolve(d.title());
      bool asked = false;
      for (const PlaceCandidate& c : r.candidates) asked = asked || c.district == &d;
      fuzz::require(list.find(d.id) == &d);
      // A name that has only punctuation marks has no key.
      fuzz::require(r.district != nullptr || asked || r.candidates.empty());
    }
  } catch (const UsageError& error) { fuzz::require(std::string_view(error.what()).starts_with("fuzz.csv, line ")); }
  try {
    parse_hazard_zones(bytes, "fuzz.csv", Gazetteer::azerbaijan());
  } catch (const UsageError& error) { fuzz::require(std::string_view(error.what()).starts_with("fuzz.csv, line ")); }
  return 0;
}

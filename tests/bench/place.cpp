// maex_bench_place: measures queries to core/place on one thread in this process. See measure.hpp: one warm-up, five
// counted rounds, the median of the processor time, which other work on the machine affects less than clock time.
// All queries are generated with a fixed seed.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "core/place/coordinate.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/hazard_index.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace maex;
using bench::measure;

/// Blobs of up to a kilometre, spread over a box of 2 by 3 degrees.
HazardIndex make_index(std::size_t areas, int corners, std::mt19937& random) {
  std::uniform_real_distribution<double> latitude(38.9, 40.9), longitude(45.5, 48.5), size(0.003, 0.012),
      wobble(0.7, 1.0);
  std::vector<HazardArea> made(areas);
  for (std::size_t i = 0; i != areas; ++i) {
    const GeoPoint centre{latitude(random), longitude(random)};
    const double radius = size(random);
    GeoShape shape{ShapeKind::polygon, {{}}};
    for (int k = 0; k != corners; ++k) {
      const double angle = 2 * std::numbers::pi * k / corners, r = radius * wobble(random);
      shape.parts[0].push_back({centre.latitude + r * std::sin(angle), centre.longitude + 1.3 * r * std::cos(angle)});
    }
    made[i].id = std::to_string(i);
    made[i].type = i % 2 == 0 ? "SHA" : "CHA";
    made[i].changes.push_back(
        {PartialDate{PartialDate::Form::at, {static_cast<std::int16_t>(2000 + i % 20), 3, 1}, {}}, HazardStatus::open});
    if (i % 3 == 0)
      made[i].changes.push_back(
          {PartialDate{PartialDate::Form::at, {static_cast<std::int16_t>(2010 + i % 10), 3, 1}, {}},
           HazardStatus::closed});
    made[i].shapes.push_back(std::move(shape));
  }
  return HazardIndex(std::move(made));
}

void hazards(std::size_t count) {
  for (const int corners : {30, 300}) {
    std::mt19937 random(1);
    const HazardIndex index = make_index(10'000, corners, random);
    std::uniform_real_distribution<double> latitude(38.9, 40.9), longitude(45.5, 48.5);
    std::vector<GeoPoint> points(count);
    for (GeoPoint& p : points) p = {latitude(random), longitude(random)};
    const std::optional<PartialDate> day = parse_iso_date("2014-05-14");
    for (const double metres : {0.0, 100.0}) {
      std::vector<HazardHit> hits;
      measure(
          "hazard " + std::to_string(corners) + " corners, within " + std::to_string(static_cast<int>(metres)) + " m",
          count, [&] {
            std::uint64_t sum = 0;
            for (const GeoPoint& p : points) {
              index.find(p, day, metres, hits);
              for (const HazardHit& hit : hits) sum += counts(hit.timing) == Counts::yes ? 2 : 1;
            }
            return sum;
          });
    }
  }
}

void names(std::size_t count) {
  const Gazetteer& list = Gazetteer::azerbaijan();
  std::vector<std::string> exact, folded;
  for (const District& d : list.districts())
    for (const std::string_view spelling : list.spellings(d)) {
      if (list.resolve(spelling).district == nullptr) continue;
      exact.emplace_back(spelling);
      std::string& upper = folded.emplace_back(spelling);
      for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
  for (const auto& [label, spellings] :
       {std::pair{"gazetteer, listed spellings", &exact}, {"gazetteer, other case", &folded}})
    measure(label, count, [&, words = spellings] {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i != count; ++i)
        sum += static_cast<std::uint64_t>(list.resolve((*words)[i % words->size()]).district - list.districts().data());
      return sum;
    });
}

// Typing errors about which the program asks the user.
void slips(std::size_t count) {
  const Gazetteer& list = Gazetteer::azerbaijan();
  std::vector<std::string> words;
  for (const District& d : list.districts()) {
    words.push_back(d.name_en);
    words.back().insert(2, "zr");
  }
  measure("gazetteer, slips", count, [&] {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i != count; ++i) sum += list.resolve(words[i % words.size()]).candidates.size();
    return sum;
  });
}

/// 39°27'00.5"N
std::string dms_text(double degrees, char hemisphere) {
  const auto tenths = static_cast<int>(degrees * 36'000);
  return std::to_string(tenths / 36'000) + "°" + std::to_string(tenths / 600 % 60) + "'" +
         std::to_string(tenths % 600 / 10) + "." + std::to_string(tenths % 10) + "\"" + hemisphere;
}

void coordinates(std::size_t count) {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> latitude(38.9, 40.9), longitude(45.5, 48.5);
  std::vector<std::string> decimal, dms, grid;
  for (int i = 0; i != 1000; ++i) {
    const GeoPoint p{latitude(random), longitude(random)};
    decimal.push_back(write_decimal(p));
    dms.push_back(dms_text(p.latitude, 'N') + ' ' + dms_text(p.longitude, 'E'));
    grid.push_back(to_mgrs(p));
  }
  for (const auto& [label, texts] :
       {std::pair{"coordinates, decimal", &decimal}, {"coordinates, DMS", &dms}, {"coordinates, MGRS", &grid}})
    measure(label, count, [&, words = texts] {
      std::uint64_t read = 0;
      for (std::size_t i = 0; i != count; ++i)
        read += parse_coordinates((*words)[i % words->size()]).reading.has_value() ? 1 : 0;
      return read;
    });
}

}  // namespace

int main() {
  std::printf("# compiler %s; one thread, processor time; one warm-up, %d counted rounds, median (lowest-highest)\n",
              __VERSION__, bench::counted_rounds);
  hazards(1'000'000);
  names(1'000'000);
  slips(20'000);
  coordinates(100'000);
  return 0;
}

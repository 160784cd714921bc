// Fuzzes coordinates and names of districts with any text. A coordinate that is read must be a valid position, and
// writing and reading it again must give the same position.
#include <cmath>

#include <fmt/format.h>

#include "core/place/coordinate.hpp"
#include "core/place/gazetteer.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace maex;

void check(const CoordinateReading& reading) {
  fuzz::require(std::abs(reading.point.latitude) <= 90 && std::abs(reading.point.longitude) <= 360);
  fuzz::require(reading.confidence > 0 && reading.confidence <= 1 && reading.precision_m > 0);
}

void check(const CoordinateResult& result) {
  fuzz::require(!(result.reading && !result.candidates.empty()));
  fuzz::require(result.reading || !result.candidates.empty() || !result.problem.empty());
  for (const CoordinateReading& candidate : result.candidates) check(candidate);
  if (!result.reading) return;
  check(*result.reading);
  CoordinateHabit anywhere;
  anywhere.country = std::nullopt;
  const GeoPoint& p = result.reading->point;
  if (std::abs(p.longitude) > 180) return;
  // The text names the axes, so the reader does not have to assume anything.
  const CoordinateResult again =
      parse_coordinates(fmt::format("lat {:.8f} / lon {:.8f}", p.latitude, p.longitude), anywhere);
  fuzz::require(again.reading && distance_m(again.reading->point, p) < 0.01);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A sample file contains many texts, one per line.
  std::string_view text = fuzz::text_of(data, size);
  for (int lines = 0; lines != 200 && !text.empty(); ++lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    check(parse_coordinates(line));
    check(parse_coordinates(line, {.country = std::nullopt}));
    const std::string joined = join_coordinates(line.substr(0, line.size() / 2), line.substr(line.size() / 2));
    if (!joined.empty()) check(parse_coordinates(joined));
    const Resolution place = Gazetteer::azerbaijan().resolve(line);
    fuzz::require(place.district == nullptr || place.candidates.empty());
    fuzz::require((place.district == nullptr) == (place.how == Resolution::How::none));
    for (const PlaceCandidate& c : place.candidates) fuzz::require(c.score > 0 && c.score <= 1 && !c.reason.empty());
  }
  return 0;
}

#include "core/place/coordinate.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/place/coordinate_readings.hpp"
#include "core/text/fold.hpp"

namespace maex {

using place::Marks;

namespace {

// A reading with less confidence is only proposed.
constexpr double sure_enough = 0.7;
// Two readings nearer than this count as one.
constexpr double same_point_m = 0.01;

bool same(const CoordinateReading& a, const CoordinateReading& b) {
  return a.system == b.system && distance_m(a.point, b.point) < same_point_m;
}

void settle(CoordinateResult& result, std::vector<CoordinateReading> found, const CoordinateHabit& habit) {
  std::stable_sort(found.begin(), found.end(),
                   [](const CoordinateReading& a, const CoordinateReading& b) { return a.confidence > b.confidence; });
  std::vector<CoordinateReading> kept;
  for (CoordinateReading& reading : found)
    if (std::none_of(kept.begin(), kept.end(), [&](const CoordinateReading& other) { return same(other, reading); }))
      kept.push_back(std::move(reading));
  const auto inside = [&](const CoordinateReading& r) {
    return habit.country && habit.country->contains(r.point, place::country_margin_degrees);
  };
  // A reading outside the country does not compete with a good one inside it.
  if (std::any_of(kept.begin(), kept.end(),
                  [&](const CoordinateReading& r) { return inside(r) && r.confidence >= sure_enough; }))
    std::erase_if(kept, [&](const CoordinateReading& r) { return !inside(r); });
  if (habit.country)
    for (CoordinateReading& r : kept)
      if (!inside(r)) r.remarks.emplace_back("the point lies outside the country"_text);
  if (kept.size() == 1 && kept[0].confidence >= sure_enough)
    result.reading = std::move(kept[0]);
  else
    result.candidates = std::move(kept);
}

}  // namespace

std::string_view name(CoordinateSystem system) {
  switch (system) {
    case CoordinateSystem::wgs84: return "WGS 84";
    case CoordinateSystem::utm: return "WGS 84 / UTM";
    case CoordinateSystem::mgrs: return "MGRS";
    case CoordinateSystem::pulkovo1942: return "Pulkovo 1942";
    case CoordinateSystem::gauss_kruger: return "Pulkovo 1942 / Gauss-Krüger";
  }
  return {};
}

std::string_view name(CoordinateForm form) {
  switch (form) {
    case CoordinateForm::decimal_degrees: return "decimal degrees";
    case CoordinateForm::degrees_minutes: return "degrees and minutes";
    case CoordinateForm::degrees_minutes_seconds: return "degrees, minutes and seconds";
    case CoordinateForm::packed_degrees: return "degrees, minutes and seconds in one number";
    case CoordinateForm::mgrs: return "MGRS";
    case CoordinateForm::metres: return "metres";
  }
  return {};
}

CoordinateResult parse_coordinates(std::string_view text, const CoordinateHabit& habit) {
  CoordinateResult result;
  const std::string unwrapped = place::without_link(trim(text));
  text = trim(unwrapped);
  if (text.empty()) return result.problem = "there is no coordinate"_text, result;
  if (text.size() > place::longest_coordinate)
    return result.problem = "the text is too long for a coordinate"_text, result;
  const std::string plain = place::with_plain_blanks(text);
  if (const std::string shape = place::mgrs_shape(plain); !shape.empty()) {
    const auto square = from_mgrs(shape);
    if (!square) return result.problem = "it looks like MGRS, but there is no such square"_text, result;
    CoordinateReading reading{square->centre, CoordinateSystem::mgrs, 0, CoordinateForm::mgrs, square->side_m, 1, {}};
    if (square->side_m > 1)
      reading.remarks.push_back(
          {"centre of a square of {metres} m"_text, {{"metres", static_cast<std::uint64_t>(square->side_m)}}});
    settle(result, {std::move(reading)}, habit);
    return result;
  }
  std::vector<CoordinateReading> found;
  bool understood = false;
  for (const Marks marks : {Marks::plain, Marks::decimal_comma, Marks::decimal_both, Marks::grouped_commas,
                            Marks::grouped_points, Marks::grouped_blanks, Marks::pointed_degrees}) {
    if (!place::may_have(plain, marks)) continue;
    const std::vector<place::Token> tokens = place::tokens_of(plain, marks);
    understood = understood || !tokens.empty();
    // Grouped thousands are metres; degrees have none.
    if (marks <= Marks::decimal_both || marks == Marks::pointed_degrees)
      place::read_degrees(found, tokens, habit, marks == Marks::pointed_degrees);
    place::read_metres(found, tokens, habit);
  }
  if (found.empty()) {
    result.problem = understood ? "the numbers are not a pair of coordinates"_text
                                : "the text contains words or marks that do not belong to a coordinate"_text;
    return result;
  }
  settle(result, std::move(found), habit);
  return result;
}

std::string join_coordinates(std::string_view north, std::string_view east) {
  north = trim(north);
  east = trim(east);
  if (north.empty() || east.empty()) return {};
  const bool named = place::names_axis(north) || place::names_axis(east);
  std::string both(named ? "" : "lat ");
  both += north;
  both += named ? " / " : " / lon ";
  return both += east;
}

bool means_coordinates(std::string_view text, const std::optional<GeoBox>& country) {
  for (const std::optional<GeoBox>& expected : {country, std::optional<GeoBox>()}) {
    const CoordinateResult read = parse_coordinates(text, {.country = expected});
    if (read.reading || !read.candidates.empty()) return true;
    if (!expected) break;
  }
  return false;
}

std::string write_decimal(const GeoPoint& p, int decimals) {
  return fmt::format("{:.{}f}, {:.{}f}", p.latitude, decimals, p.longitude, decimals);
}

}  // namespace maex

#include "core/place/entered.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr PointFields of_place{Field::place_coordinates_entered, Field::place_latitude,          Field::place_longitude,
                               Field::place_coordinate_system,   Field::place_coordinate_format, Field::place_entered_x,
                               Field::place_entered_y,           Field::place_entered_mgrs};
constexpr PointFields of_point{Field::point_coordinates_entered, Field::point_latitude,          Field::point_longitude,
                               Field::point_coordinate_system,   Field::point_coordinate_format, Field::point_entered_x,
                               Field::point_entered_y,           Field::point_entered_mgrs};

/// The number in the name of a system: 38 of "UTM zone 38N", 32638 of "EPSG:32638". The year of a datum does not count.
int number_in(std::string_view name) {
  int found = 0;
  for (std::size_t at = 0; at != name.size();) {
    if (name[at] < '0' || name[at] > '9') {
      ++at;
      continue;
    }
    int number = 0;
    for (; at != name.size() && name[at] >= '0' && name[at] <= '9'; ++at)
      number = std::min(number * 10 + (name[at] - '0'), 100'000);
    if (number != 84 && number != 1984 && number != 42 && number != 1942) found = number;
  }
  return found;
}

void apply_system(CoordinateHabit& habit, std::string_view system) {
  const std::string name = fold(system);
  const auto says = [&name](std::string_view word) { return name.find(word) != std::string::npos; };
  const int number = number_in(name);
  if (says("utm") || (number > 32600 && number <= 32660)) {
    habit.system = CoordinateSystem::utm;
    const int zone = number > 32600 ? number - 32600 : number;
    if (zone >= 1 && zone <= 60) habit.utm_zone = zone;
  } else if (says("gauss") || says("гаусс") || (number >= 28404 && number <= 28432)) {
    habit.system = CoordinateSystem::gauss_kruger;
  } else if (says("pulkovo") || says("пулково") || says("sk42") || says("sk 42") || says("ск42") || says("ск 42") ||
             number == 4284) {
    habit.system = CoordinateSystem::pulkovo1942;
  }
}

}  // namespace

std::string entered_text(const Record& record) {
  const PointFields* fields = point_fields(record.kind());
  if (fields == nullptr) return {};
  for (const Field field : {fields->entered, fields->mgrs})
    if (const std::string_view text = record.text(field); !text.empty()) return std::string(text);
  return join_coordinates(record.text(fields->y), record.text(fields->x));
}

Field entered_field(const Record& record) {
  const PointFields& fields = *point_fields(record.kind());
  for (const Field field : {fields.entered, fields.mgrs, fields.y})
    if (record.has(field)) return field;
  return fields.entered;
}

const PointFields* point_fields(Kind kind) {
  return kind == Kind::place ? &of_place : kind == Kind::point ? &of_point : nullptr;
}

std::optional<CoordinateResult> read_entered(const Record& record, CoordinateHabit habit) {
  const PointFields* fields = point_fields(record.kind());
  const std::string text = entered_text(record);
  if (text.empty()) return std::nullopt;
  // A filled system comes from this text, and adds nothing to it.
  if (const Slot* system = record.find(fields->system); system != nullptr && !is_filled(system->column))
    apply_system(habit, record.text(fields->system));
  return parse_coordinates(text, habit);
}

bool keep_as_entered(Batch& batch, Record& record, std::string_view north, std::string_view east,
                     const std::optional<GeoBox>& country) {
  const PointFields& fields = *point_fields(record.kind());
  if (record.has(fields.entered)) return false;
  const std::string latitude = north.empty() ? to_text(record.get(fields.latitude)) : std::string(north);
  const std::string longitude = east.empty() ? to_text(record.get(fields.longitude)) : std::string(east);
  const std::string text =
      latitude.empty() || longitude.empty() ? latitude + longitude : join_coordinates(latitude, longitude);
  if (!means_coordinates(text, country)) return false;
  record.erase(fields.latitude);
  record.erase(fields.longitude);
  record.set(fields.entered, Value::text(batch.keep(text)));
  return true;
}

std::string system_name(const CoordinateReading& reading) {
  std::string text(name(reading.system));
  if (reading.zone == 0) return text;
  text += " zone " + std::to_string(reading.zone);
  if (reading.system == CoordinateSystem::utm) text += reading.point.latitude < 0 ? 'S' : 'N';
  return text;
}

GeoPoint rounded(const CoordinateReading& reading) {
  if (reading.system == CoordinateSystem::wgs84 && reading.form == CoordinateForm::decimal_degrees)
    return reading.point;
  // One more digit than the text has, so that rounding moves the point less than the text leaves open.
  const double digits = reading.precision_m > 0 ? std::ceil(-std::log10(reading.precision_m / 111'195)) + 1 : 6;
  const double scale = std::pow(10, std::clamp(digits, 6.0, 10.0));
  return {std::round(reading.point.latitude * scale) / scale, std::round(reading.point.longitude * scale) / scale};
}

bool agrees(const CoordinateReading& reading, const GeoPoint& point) {
  if (std::abs(point.latitude) > 90 || std::abs(point.longitude) > 180) return false;
  return distance_m(reading.point, point) <= std::max(1.5 * reading.precision_m, 10.0);
}

}  // namespace maex

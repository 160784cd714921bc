#include "core/rules/place_facts.hpp"

#include <algorithm>
#include <cmath>

namespace maex::rules {
namespace {

/// Metres on the ground for one step of the last decimal. Values are shortest decimals, so trailing zeros are lost.
double precision_of(double degrees) {
  double step = 1;
  for (int decimals = 0; decimals != 7; ++decimals, step /= 10)
    if (std::abs(degrees / step - std::round(degrees / step)) < 1e-6) return step * 111'000;
  return 0.1;
}

}  // namespace

const CoordinateDoubt* PlaceFacts::doubt(CoordinateFault fault) const {
  for (const CoordinateDoubt& each : doubts)
    if (each.fault == fault) return &each;
  return nullptr;
}

bool is_elsewhere(const Record& place, const RuleInputs& inputs) {
  const std::string_view country = place.text(Field::place_country);
  if (country.empty() || inputs.country.empty() || country == inputs.country) return false;
  return inputs.gazetteer == nullptr || !inputs.gazetteer->country().is(country);
}

CoordinateHabit habit_of(const Record& record, const RuleInputs& inputs) {
  CoordinateHabit habit;
  if (!is_elsewhere(record, inputs)) {
    habit.country = inputs.country_box;
    habit.shift = inputs.pulkovo.value_or(habit.shift);
  }
  return habit;
}

std::optional<CoordinateResult> entered_facts(const Record& record, const RuleInputs& inputs) {
  const PointFields* fields = point_fields(record.kind());
  if (fields == nullptr) return std::nullopt;
  const Slot* latitude = record.find(fields->latitude);
  if (latitude != nullptr && is_filled(latitude->column)) return std::nullopt;
  return read_entered(record, habit_of(record, inputs));
}

Resolution resolve_district(const Record& place, const Gazetteer& gazetteer, const std::optional<Day>& date) {
  PlaceHint hint;
  hint.date = date;
  const std::string_view name = place.text(Field::place_district);
  // A region of the same name contains the district ("Donetsk"): the column of regions names the one, this one the
  // other.
  if (const std::string_view region = place.text(Field::place_region); !region.empty()) {
    PlaceHint above;
    above.level = PlaceLevel::above_district;
    if (const District* parent = gazetteer.resolve(region, above).district; parent != nullptr) {
      PlaceHint inside = hint;
      inside.parent = parent->id;
      Resolution resolution = gazetteer.resolve(name, inside);
      if (resolution.district != nullptr) return resolution;
    }
  }
  return gazetteer.resolve(name, hint);
}

PlaceFacts place_facts(const Record& place, const RuleInputs& inputs, const std::optional<Day>& date) {
  PlaceFacts facts;
  facts.elsewhere = is_elsewhere(place, inputs);
  facts.entered = entered_facts(place, inputs);
  if (facts.elsewhere) return facts;
  const std::string_view name = place.text(Field::place_district);
  const Slot* code = place.find(Field::place_district_code);
  if (inputs.gazetteer != nullptr && code != nullptr && is_filled(code->column)) {
    // The name was resolved, or the point located, when the value was filled.
    facts.resolution.district = inputs.gazetteer->find(code->value.as_text());
    facts.resolution.how = filled_by(code->column) == FillRule::district_from_spelling ? Resolution::How::transcribed
                                                                                       : Resolution::How::code;
  } else if (inputs.gazetteer != nullptr && !name.empty()) {
    facts.resolution = resolve_district(place, *inputs.gazetteer, date);
  }
  const Value latitude = place.get(Field::place_latitude), longitude = place.get(Field::place_longitude);
  if (latitude.kind() != Value::Kind::decimal || longitude.kind() != Value::Kind::decimal) return facts;
  facts.point = GeoPoint{latitude.as_decimal(), longitude.as_decimal()};
  if (!facts.is_degrees()) return facts;
  PointContext context;
  context.country = inputs.country_box ? &*inputs.country_box : nullptr;
  context.shift = inputs.pulkovo;
  context.district = facts.resolution.district;
  context.map = inputs.districts;
  context.gazetteer = inputs.gazetteer;
  context.precision_m = std::min(precision_of(facts.point->latitude), precision_of(facts.point->longitude));
  facts.doubts = check_point(*facts.point, context);
  return facts;
}

Text candidates_text(const Resolution& resolution) {
  std::string text;
  for (std::size_t i = 0; i != std::min<std::size_t>(3, resolution.candidates.size()); ++i) {
    const District& district = *resolution.candidates[i].district;
    text += (i == 0 ? "" : ", ") + district.title() + " (" + district.id + ")";
  }
  if (text.empty()) return "no similar name"_text;
  return Text::as_is(std::move(text));
}

}  // namespace maex::rules

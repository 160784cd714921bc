#include "core/run/fill.hpp"

#include <algorithm>

#include "core/place/district_map.hpp"
#include "core/place/entered.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/settlements.hpp"
#include "core/rules/place_facts.hpp"

namespace maex {
namespace {

/// The day by which the name of a district is read: that of the incident that the place belongs to.
std::optional<Day> day_of(const Batch& batch, const Record& place) {
  if (place.parent() < 0) return std::nullopt;
  const Record& parent = batch[static_cast<std::size_t>(place.parent())];
  if (parent.kind() != Kind::incident) return std::nullopt;
  const Value date = parent.get(Field::incident_date);
  if (date.empty() || !date.as_date().is_exact()) return std::nullopt;
  return date.as_date().first;
}

}  // namespace

bool Fill::is_elsewhere(const Record& record) const {
  return inputs_ == nullptr || rules::is_elsewhere(record, *inputs_);
}

void Fill::put(Record& record, Field field, Value value, FillRule rule) {
  if (record.fill(field, value, rule)) ++fields_[static_cast<std::size_t>(rule)][static_cast<std::size_t>(field)];
}

void Fill::add(Batch& batch) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    Record& record = batch[i];
    if (record.kind() == Kind::device) find_category(record);
    if (record.kind() != Kind::place && record.kind() != Kind::point) continue;
    read_point(record, batch);
    if (record.kind() == Kind::place) find_district(record, batch);
  }
}

void Fill::read_point(Record& record, Batch& batch) {
  const PointFields& fields = *point_fields(record.kind());
  const bool latitude = record.has(fields.latitude), longitude = record.has(fields.longitude);
  if (latitude && longitude && record.has(fields.system) && record.has(fields.format)) return;
  const std::optional<CoordinateResult> read =
      read_entered(record, inputs_ == nullptr ? CoordinateHabit() : rules::habit_of(record, *inputs_));
  if (!read || !read->reading) return;
  const CoordinateReading& reading = *read->reading;
  const GeoPoint point = rounded(reading);
  // The sender's own numbers win. When the text means another point, it says nothing about them.
  if (latitude != longitude) return;
  if (latitude &&
      !agrees(reading, {record.get(fields.latitude).as_decimal(), record.get(fields.longitude).as_decimal()}))
    return;
  constexpr FillRule rule = FillRule::coordinates_from_text;
  if (!latitude) {
    put(record, fields.latitude, Value::decimal(point.latitude), rule);
    put(record, fields.longitude, Value::decimal(point.longitude), rule);
    if (!record.has(fields.entered)) put(record, fields.entered, Value::text(batch.keep(entered_text(record))), rule);
    const Slot source = record.source_of(*record.find(fields.latitude));
    if (!reading.remarks.empty()) {
      Assumed& assumed = assumed_[reading.remarks];
      if (assumed.records++ == 0) assumed = {record.origin(), source.column, source.field, 1};
    }
  }
  ++records_[static_cast<std::size_t>(rule)];
  if (!record.has(fields.system)) put(record, fields.system, Value::text(batch.keep(system_name(reading))), rule);
  put(record, fields.format, Value::text(name(reading.form)), rule);
}

const std::optional<WordMatch>& Fill::known_device(std::string_view text) {
  constexpr std::size_t most_texts = 4096;
  if (const auto known = devices_.find(text); known != devices_.end()) return known->second;
  if (devices_.size() == most_texts) devices_.clear();
  return devices_.emplace(std::string(text), find_word(CodeList::device_category, text)).first->second;
}

void Fill::find_category(Record& device) {
  const Slot* category = device.find(Field::device_category);
  if (category != nullptr && is_filled(category->column)) return;
  for (const Field field : {Field::device_model, Field::device_as_reported}) {
    const Slot* said = device.find(field);
    if (said == nullptr) continue;
    const std::optional<WordMatch>& match = known_device(said->value.as_text());
    if (!match || match->also != field) continue;
    const FillRule rule = match->assumed ? FillRule::category_assumed : FillRule::category_from_model;
    if (category == nullptr) {
      put(device, Field::device_category, Value::code(match->code), rule);
    } else {
      // The reader found the kind in the words of the same cell. A kind in a cell of its own is the sender's.
      if (category->column == 0 || category->column != said->column || !(category->value == Value::code(match->code)))
        return;
      device.mark_filled(Field::device_category, rule);
      ++fields_[static_cast<std::size_t>(rule)][static_cast<std::size_t>(Field::device_category)];
    }
    ++records_[static_cast<std::size_t>(rule)];
    if (match->assumed && assumed_kinds_.records++ == 0)
      assumed_kinds_ = {device.origin(), said->column, said->field, 1};
    return;
  }
}

void Fill::fill_district(Record& place, const District& district, FillRule rule) {
  const auto before = place.slots().size();
  if (rule != FillRule::district_from_name && rule != FillRule::district_from_spelling)
    put(place, Field::place_district, Value::text(district.title()), rule);
  put(place, Field::place_district_code, Value::text(district.id), rule);
  put(place, Field::place_district_name, Value::text(district.title()), rule);
  const std::string_view own = district.country();
  if (const std::string_view country = own.empty() ? inputs_->country : own; !country.empty())
    put(place, Field::place_country, Value::text(country), rule);
  if (place.slots().size() != before) ++records_[static_cast<std::size_t>(rule)];
}

void Fill::find_district(Record& place, const Batch& batch) {
  if (inputs_ == nullptr || inputs_->gazetteer == nullptr || is_elsewhere(place)) return;
  const Gazetteer& gazetteer = *inputs_->gazetteer;
  const std::string_view name = place.text(Field::place_district), code = place.text(Field::place_district_code);
  const District* coded = code.empty() ? nullptr : gazetteer.find(code);
  if (!name.empty()) {
    const Resolution found = rules::resolve_district(place, gazetteer, day_of(batch, place));
    if (found.district == nullptr) return;
    // A rule reports that code and name differ. A third value would only hide it.
    if (coded != nullptr && coded != found.district) return;
    const bool guessed = found.how == Resolution::How::transcribed || found.how == Resolution::How::slip;
    return fill_district(place, *found.district,
                         guessed ? FillRule::district_from_spelling : FillRule::district_from_name);
  }
  if (coded != nullptr) return fill_district(place, *coded, FillRule::district_from_code);
  if (!code.empty()) return;
  const Value latitude = place.get(Field::place_latitude), longitude = place.get(Field::place_longitude);
  if (inputs_->districts != nullptr && latitude.kind() == Value::Kind::decimal &&
      longitude.kind() == Value::Kind::decimal)
    if (const District* district =
            district_at({latitude.as_decimal(), longitude.as_decimal()}, *inputs_->districts, gazetteer))
      return fill_district(place, *district, FillRule::district_from_point);
  const std::string_view settlement = place.text(Field::place_settlement);
  if (settlement.empty() || inputs_->settlements == nullptr) return;
  if (const District* district = gazetteer.find(inputs_->settlements->only_district(settlement)))
    fill_district(place, *district, FillRule::district_from_settlement);
}

namespace {

bool may_be_filled(Field field) {
  switch (field) {
    case Field::device_category:
    case Field::place_district:
    case Field::place_district_code:
    case Field::place_district_name:
    case Field::place_country:
    case Field::place_latitude:
    case Field::place_longitude:
    case Field::place_coordinate_system:
    case Field::place_coordinate_format:
    case Field::point_latitude:
    case Field::point_longitude:
    case Field::point_coordinate_system:
    case Field::point_coordinate_format: return true;
    default: return false;
  }
}

}  // namespace

void DerivedAgain::settle(const Batch& batch, Losses& losses) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    if (point_fields(batch[i].kind()) == nullptr && batch[i].kind() != Kind::device) continue;
    const std::span<const Slot> slots = batch[i].slots();
    bool lost = false, carried = false;
    for (std::size_t k = 0; k != slots.size(); ++k) {
      const bool is_lost = losses.of_value(i, k) != nullptr;
      lost = lost || (is_lost && !is_filled(slots[k].column) && may_be_filled(slots[k].field));
      carried = carried || !is_lost;
    }
    if (lost && carried) settle_record(batch, i, losses);
  }
}

void DerivedAgain::settle_record(const Batch& batch, std::size_t number, Losses& losses) {
  const Record& record = batch[number];
  scratch_.reset();
  std::int32_t parent = -1;
  // The name of a district is read by the date of its incident.
  if (record.parent() >= 0) {
    const auto above = static_cast<std::size_t>(record.parent());
    Record& copy = scratch_.add(batch[above].kind(), batch[above].origin());
    const std::span<const Slot> slots = batch[above].slots();
    for (std::size_t k = 0; k != slots.size(); ++k)
      if (slots[k].field == Field::incident_date && losses.of_value(above, k) == nullptr)
        copy.set(slots[k].field, slots[k].value);
    parent = 0;
  }
  Record& copy = scratch_.add(record.kind(), record.origin(), parent);
  const std::span<const Slot> slots = record.slots();
  for (std::size_t k = 0; k != slots.size(); ++k)
    if (losses.of_value(number, k) == nullptr) copy.set(slots[k].field, slots[k].value);
  fill_.add(scratch_);
  for (std::size_t k = 0; k != slots.size(); ++k) {
    if (losses.of_value(number, k) == nullptr || !may_be_filled(slots[k].field)) continue;
    const Slot* again = copy.find(slots[k].field);
    if (again != nullptr && is_filled(again->column) && again->value == slots[k].value)
      losses.value(number, k, nullptr);
  }
}

std::vector<FilledFact> Fill::counts() const {
  std::vector<FilledFact> counts;
  for (std::size_t i = 0; i != fill_rule_count; ++i) {
    if (records_[i] == 0) continue;
    FilledFact& fact = counts.emplace_back();
    fact.rule = info(static_cast<FillRule>(i)).name;
    fact.records = records_[i];
    for (std::size_t field = 0; field != field_count; ++field)
      if (fields_[i][field] != 0)
        fact.fields[std::string(info(static_cast<Field>(field)).full_name)] = fields_[i][field];
  }
  return counts;
}

}  // namespace maex

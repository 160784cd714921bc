#include "core/mapping/map/bind.hpp"

#include <algorithm>
#include <cmath>

#include "core/mapping/map/notices.hpp"
#include "core/mapping/map/values.hpp"
#include "core/model/casualties.hpp"

namespace maex {
namespace {

std::string number_text(double number) {
  std::string text;
  append_decimal(text, number);
  return text;
}

bool has_area(const IncomingFeature& feature) {
  return std::any_of(feature.parts.begin(), feature.parts.end(),
                     [](const IncomingPart& part) { return part.shape != PartShape::point; });
}

}  // namespace

void FeaturePlace::spell(Locator& to) const {
  to.row = row_;
  to.path = feature_.path;
  for (const std::string_view each : {group_, key_})
    if (!each.empty()) {
      if (!to.path.empty()) to.path += '.';
      to.path += each;
    }
  if (number_ != 0) to.path += "[" + std::to_string(number_) + "]";
}

FeatureBinder::FeatureBinder(ReadContext& context, std::shared_ptr<const ForeignNames> names, std::string_view kind)
    : account_(context.account), document_(context.document), names_(std::move(names)) {
  if (kind == "incident") forced_ = Kind::incident;
  if (kind == "hazard_area") forced_ = Kind::hazard_area;
}

Kind FeatureBinder::kind_of(const IncomingFeature& feature, bool& own) const {
  own = false;
  for (const IncomingProperty& property : feature.properties) {
    if (feature.key_of(property) != record_key || property.count == 0) continue;
    const auto kind = find_kind(feature.text_of(feature.values[property.first]));
    if (kind && (*kind == Kind::incident || *kind == Kind::hazard_area)) {
      own = true;
      return *kind;
    }
  }
  if (forced_ != Kind::submission) return forced_;
  for (const IncomingProperty& property : feature.properties) {
    if (feature.key_of(property).starts_with("incident.")) return Kind::incident;
    if (feature.key_of(property).starts_with("hazard_area.")) return Kind::hazard_area;
  }
  return has_area(feature) ? Kind::hazard_area : Kind::submission;
}

/// Puts all values of the feature into quarantine, because its kind is not known.
void FeatureBinder::refuse(const IncomingFeature& feature) {
  constexpr std::string_view rule = "feature-kind-unknown", problem = "nothing says what kind of record the feature is";
  account_.report(feature_notices::kind_unknown, FeaturePlace(feature));
  for (const IncomingProperty& property : feature.properties)
    for (std::size_t i = 0; i != property.count; ++i) {
      const FeatureValue& value = feature.values[property.first + i];
      if (value.is != FeatureValue::Is::null && value.size != 0)
        account_.quarantined(FeaturePlace(feature, feature.properties_path, feature.key_of(property),
                                          property.list ? i + 1 : 0, value.line),
                             rule, feature.text_of(value), problem);
    }
  if (feature.id.is != FeatureValue::Is::null && feature.id.size != 0)
    account_.quarantined(FeaturePlace(feature, {}, "id", 0, feature.id.line), rule, feature.text_of(feature.id),
                         problem);
  std::size_t number = 0;
  for (const IncomingPosition& position : feature.positions) {
    const double cells[] = {position.longitude, position.latitude, position.elevation};
    ++number;
    for (std::uint8_t i = 0; i != position.cells; ++i)
      account_.quarantined(FeaturePlace(feature, feature.geometry_path, {}, number, position.line), rule,
                           number_text(cells[std::min<int>(i, 2)]), problem);
  }
  for (const IncomingPart& part : feature.parts)
    for (std::uint8_t i = 0; i != part.closing_cells; ++i)
      account_.ignored(FeaturePlace(feature, feature.geometry_path, {}, part.first + part.count, feature.line),
                       "ring-closing");
  account_.row(Fate::quarantined, rule);
}

std::int32_t FeatureBinder::child(Batch& batch, std::int32_t parent, Kind kind, std::uint32_t number,
                                  std::uint32_t line) {
  for (const Child& each : children_)
    if (each.parent == parent && each.kind == kind && each.number == number) return each.record;
  const Origin above = batch[static_cast<std::size_t>(top_)].origin();
  batch.add(kind, {above.document, above.part, line}, parent);
  children_.push_back({parent, kind, number, static_cast<std::int32_t>(batch.size()) - 1});
  return children_.back().record;
}

std::int32_t FeatureBinder::point(Batch& batch, std::int32_t parent, std::size_t number, std::uint32_t line) {
  auto at = std::find_if(points_.begin(), points_.end(), [&](const auto& each) { return each.first == parent; });
  if (at == points_.end()) at = points_.insert(points_.end(), {parent, {}});
  std::vector<std::int32_t>& points = at->second;
  if (points.size() < number) points.resize(number, -1);
  std::int32_t& record = points[number - 1];
  if (record < 0) {
    const Origin above = batch[static_cast<std::size_t>(top_)].origin();
    batch.add(Kind::point, {above.document, above.part, line}, parent);
    record = static_cast<std::int32_t>(batch.size()) - 1;
  }
  return record;
}

bool FeatureBinder::shape_changed(const IncomingFeature& feature) const {
  for (const IncomingProperty& property : feature.properties)
    if (feature.key_of(property) == points_key && property.count != 0)
      return feature.text_of(feature.values[property.first]) != std::to_string(drawn_);
  return false;
}

void FeatureBinder::bind(const IncomingFeature& feature, Batch& batch) {
  bool own = false;
  top_kind_ = kind_of(feature, own);
  if (top_kind_ == Kind::submission) return refuse(feature);
  batch.add(top_kind_, {document_, feature.number, feature.line});
  top_ = static_cast<std::int32_t>(batch.size()) - 1;
  children_.clear();
  points_.clear();
  drawn_ = 0;
  bind_geometry(feature, batch, own);
  points_changed_ = own && shape_changed(feature);
  if (points_changed_) account_.report(feature_notices::points_changed, FeaturePlace(feature));
  for (const IncomingProperty& property : feature.properties) bind_property(feature, property, batch, own);
  bind_id(feature, batch);
  if (top_kind_ == Kind::incident) settle_counted(batch, static_cast<std::size_t>(top_));
  account_.row(Fate::used, {});
}

void FeatureBinder::bind_position(const IncomingFeature& feature, std::size_t index, Batch& batch, std::int32_t record,
                                  Field latitude, Field longitude, Field elevation) {
  const IncomingPosition& position = feature.positions[index];
  const FeaturePlace place{feature, feature.geometry_path, {}, index + 1, position.line};
  Record& to = batch[static_cast<std::size_t>(record)];
  to.set(longitude, Value::decimal(position.longitude));
  to.set(latitude, Value::decimal(position.latitude));
  account_.used(place.of(longitude));
  account_.used(place.of(latitude));
  if (position.high) {
    to.set(elevation, Value::decimal(position.elevation));
    account_.used(place.of(elevation));
  }
  for (int i = position.high ? 3 : 2; i < position.cells; ++i) account_.ignored(place, "position-surplus");
}

void FeatureBinder::bind_geometry(const IncomingFeature& feature, Batch& batch, bool own) {
  const bool incident = top_kind_ == Kind::incident;
  const bool shapes = feature.parts.size() > 1;
  std::uint32_t shape_number = 0, hole_number = 0;
  bool placed = false;
  for (const IncomingPart& part : feature.parts) {
    if (part.hole)
      ++hole_number;
    else {
      ++shape_number;
      hole_number = 0;
    }
    const std::string_view shape = !own && shapes && part.shape != PartShape::point
                                       ? batch.keep(std::to_string(shape_number) +
                                                    (part.hole ? ".hole" + std::to_string(hole_number) : std::string()))
                                       : std::string_view();
    if (part.hole)
      account_.report(feature_notices::hole_kept,
                      FeaturePlace(feature, feature.geometry_path, {}, part.first + 1, feature.line));
    for (std::size_t i = 0; i != part.count; ++i) {
      const IncomingPosition& position = feature.positions[part.first + i];
      const FeaturePlace place{feature, feature.geometry_path, {}, part.first + i + 1, position.line};
      if (!(std::fabs(position.latitude) <= 90 && std::fabs(position.longitude) <= 180)) {
        account_.report(feature_notices::position_invalid, place,
                        {number_text(position.longitude) + ", " + number_text(position.latitude)});
        const double cells[] = {position.longitude, position.latitude, position.elevation};
        for (int c = 0; c != position.cells; ++c)
          account_.quarantined(place, "position-invalid", number_text(cells[std::min(c, 2)]),
                               "it is no longitude and latitude in degrees");
        continue;
      }
      if (incident && part.shape == PartShape::point && !placed) {
        placed = true;
        bind_position(feature, part.first + i, batch, child(batch, top_, Kind::place, 1, position.line),
                      Field::place_latitude, Field::place_longitude, Field::place_elevation);
        continue;
      }
      const std::int32_t record = point(batch, top_, ++drawn_, position.line);
      bind_position(feature, part.first + i, batch, record, Field::point_latitude, Field::point_longitude,
                    Field::point_elevation);
      if (own || part.shape == PartShape::point) continue;
      Record& to = batch[static_cast<std::size_t>(record)];
      to.set(Field::point_number, Value::integer(static_cast<std::int64_t>(i) + 1));
      to.set(Field::point_shape_type,
             Value::code(part.shape == PartShape::line ? Code::shape_type_POLYLINE : Code::shape_type_POLYGON));
      if (!shape.empty()) to.set(Field::point_shape, Value::text(shape));
      if (part.hole) to.set(Field::point_polygon_property, Value::text(hole_property));
    }
    for (std::uint8_t i = 0; i != part.closing_cells; ++i)
      account_.ignored(FeaturePlace(feature, feature.geometry_path, {}, part.first + part.count, feature.line),
                       "ring-closing");
  }
}

void FeatureBinder::keep(const FeaturePlace& place, std::string_view heading, const FeatureValue& value, Batch& batch,
                         std::int32_t record) {
  batch[static_cast<std::size_t>(record)].add_extra(batch.keep(heading), batch.keep(place.feature().text_of(value)));
  account_.cell(place, Fate::used, "extra");
}

void FeatureBinder::set(const FeaturePlace& place, const FeatureValue& value, Batch& batch, std::int32_t record,
                        Field field) {
  Record& to = batch[static_cast<std::size_t>(record)];
  const FieldInfo& about = info(field);
  const std::string_view text = place.feature().text_of(value);
  if (!about.many && to.has(field)) {
    account_.report(feature_notices::value_repeated, place.of(field), {text});
    return keep(place, place.key(), value, batch, record);
  }
  const FieldReading reading = read_field(field, batch.keep(text), value.is, *names_);
  if (reading.value.empty()) {
    // The place names no field, so the text is hidden: a person's name may be in the place of a date.
    account_.report(feature_notices::value_not_understood, place, {text},
                    "This is no " + std::string(name(about.type)) + " for " + std::string(about.full_name) + ".");
    return keep(place, place.key(), value, batch, record);
  }
  if (reading.time_dropped) account_.report(feature_notices::time_dropped, place.of(field), {text});
  to.set(field, reading.value);
  account_.cell(place.of(field), reading.rule.empty() ? Fate::used : Fate::changed, reading.rule);
}

void FeatureBinder::bind_property(const IncomingFeature& feature, const IncomingProperty& property, Batch& batch,
                                  bool own) {
  std::string_view key = feature.key_of(property);
  auto parsed = key == record_key ? std::nullopt : parse_key(key, top_kind_);
  if (!own && !parsed)
    if (const auto known = names_->find(top_kind_, key)) parsed = parse_key(*known, top_kind_);
  const bool stray = points_changed_ && parsed && parsed->depth != 0 && parsed->steps[0].kind == Kind::point;
  for (std::size_t i = 0; i != property.count; ++i) {
    const FeatureValue& value = feature.values[property.first + i];
    if (value.is == FeatureValue::Is::null || value.size == 0) continue;
    const FeaturePlace place{feature, feature.properties_path, key, property.list ? i + 1 : 0, value.line};
    if (own && (key == record_key || key == points_key || property.frame)) {
      account_.ignored(place, "feature-frame");
      continue;
    }
    if (stray) {
      keep(place, key, value, batch, top_);
      continue;
    }
    if (!parsed) {
      if (!own)
        account_.report(feature_notices::property_unknown, place, {},
                        "\"" + std::string(key) + "\" is tied to no field.");
      keep(place, key, value, batch, top_);
      continue;
    }
    std::int32_t record = top_;
    for (std::size_t step = 0; step != parsed->depth; ++step) {
      const KeyStep& down = parsed->steps[step];
      if (down.kind != Kind::point) {
        record = child(batch, record, down.kind, down.number, value.line);
        continue;
      }
      record = point(batch, record, i + 1, value.line);
    }
    if (parsed->field != Field::count)
      set(place, value, batch, record, parsed->field);
    else
      keep(place, parsed->heading, value, batch, record);
  }
}

void FeatureBinder::bind_id(const IncomingFeature& feature, Batch& batch) {
  const FeatureValue& value = feature.id;
  if (value.is == FeatureValue::Is::null || value.size == 0) return;
  const Field field = top_kind_ == Kind::incident ? Field::incident_id : Field::hazard_area_id;
  const FeaturePlace place{feature, {}, "id", 0, value.line};
  const std::string_view known = batch[static_cast<std::size_t>(top_)].text(field);
  if (known == feature.text_of(value) && !known.empty()) return account_.ignored(place, "id-repeated");
  if (known.empty()) return set(place, value, batch, top_, field);
  account_.report(feature_notices::value_repeated, place.of(field), {feature.text_of(value), Known::value});
  keep(place, "id", value, batch, top_);
}

Locator locate_feature(const std::string& document, const Origin& origin, Field field, std::string_view list,
                       std::string_view properties) {
  Locator place;
  place.document = document;
  place.row = origin.row;
  place.path = std::string(list) + "[" + std::to_string(origin.part) + "]";
  if (field != Field::count) place.path += "." + std::string(properties) + "." + std::string(info(field).full_name);
  return place;
}

}  // namespace maex

#include "core/mapping/map/bind.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "core/mapping/map/notices.hpp"
#include "core/mapping/map/values.hpp"
#include "core/model/casualties.hpp"
#include "core/place/entered.hpp"
#include "core/text/fold.hpp"

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

/// Programs change the case of keys, and points to underscores.
bool is_key(std::string_view key, std::string_view wanted) {
  return key == wanted || (key.size() == wanted.size() && fold(key) == fold(wanted));
}

/// Splits a list that a program made a text: "[ 1, 2 ]" or "[ \"a\", \"b\" ]" (QGIS), "(2:1,2)" (GDAL). The parts are
/// within `text`. False for any other text.
bool split_list(std::string_view text, std::vector<std::string_view>& parts) {
  parts.clear();
  text = trim(text);
  if (text.size() < 2) return false;
  const auto unquoted = [](std::string_view part) {
    part = trim(part);
    if (part.size() >= 2 && part.front() == '"' && part.back() == '"') return part.substr(1, part.size() - 2);
    return part == "null" ? std::string_view() : part;
  };
  if (text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
    if (trim(text).empty() || text.find_first_of("\\[]{}") != std::string_view::npos) return false;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t i = 0; i != text.size(); ++i) {
      if (text[i] == '"') quoted = !quoted;
      if (text[i] != ',' || quoted) continue;
      parts.push_back(unquoted(text.substr(from, i - from)));
      from = i + 1;
    }
    parts.push_back(unquoted(text.substr(from)));
    return !quoted;
  }
  if (text.front() != '(' || text.back() != ')') return false;
  std::size_t count = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + text.size(), count);
  if (read.ec != std::errc() || *read.ptr != ':') return false;
  text = text.substr(static_cast<std::size_t>(read.ptr + 1 - text.data()));
  text.remove_suffix(1);
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts.size() == count;
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
    : account_(context.account),
      document_(context.document),
      this_year_(context.today.year > 0 ? context.today.year : 2099),
      country_(context.country),
      names_(std::move(names)) {
  if (kind == "incident") forced_ = Kind::incident;
  if (kind == "hazard_area") forced_ = Kind::hazard_area;
}

Kind FeatureBinder::kind_of(const IncomingFeature& feature, bool& own) const {
  own = false;
  for (const IncomingProperty& property : feature.properties) {
    if (!is_key(feature.key_of(property), record_key) || property.count == 0) continue;
    const auto kind = find_kind(feature.text_of(feature.values[property.first]));
    if (kind && (*kind == Kind::incident || *kind == Kind::hazard_area)) {
      own = true;
      return *kind;
    }
  }
  if (forced_ != Kind::submission) return forced_;
  for (const IncomingProperty& property : feature.properties) {
    const std::string key = fold(feature.key_of(property));
    if (key.starts_with("incident ")) return Kind::incident;
    if (key.starts_with("hazard area ")) return Kind::hazard_area;
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
    if (is_key(feature.key_of(property), points_key) && property.count != 0)
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
  lines_and_rings_.clear();
  odd_.clear();
  bind_geometry(feature, batch);
  points_changed_ = own && shape_changed(feature);
  if (points_changed_) account_.report(feature_notices::points_changed, FeaturePlace(feature));
  for (const IncomingProperty& property : feature.properties) bind_property(feature, property, batch, own);
  complete_shapes(feature, batch, own);
  settle_points(batch);
  bind_id(feature, batch);
  if (top_kind_ == Kind::incident) settle_counted(batch, static_cast<std::size_t>(top_));
  account_.row(Fate::used, {});
}

void FeatureBinder::settle_points(Batch& batch) {
  for (std::size_t i = 0; i != odd_.size(); ++i) {
    const Odd& one = odd_[i];
    if (!one.value) continue;
    Record& record = batch[static_cast<std::size_t>(one.record)];
    const bool north = info(one.field).measure == Measure::latitude;
    Odd* other = nullptr;
    for (std::size_t k = i + 1; k != odd_.size(); ++k)
      if (odd_[k].record == one.record && odd_[k].field != one.field) other = &odd_[k];
    const std::string_view text = one.place.feature().text_of(*one.value);
    const std::string_view rest = other == nullptr ? std::string_view() : one.place.feature().text_of(*other->value);
    const bool kept = keep_as_entered(batch, record, north ? text : rest, north ? rest : text, country_);
    for (Odd* each : {&odd_[i], other}) {
      if (each == nullptr) continue;
      const FieldReading reading =
          read_field(each->field, each->place.feature().text_of(*each->value), each->value->is, *names_, this_year_);
      if (kept) {
        account_.cell(each->place.of(point_fields(record.kind())->entered), Fate::changed, "coordinates-as-entered");
      } else if (reading.value.empty()) {
        refuse_value(each->place, *each->value, batch, each->record, each->field);
      } else {  // a number that is too large; a rule reports it
        record.set(each->field, reading.value);
        account_.cell(each->place.of(each->field), reading.rule.empty() ? Fate::used : Fate::changed, reading.rule);
      }
      each->value.reset();
    }
  }
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

void FeatureBinder::bind_geometry(const IncomingFeature& feature, Batch& batch) {
  const bool incident = top_kind_ == Kind::incident;
  std::uint32_t shape_number = 0, hole_number = 0;
  bool placed = false;
  for (const IncomingPart& part : feature.parts) {
    if (part.hole)
      ++hole_number;
    else {
      ++shape_number;
      hole_number = 0;
    }
    Drawn* drawn = nullptr;
    if (part.shape != PartShape::point) {
      std::string id = std::to_string(shape_number);
      if (part.hole) id += ".hole" + std::to_string(hole_number);
      drawn = &lines_and_rings_.emplace_back(Drawn{part.shape, part.hole, std::move(id), {}});
    }
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
      if (drawn != nullptr) drawn->records.push_back(record);
    }
    for (std::uint8_t i = 0; i != part.closing_cells; ++i)
      account_.ignored(FeaturePlace(feature, feature.geometry_path, {}, part.first + part.count, feature.line),
                       "ring-closing");
  }
}

void FeatureBinder::complete_shapes(const IncomingFeature& feature, Batch& batch, bool own) {
  const auto record = [&](std::int32_t number) -> Record& { return batch[static_cast<std::size_t>(number)]; };
  const auto label = [&](std::int32_t number) {
    const std::string_view shape = record(number).text(Field::point_shape);
    return shape.empty() ? record(number).text(Field::point_shape_guid) : shape;
  };
  // Ids of shapes count only when they say the same as the drawing: one id for the points of one part. A program that
  // sorts parts, or drops a property, leaves others.
  std::set<std::string_view> labels;
  bool all_named = true, one_name = true;
  for (const Drawn& drawn : lines_and_rings_) {
    if (drawn.records.empty()) continue;
    const std::string_view first = label(drawn.records.front());
    const bool same = std::all_of(drawn.records.begin(), drawn.records.end(),
                                  [&](std::int32_t number) { return label(number) == first; });
    one_name = one_name && same;
    all_named = all_named && same && !first.empty() && labels.insert(first).second;
  }
  const bool several = own ? lines_and_rings_.size() > 1 : feature.parts.size() > 1;
  const bool name_them = several ? !all_named : !one_name;
  bool contradicted = false;
  for (const Drawn& drawn : lines_and_rings_) {
    const auto having = [&](Field field) {
      return static_cast<std::size_t>(std::count_if(drawn.records.begin(), drawn.records.end(),
                                                    [&](std::int32_t number) { return record(number).has(field); }));
    };
    const std::size_t typed = having(Field::point_shape_type), numbered = having(Field::point_number);
    // maex writes no kind for a named ring, and no numbers when there were none.
    const bool complete = own && !name_them && (typed == drawn.records.size() || (typed == 0 && all_named));
    const bool number_them = !complete && numbered != drawn.records.size();
    const std::string_view name = name_them ? batch.keep(drawn.name) : std::string_view();
    const Code kind = drawn.shape == PartShape::line ? Code::shape_type_POLYLINE : Code::shape_type_POLYGON;
    contradicted = contradicted || (typed != 0 && !complete && own) || (number_them && numbered != 0);
    std::int64_t number = 0;
    for (const std::int32_t each : drawn.records) {
      Record& to = record(each);
      ++number;
      if (name_them) {
        contradicted = contradicted || !label(each).empty();
        to.erase(Field::point_shape_guid);
        to.set(Field::point_shape, Value::text(name));
      }
      if (number_them) to.set(Field::point_number, Value::integer(number));
      if (!complete) to.set(Field::point_shape_type, Value::code(kind));
      const bool marked = fold(to.text(Field::point_polygon_property)) == hole_property;
      if (drawn.hole && !to.has(Field::point_polygon_property))
        to.set(Field::point_polygon_property, Value::text(hole_property));
      if (!drawn.hole && marked) {
        to.erase(Field::point_polygon_property);
        contradicted = true;
      }
    }
  }
  if (contradicted) account_.report(feature_notices::shape_redrawn, FeaturePlace(feature));
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
  const FieldReading reading = read_field(field, batch.keep(text), value.is, *names_, this_year_);
  const double largest = largest_coordinate(about.measure);
  if (largest != 0 && point_fields(to.kind()) != nullptr &&
      (reading.value.empty() || std::fabs(reading.value.as_decimal()) > largest)) {
    odd_.push_back({place, value, record, field});
    return;
  }
  if (reading.value.empty()) return refuse_value(place, value, batch, record, field);
  if (reading.time_dropped) account_.report(feature_notices::time_dropped, place.of(field), {text});
  to.set(field, reading.value);
  if (reading.also != Field::count && info(reading.also).kind == to.kind() && !to.has(reading.also))
    to.set(reading.also, Value::text(batch.keep(reading.also_text)));
  account_.cell(place.of(field), reading.rule.empty() ? Fate::used : Fate::changed, reading.rule);
}

void FeatureBinder::refuse_value(const FeaturePlace& place, const FeatureValue& value, Batch& batch,
                                 std::int32_t record, Field field) {
  const FieldInfo& about = info(field);
  // The place names no field, so the text is hidden: a person's name may be in the place of a date.
  account_.report(feature_notices::value_not_understood, place, {place.feature().text_of(value)},
                  "This is no " + std::string(name(about.type)) + " for " + std::string(about.full_name) + ".");
  keep(place, place.key(), value, batch, record);
}

void FeatureBinder::bind_property(const IncomingFeature& feature, const IncomingProperty& property, Batch& batch,
                                  bool own) {
  std::string_view key = feature.key_of(property);
  const bool frame = is_key(key, record_key) || is_key(key, points_key) || property.frame;
  auto parsed = is_key(key, record_key) ? std::nullopt : parse_key(key, top_kind_);
  if (!parsed && !(own && frame))
    if (const auto known = names_->find(top_kind_, key, own)) parsed = parse_key(*known, top_kind_);
  // A position that is drawn already is the point. Properties that repeat it are kept as they are.
  if (!own && parsed && parsed->field != Field::count && !feature.positions.empty() &&
      key != info(parsed->field).full_name && largest_coordinate(info(parsed->field).measure) != 0)
    parsed.reset();
  const bool stray = points_changed_ && parsed && parsed->depth != 0 && parsed->steps[0].kind == Kind::point;
  list_.assign(feature.values.begin() + static_cast<std::ptrdiff_t>(property.first),
               feature.values.begin() + static_cast<std::ptrdiff_t>(property.first + property.count));
  bool list = property.list;
  // Where maex writes a list, a text may be a list that another program wrote as a text.
  const bool many =
      parsed && (std::any_of(parsed->steps.begin(), parsed->steps.begin() + static_cast<std::ptrdiff_t>(parsed->depth),
                             [](const KeyStep& step) { return step.kind == Kind::point; }) ||
                 (parsed->field != Field::count && info(parsed->field).many));
  if (many && list_.size() == 1 && list_[0].is == FeatureValue::Is::text) {
    const FeatureValue whole = list_[0];
    std::vector<std::string_view> parts;
    if (split_list(feature.text_of(whole), parts)) {
      list = true;
      list_.clear();
      std::size_t filled = 0;
      for (const std::string_view part : parts) {
        list_.push_back({part.empty() ? FeatureValue::Is::null : FeatureValue::Is::text, whole.line,
                         static_cast<std::size_t>(part.data() - feature.text.data()), part.size()});
        filled += part.empty() ? 0 : 1;
      }
      if (filled == 0) list_.assign(1, whole);
      account_.read_cells(filled == 0 ? 0 : filled - 1);
    }
  }
  for (std::size_t i = 0; i != list_.size(); ++i) {
    const FeatureValue& value = list_[i];
    if (value.is == FeatureValue::Is::null || value.size == 0) continue;
    const FeaturePlace place{feature, feature.properties_path, key, list ? i + 1 : 0, value.line};
    if (own && frame) {
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

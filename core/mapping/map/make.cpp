#include "core/mapping/map/make.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/model/casualties.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

bool on_map(Kind kind) { return kind == Kind::incident || kind == Kind::hazard_area; }

bool fits_type(const Value& value, Type type) {
  switch (type) {
    case Type::text: return value.kind() == Value::Kind::text;
    case Type::integer: return value.kind() == Value::Kind::integer;
    case Type::decimal: return value.kind() == Value::Kind::decimal;
    case Type::boolean: return value.kind() == Value::Kind::boolean;
    case Type::date:
      return value.kind() == Value::Kind::date && parse_iso_date(to_text(value.as_date())) == value.as_date();
    case Type::code: return value.kind() == Value::Kind::code;
  }
  return false;
}

/// The place that gives the incident its point: the first place with a position.
std::size_t place_of(const Batch& batch, std::size_t incident) {
  for (std::size_t i = incident + 1; i < batch.end_of(incident); ++i)
    if (batch[i].kind() == Kind::place && batch[i].parent() == static_cast<std::int32_t>(incident) &&
        is_position(batch[i].get(Field::place_latitude), batch[i].get(Field::place_longitude)))
      return i;
  return 0;
}

}  // namespace

const LossType* FeatureMaker::text_loss(std::string_view text) const {
  if (text.empty()) return &feature_losses::empty_text;
  const char* end = text.data() + text.size();
  if (text::skip_valid(text.data(), end) != end) return &feature_losses::not_utf8;
  if (!xml_) return nullptr;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    // XML does not allow U+FFFE and U+FFFF either.
    const bool none = c == 0xEF && text.substr(i, 2) == "\xEF\xBF" && static_cast<unsigned char>(text[i + 2]) >= 0xBE;
    if (control || none) return &feature_losses::control_characters;
  }
  return nullptr;
}

const LossType* FeatureMaker::value_loss(const Slot& slot) const {
  if (!fits_type(slot.value, info(slot.field).type)) return &feature_losses::value_form;
  if (slot.value.kind() == Value::Kind::text) return text_loss(slot.value.as_text());
  if (slot.value.kind() == Value::Kind::decimal && !std::isfinite(slot.value.as_decimal()))
    return &feature_losses::not_finite;
  return nullptr;
}

const LossType* FeatureMaker::extra_loss(const Extra& extra) const {
  if (extra.heading.empty() || text_loss(extra.heading) != nullptr) return &feature_losses::extra_heading;
  return text_loss(extra.text);
}

std::string_view FeatureMaker::key_of(const std::string& prefix, Field field) {
  if (prefix.empty()) return info(field).full_name;
  return keep(prefix + std::string(info(field).name));
}

void FeatureMaker::add_record(std::size_t record, const std::string& prefix, std::size_t depth) {
  const Record& one = (*batch_)[record];
  losses_->all(record, nullptr);
  const std::span<const Slot> slots = one.slots();
  for (std::size_t i = 0; i != slots.size(); ++i) {
    const Slot& slot = slots[i];
    if (&one == made_.place && (slot.field == Field::place_latitude || slot.field == Field::place_longitude)) continue;
    const bool many = info(slot.field).many;
    const auto same = [&slot](const Slot& each) { return each.field == slot.field; };
    if (many && std::any_of(slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    MadeProperty property{{}, made_.values.size(), 0, many};
    for (std::size_t k = i; k != slots.size() && (k == i || many); ++k) {
      if (slots[k].field != slot.field) continue;
      if (const LossType* loss = value_loss(slots[k]))
        losses_->value(record, k, loss);
      else
        made_.values.push_back(slots[k].value);
    }
    property.count = made_.values.size() - property.first;
    if (property.count == 0) continue;
    property.key = key_of(prefix, slot.field);
    made_.properties.push_back(property);
  }
  add_extras(record, prefix);
  add_children(record, depth == 0 ? std::string() : prefix, depth);
}

void FeatureMaker::add_extras(std::size_t record, const std::string& prefix) {
  const std::span<const Extra> extras = (*batch_)[record].extras();
  for (std::size_t i = 0; i != extras.size(); ++i) {
    const auto same = [&](const Extra& each) { return each.heading == extras[i].heading; };
    if (std::any_of(extras.begin(), extras.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    MadeProperty property{{}, made_.values.size(), 0, false};
    for (std::size_t k = i; k != extras.size(); ++k) {
      if (!same(extras[k])) continue;
      if (const LossType* loss = extra_loss(extras[k]))
        losses_->extra(record, k, loss);
      else
        made_.values.push_back(Value::text(extras[k].text));
    }
    property.count = made_.values.size() - property.first;
    if (property.count == 0) continue;
    const std::string_view heading = extras[i].heading;
    const bool plain = (*batch_)[record].parent() < 0 && heading != record_key && heading != points_key &&
                       !parse_key(heading, made_.kind);
    property.key = plain ? heading : keep(prefix + std::string(extra_mark) + std::string(heading));
    property.list = property.count > 1;
    made_.properties.push_back(property);
  }
}

void FeatureMaker::add_children(std::size_t parent, const std::string& prefix, std::size_t depth) {
  const Batch& batch = *batch_;
  if (depth == deepest_child) return;
  std::uint32_t numbers[kind_count] = {};
  bool points = false;
  // The place with the feature's position is number 1, so that a reader knows which place has the position.
  const std::size_t first = depth == 0 && made_.place != nullptr ? place_of(batch, parent) : 0;
  const auto one = [&](std::size_t child) {
    const Kind kind = batch[child].kind();
    const std::uint32_t number = ++numbers[static_cast<std::size_t>(kind)];
    std::string below = prefix + std::string(name(kind));
    if (number != 1) below += "[" + std::to_string(number) + "]";
    below += '.';
    add_record(child, below, depth + 1);
  };
  if (first != 0) one(first);
  for (std::size_t i = parent + 1; i < batch.end_of(parent); ++i) {
    if (batch[i].parent() != static_cast<std::int32_t>(parent) || i == first) continue;
    if (batch[i].kind() == Kind::point)
      points = true;
    else
      one(i);
  }
  if (!points) return;
  if (depth == 0) {
    if (made_.outline.drawn != 0) {
      made_.properties.push_back({points_key, made_.values.size(), 1, false});
      made_.values.push_back(Value::integer(static_cast<std::int64_t>(made_.outline.drawn)));
    }
    return add_points(made_.outline, prefix);
  }
  outline_of(batch, parent, false, inner_);
  add_points(inner_, prefix);
}

/// Writes one list for each field. The n-th value belongs to the n-th point.
void FeatureMaker::add_points(const Outline& outline, const std::string& prefix) {
  const Batch& batch = *batch_;
  const std::string below = prefix + "point.";
  const auto drawn = [&](std::size_t i, Field field) {
    return i < outline.drawn && (field == Field::point_latitude || field == Field::point_longitude);
  };
  std::array<bool, field_count> used{};
  std::set<std::string_view> headings;
  for (std::size_t i = 0; i != outline.points.size(); ++i) {
    const std::size_t point = outline.points[i];
    losses_->all(point, nullptr);
    const std::span<const Slot> slots = batch[point].slots();
    for (std::size_t k = 0; k != slots.size(); ++k) {
      if (drawn(i, slots[k].field)) continue;
      const LossType* loss = value_loss(slots[k]);
      losses_->value(point, k, loss);
      if (loss == nullptr) used[static_cast<std::size_t>(slots[k].field)] = true;
    }
    const std::span<const Extra> extras = batch[point].extras();
    for (std::size_t k = 0; k != extras.size(); ++k) {
      // A list has one place for each point, so a point cannot have two values under one heading.
      const bool again = std::any_of(extras.begin(), extras.begin() + static_cast<std::ptrdiff_t>(k),
                                     [&](const Extra& each) { return each.heading == extras[k].heading; });
      const LossType* loss = again ? &feature_losses::extra_heading : extra_loss(extras[k]);
      losses_->extra(point, k, loss);
      if (loss == nullptr) headings.insert(extras[k].heading);
    }
  }
  const auto add = [&](std::string_view key, auto&& value_of) {
    MadeProperty property{key, made_.values.size(), 0, true};
    std::size_t last = 0;
    for (std::size_t i = 0; i != outline.points.size(); ++i) {
      made_.values.push_back(value_of(i, outline.points[i]));
      if (!made_.values.back().empty()) last = i + 1;
    }
    made_.values.resize(property.first + last);
    property.count = last;
    made_.properties.push_back(property);
  };
  for (std::size_t f = 0; f != field_count; ++f) {
    const auto field = static_cast<Field>(f);
    if (!used[f]) continue;
    add(keep(below + std::string(info(field).name)), [&](std::size_t i, std::size_t point) {
      const std::span<const Slot> slots = batch[point].slots();
      for (std::size_t k = 0; k != slots.size() && !drawn(i, field); ++k)
        if (slots[k].field == field && losses_->of_value(point, k) == nullptr) return slots[k].value;
      return Value();
    });
  }
  for (const std::string_view heading : headings)
    add(keep(below + std::string(extra_mark) + std::string(heading)), [&](std::size_t, std::size_t point) {
      const std::span<const Extra> extras = batch[point].extras();
      for (std::size_t k = 0; k != extras.size(); ++k)
        if (extras[k].heading == heading && losses_->of_extra(point, k) == nullptr) return Value::text(extras[k].text);
      return Value();
    });
}

void FeatureMaker::add_counted(std::size_t incident) {
  const CountedNumbers made =
      counted_numbers((*batch_)[incident], casualties_of({batch_, incident, group_end(*batch_, incident)}));
  const std::optional<std::int64_t> numbers[] = {made.killed, made.injured, made.casualties};
  for (std::size_t i = 0; i != std::size(numbers); ++i) {
    if (!numbers[i]) continue;
    made_.properties.push_back({info(counted_fields[i].field).full_name, made_.values.size(), 1, false});
    made_.values.push_back(Value::integer(*numbers[i]));
  }
  if (!made.any()) return;
  MadeProperty marks{info(Field::incident_counted).full_name, made_.values.size(), 0, true};
  for (std::size_t i = 0; i != std::size(numbers); ++i)
    if (numbers[i]) made_.values.push_back(Value::code(counted_fields[i].code));
  marks.count = made_.values.size() - marks.first;
  made_.properties.push_back(marks);
}

const MadeFeature* FeatureMaker::make(const Batch& batch, std::size_t top, Losses& losses) {
  const Kind kind = batch[top].kind();
  // All records count as lost until the code below reaches them. Lists of points contain the points only, not the
  // children of a point.
  const bool there = on_map(kind);
  for (std::size_t i = top; i != batch.end_of(top); ++i)
    losses.all(i, there ? &feature_losses::nesting : &feature_losses::record_kind);
  if (!there) return nullptr;
  batch_ = &batch;
  losses_ = &losses;
  made_.kind = kind;
  made_.properties.clear();
  made_.values.clear();
  made_keys_.clear();
  made_.id = {};
  made_.place = nullptr;
  const std::string_view id = batch[top].text(kind == Kind::incident ? Field::incident_id : Field::hazard_area_id);
  if (text_loss(id) == nullptr) made_.id = id;
  if (kind == Kind::incident)
    if (const std::size_t place = place_of(batch, top); place != 0) made_.place = &batch[place];
  outline_of(batch, top, kind == Kind::hazard_area, made_.outline);
  add_record(top, {}, 0);
  if (kind == Kind::incident) add_counted(top);
  return &made_;
}

}  // namespace maex

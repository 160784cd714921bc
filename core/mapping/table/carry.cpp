#include "core/mapping/table/carry.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace maex {
namespace losses {

const std::vector<LossType>& all() {
  static const std::vector<LossType> types = {
      {"loss-field-without-column", "The profile has no column for this field."},
      {"loss-second-child", "The profile has no columns for a further place, device or source of one record."},
      {"loss-second-value", "The profile has no room for a further value of a field that may repeat."},
      {"loss-kind-without-rows", "Records of this kind have no rows in the profile's table."},
      {"loss-value-spelling", "The written spelling of this coded value reads back as another one."},
      {"loss-value-form", "The value has a form that the column cannot hold, so it does not read back equal."},
      {"loss-constant-differs", "The profile gives every row one value of this field, and this record has another."},
      {"loss-required-missing", "The record lacks a value that the profile requires, so its row would be quarantined."},
      {"loss-shared-incident", "The table cannot say that several victims share this incident."},
      {"loss-made-id", "The table has no column for the id; a reader makes another one from the content."},
      {"loss-no-group-value", "The record lacks the values by which the profile tells incidents apart."},
      {"loss-extra-heading", "The extra's heading is one that the profile reads as something else, or occurs twice."},
      {"loss-extra-on-incident", "Extras of an incident that shares its rows with victims have no row of their own."},
      {"loss-extra-text", "The extra's text is blank or has blanks at its ends, which reading takes away."},
  };
  return types;
}

const LossType* type(Kind kind) { return &all()[static_cast<std::size_t>(kind)]; }

}  // namespace losses

using losses::type;
using LossKind = losses::Kind;

Carrier::Carrier(std::shared_ptr<const Compiled> profile, Day today) : profile_(std::move(profile)) {
  parsers_.reserve(profile_->profile.columns.size());
  for (const ProfileColumn& column : profile_->profile.columns)
    parsers_.emplace_back(profile_->profile, column, today.year > 0 ? today.year : 2099);
}

int Carrier::node_of(const Batch& batch, std::size_t index) const {
  const Record& record = batch[index];
  const auto& nodes = profile_->plan.nodes;
  int parent = -1;
  std::size_t nth = 0;
  if (record.parent() >= 0) {
    const auto above = static_cast<std::size_t>(record.parent());
    parent = node_of(batch, above);
    if (parent < 0) return -1;
    for (std::size_t i = above + 1; i < index; ++i)
      if (batch[i].kind() == record.kind() && batch[i].parent() == record.parent()) ++nth;
  }
  for (std::size_t i = 0; i != nodes.size(); ++i)
    if (nodes[i].kind == record.kind() && nodes[i].parent == parent && nodes[i].nth == nth) return static_cast<int>(i);
  return -1;
}

std::ptrdiff_t Carrier::incident_of(const Batch& batch, std::size_t victim) const {
  for (std::size_t i = victim; i-- > 0;) {
    if (batch[i].kind() != Kind::incident) continue;
    const std::string_view link = batch[victim].text(Field::victim_incident);
    return link.empty() || link == batch[i].text(Field::incident_id) ? static_cast<std::ptrdiff_t>(i) : -1;
  }
  return -1;
}

std::vector<std::size_t> Carrier::victims_of(const Batch& batch, std::size_t incident) const {
  std::vector<std::size_t> victims;
  for (std::size_t i = batch.end_of(incident); i < batch.size() && batch[i].kind() != Kind::incident;
       i = batch.end_of(i))
    if (batch[i].kind() == Kind::victim && incident_of(batch, i) == static_cast<std::ptrdiff_t>(incident))
      victims.push_back(i);
  return victims;
}

int Carrier::column_of(std::size_t node, Field field) const {
  const auto& columns = profile_->profile.columns;
  for (std::size_t i = 0; i != columns.size(); ++i)
    if (columns[i].field == field && columns[i].count_of.empty() && profile_->plan.column_node[i] == node)
      return static_cast<int>(i);
  return -1;
}

OutCell Carrier::cell(std::size_t index, const Value& value, std::string& made) {
  const ProfileColumn& column = profile_->profile.columns[index];
  OutCell cell;
  cell.kind = CellKind::text;
  switch (value.kind()) {
    case Value::Kind::none: cell.kind = CellKind::empty; break;
    case Value::Kind::text: cell.text = value.as_text(); break;
    case Value::Kind::integer:
      cell.kind = CellKind::number;
      cell.number = static_cast<double>(value.as_integer());
      break;
    case Value::Kind::decimal:
      cell.kind = CellKind::number;
      cell.number = value.as_decimal() / column.factor;
      break;
    case Value::Kind::boolean:
      cell.kind = CellKind::boolean;
      cell.number = value.as_boolean() ? 1 : 0;
      break;
    case Value::Kind::code:
      cell.text =
          parsers_[index].codes() != nullptr ? parsers_[index].codes()->spelling(value.as_code()) : std::string_view{};
      break;
    case Value::Kind::date: {
      const PartialDate date = value.as_date();
      if (column.part != ProfileColumn::Part::whole) {
        const int part = column.part == ProfileColumn::Part::year    ? date.first.year
                         : column.part == ProfileColumn::Part::month ? date.first.month
                                                                     : date.first.day;
        cell.kind = part == 0 ? CellKind::empty : CellKind::number;
        cell.number = part;
      } else if (date.is_exact()) {
        cell.kind = CellKind::date;
        cell.day = date.first;
      } else {
        made = to_text(date);
        cell.text = made;
      }
      break;
    }
  }
  return cell;
}

bool Carrier::parts_read_back(std::size_t column, const Value& value) {
  const PartialDate date = value.as_date();
  if (date.form != PartialDate::Form::at) return false;
  bool month = false, day = false;
  for (const std::size_t each : profile_->parts[static_cast<std::size_t>(profile_->part_of[column])].columns) {
    month = month || profile_->profile.columns[each].part == ProfileColumn::Part::month;
    day = day || profile_->profile.columns[each].part == ProfileColumn::Part::day;
  }
  return (date.first.month == 0 || month) && (date.first.day == 0 || day);
}

bool Carrier::reads_back(std::size_t column, const Value& value) {
  if (profile_->part_of[column] >= 0) return value.kind() == Value::Kind::date && parts_read_back(column, value);
  std::string made;
  const OutCell out = cell(column, value, made);
  // An exact day reads back from every format: as a date cell, or as its ISO spelling.
  if (out.kind == CellKind::date) return info(profile_->profile.columns[column].field).type == Type::date;
  Cell in;
  in.column = 1;
  in.kind = out.kind;
  in.raw = out.text;
  in.number = out.number;
  if (out.kind == CellKind::text && out.text.empty()) return false;
  parsers_[column].parse(in, parsed_);
  return parsed_.is == Parsed::Is::value && parsed_.more.empty() && parsed_.value == value;
}

int Carrier::count_column(const Batch& batch, std::size_t victim) const {
  // The column with the most conditions wins, so "killed children" goes before "killed".
  int best = -1;
  std::size_t most = 0;
  const auto& columns = profile_->profile.columns;
  for (std::size_t i = 0; i != columns.size(); ++i) {
    const auto& conditions = columns[i].count_of;
    const bool all =
        !conditions.empty() && std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
          return batch[victim].get(condition.first) == condition.second;
        });
    if (all && conditions.size() > most) {
      best = static_cast<int>(i);
      most = conditions.size();
    }
  }
  return best;
}

const LossType* Carrier::own_loss(const Batch& batch, std::size_t index, const Slot& slot) {
  const int found = node_of(batch, index);
  if (found < 0) {
    std::size_t top = index;
    while (batch[top].parent() >= 0) top = static_cast<std::size_t>(batch[top].parent());
    if (node_of(batch, top) < 0) return type(LossKind::kind_without_rows);
    const auto& nodes = profile_->plan.nodes;
    const bool some =
        std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.kind == batch[index].kind(); });
    return type(some ? LossKind::second_child : LossKind::field_without_column);
  }
  const auto node = static_cast<std::size_t>(found);
  const int column = column_of(node, slot.field);
  if (column < 0) {
    for (std::size_t i = 0; i != profile_->profile.constants.size(); ++i)
      if (profile_->plan.constant_node[i] == node && profile_->profile.constants[i].field == slot.field)
        return to_text(slot.value) == profile_->profile.constants[i].text ? nullptr : type(LossKind::constant_differs);
    return type(LossKind::field_without_column);
  }
  if (info(slot.field).many) {
    std::size_t nth = 0, places = 0;
    for (const Slot& each : batch[index].slots()) {
      if (&each == &slot) break;
      if (each.field == slot.field) ++nth;
    }
    const auto& columns = profile_->profile.columns;
    for (std::size_t i = 0; i != columns.size(); ++i)
      places += columns[i].field == slot.field && profile_->plan.column_node[i] == node;
    const char separator = columns[static_cast<std::size_t>(column)].separator;
    if (separator == 0 && nth >= places) return type(LossKind::second_value);
    if (separator != 0 && to_text(slot.value).find(separator) != std::string::npos) return type(LossKind::value_form);
  }
  if (reads_back(static_cast<std::size_t>(column), slot.value)) return nullptr;
  return type(slot.value.kind() == Value::Kind::code ? LossKind::value_spelling : LossKind::value_form);
}

bool Carrier::lacks_required(const Batch& batch, std::size_t top) {
  for (const Field field : profile_->profile.required) {
    const Kind kind = info(field).kind;
    bool asked = false, found = false;
    for (std::size_t node = 0; node != profile_->plan.nodes.size(); ++node) {
      if (profile_->plan.nodes[node].kind != kind) continue;
      int root = static_cast<int>(node);
      while (profile_->plan.nodes[static_cast<std::size_t>(root)].parent >= 0)
        root = profile_->plan.nodes[static_cast<std::size_t>(root)].parent;
      if (profile_->plan.nodes[static_cast<std::size_t>(root)].kind == batch[top].kind()) asked = true;
    }
    if (!asked) continue;
    for (std::size_t i = top; i < batch.end_of(top); ++i)
      if (batch[i].kind() == kind)
        for (const Slot& slot : batch[i].slots())
          found = found || (slot.field == field && own_loss(batch, i, slot) == nullptr);
    if (!found) return true;
  }
  return false;
}

std::string Carrier::content(const Batch& batch, std::size_t record) {
  std::string text;
  append_content(text, batch, record, [&](const Fact& fact) {
    const Record& of = batch[fact.record];
    return (fact.is_extra() ? loss(batch, fact.record, of.extras()[fact.nth])
                            : own_loss(batch, fact.record, of.slots()[fact.nth])) == nullptr;
  });
  return text;
}

std::string Carrier::key_read(const Batch& batch, std::size_t incident) {
  std::string key;
  bool some = false;
  if (profile_->profile.group.empty()) return key;
  for (const std::size_t column : profile_->group_columns) {
    const std::size_t node = profile_->plan.column_node[column];
    for (std::size_t i = incident; i < batch.end_of(incident); ++i) {
      if (node_of(batch, i) != static_cast<int>(node)) continue;
      for (const Slot& slot : batch[i].slots())
        if (slot.field == profile_->profile.columns[column].field && own_loss(batch, i, slot) == nullptr) {
          append_text(key, slot.value);
          some = true;
        }
    }
    key += '\x1f';
  }
  return some ? key : std::string();
}

std::string Carrier::id_read(const Batch& batch, std::size_t top) {
  const Field field = batch[top].kind() == Kind::hazard_area  ? Field::hazard_area_id
                      : batch[top].kind() == Kind::assistance ? Field::assistance_id
                                                              : Field::incident_id;
  const int node = node_of(batch, top);
  const bool has_column = node >= 0 && column_of(static_cast<std::size_t>(node), field) >= 0;
  if (has_column && batch[top].has(field)) return std::string(batch[top].text(field));
  const std::string key = key_read(batch, top);
  if (!key.empty()) return made_id(profile_->profile.id_prefix, key).text;
  std::string bytes = content(batch, top);
  std::vector<std::string> victims;
  if (batch[top].kind() == Kind::incident)
    for (const std::size_t victim : victims_of(batch, top)) {
      if (!profile_->has_counts) {
        victims.push_back(content(batch, victim));
      } else if (const int column = count_column(batch, victim); column >= 0) {
        Batch counted;
        Record& record = counted.add(Kind::victim, {});
        for (const auto& [each, value] : profile_->profile.columns[static_cast<std::size_t>(column)].count_of)
          record.set(each, value);
        append_content(victims.emplace_back(), counted, 0);
      }
    }
  std::sort(victims.begin(), victims.end());
  for (const std::string& victim : victims) (bytes += '\x1d') += victim;
  return made_id(profile_->profile.id_prefix, bytes).text;
}

namespace {

// Doubles have "-2", "-3" … behind the id: which of several equal records has which number says nothing.
bool same_or_double(std::string_view id, std::string_view made) {
  if (!id.starts_with(made)) return false;
  id.remove_prefix(made.size());
  if (id.empty()) return true;
  if (id.size() < 2 || id.front() != '-') return false;
  return id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

// Ids and links without a column of their own: kept when the reader makes the same ones.
const LossType* Carrier::made_loss(const Batch& batch, std::size_t index, const Slot& slot) {
  const Record& record = batch[index];
  if (slot.value.kind() != Value::Kind::text) return type(LossKind::value_form);
  const std::string_view id = slot.value.as_text();
  if (record.kind() != Kind::victim)
    return same_or_double(id, id_read(batch, index)) ? nullptr : type(LossKind::made_id);
  const std::ptrdiff_t found = incident_of(batch, index);
  if (found < 0) {
    const int column = profile_->plan.incident < 0
                           ? -1
                           : column_of(static_cast<std::size_t>(profile_->plan.incident), Field::incident_id);
    if (slot.field == Field::victim_incident) return column >= 0 ? nullptr : type(LossKind::shared_incident);
    return same_or_double(id, made_victim_id(record.text(Field::victim_incident), content(batch, index)).text)
               ? nullptr
               : type(LossKind::made_id);
  }
  const auto incident = static_cast<std::size_t>(found);
  const std::string read = id_read(batch, incident);
  const bool grouped = !key_read(batch, incident).empty() || profile_->has_counts;
  if (slot.field == Field::victim_incident) {
    const bool alone = victims_of(batch, incident).size() == 1;
    return (grouped || alone) && same_or_double(id, read) ? nullptr : type(LossKind::shared_incident);
  }
  const std::string_view link = batch[incident].text(Field::incident_id);
  const bool named =
      column_of(static_cast<std::size_t>(profile_->plan.incident), Field::incident_id) >= 0 && !link.empty();
  if (profile_->has_counts || (!named && !grouped)) {
    // Numbered behind the incident's id, so that the set of ids is the same whenever each is a number up to their
    // count.
    const std::string stem = std::string(link) + "-V";
    if (!same_or_double(link, read) || !id.starts_with(stem)) return type(LossKind::made_id);
    const std::string_view digits = id.substr(stem.size());
    const bool number =
        !digits.empty() && digits.size() <= 5 && digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!number) return type(LossKind::made_id);
    std::size_t counted = 0;
    for (const std::size_t victim : victims_of(batch, incident))
      counted += !profile_->has_counts || count_column(batch, victim) >= 0;
    return std::stoul(std::string(digits)) <= counted ? nullptr : type(LossKind::made_id);
  }
  return same_or_double(id, made_victim_id(read, content(batch, index)).text) ? nullptr : type(LossKind::made_id);
}

const LossType* Carrier::counted_loss(const Batch& batch, std::size_t index, const Slot& slot) {
  if (batch[index].kind() != Kind::victim) return type(LossKind::field_without_column);
  const int column = count_column(batch, index);
  if (column < 0 || incident_of(batch, index) < 0) return type(LossKind::kind_without_rows);
  if (slot.field == Field::victim_id || slot.field == Field::victim_incident) return made_loss(batch, index, slot);
  for (const auto& [field, value] : profile_->profile.columns[static_cast<std::size_t>(column)].count_of)
    if (field == slot.field) return nullptr;
  return type(LossKind::field_without_column);
}

/// Why a reader puts the whole row of top-level record `top` into quarantine; nullptr when it does not.
const LossType* Carrier::row_loss(const Batch& batch, std::size_t top) {
  const Kind kind = batch[top].kind();
  const Profile& profile = profile_->profile;
  const bool counted = profile_->has_counts && kind == Kind::victim;
  if (node_of(batch, top) < 0 && !counted) return nullptr;
  std::ptrdiff_t incident = kind == Kind::incident ? static_cast<std::ptrdiff_t>(top) : -1;
  if (kind == Kind::victim) incident = incident_of(batch, top);
  if (incident >= 0 && !profile.required.empty() && lacks_required(batch, static_cast<std::size_t>(incident)))
    return type(LossKind::required_missing);
  if (counted) return nullptr;
  if (kind != Kind::incident && !profile.required.empty() && lacks_required(batch, top))
    return type(LossKind::required_missing);
  const bool id_grouped =
      std::find(profile.group.begin(), profile.group.end(), Field::incident_id) != profile.group.end();
  if (incident >= 0 && profile.continue_blank && !id_grouped &&
      key_read(batch, static_cast<std::size_t>(incident)).empty())
    return type(LossKind::no_group_value);
  return nullptr;
}

const LossType* Carrier::loss(const Batch& batch, std::size_t index, const Slot& slot) {
  std::size_t top = index;
  while (batch[top].parent() >= 0) top = static_cast<std::size_t>(batch[top].parent());
  if (const LossType* whole = row_loss(batch, top)) return whole;
  if (profile_->has_counts && batch[top].kind() == Kind::victim) return counted_loss(batch, index, slot);
  const LossType* own = own_loss(batch, index, slot);
  if (own != type(LossKind::field_without_column) || batch[index].parent() >= 0) return own;
  const bool made = slot.field == Field::incident_id || slot.field == Field::victim_id ||
                    slot.field == Field::victim_incident || slot.field == Field::hazard_area_id ||
                    slot.field == Field::assistance_id;
  return made ? made_loss(batch, index, slot) : own;
}

const LossType* Carrier::loss(const Batch& batch, std::size_t index, const Extra& extra) {
  const int node = node_of(batch, index);
  const Record& record = batch[index];
  if (node < 0 || record.parent() >= 0) return type(LossKind::kind_without_rows);
  if (const LossType* whole = row_loss(batch, index)) return whole;
  if (trim(extra.text).empty() || trim(extra.text).size() != extra.text.size()) return type(LossKind::extra_text);
  const std::string folded = fold(extra.heading);
  const bool known = profile_->headings.contains(folded.empty() ? std::string(extra.heading) : folded);
  if (known || trim(extra.heading).size() != extra.heading.size() || extra.heading.empty())
    return type(LossKind::extra_heading);
  for (const Extra& each : record.extras()) {
    if (&each == &extra) break;
    if (each.heading == extra.heading) return type(LossKind::extra_heading);
  }
  if (profile_->profile.row_is == Profile::RowIs::victim && record.kind() == Kind::incident &&
      key_read(batch, index).empty() && !victims_of(batch, index).empty())
    return type(LossKind::extra_on_incident);
  return nullptr;
}

}  // namespace maex

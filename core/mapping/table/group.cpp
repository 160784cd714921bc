#include "core/mapping/table/group.hpp"

#include <algorithm>

namespace maex {
namespace {

// A longer group is emitted in pieces, so that a file with one endless incident does not need more memory.
constexpr std::size_t most_gathered = 4096;

Value constant_value(const ProfileConstant& constant) {
  const FieldInfo& field = info(constant.field);
  switch (field.type) {
    case Type::text: return Value::text(constant.text);
    case Type::integer: return Value::integer(std::stoll(constant.text));
    case Type::decimal: return Value::decimal(std::stod(constant.text));
    case Type::boolean: return Value::boolean(constant.text == "true");
    case Type::date: return Value::date(parse_iso_date(constant.text).value_or(PartialDate{}));
    case Type::code: return Value::code(find_code(field.list, constant.text).value_or(Code{}));
  }
  return {};
}

/// True for fields of the incident and of its place, device and source.
bool describes_incident(Field field) {
  if (field == Field::count) return false;
  const Kind kind = info(field).kind;
  return kind == Kind::incident || kind == Kind::place || kind == Kind::device || kind == Kind::source;
}

/// True when both have a value for a field that may not repeat, and the values differ.
bool clash(const std::vector<Slot>& a, const std::vector<Slot>& b) {
  return std::any_of(b.begin(), b.end(), [&](const Slot& slot) {
    return !info(slot.field).many && std::any_of(a.begin(), a.end(), [&](const Slot& each) {
      return each.field == slot.field && !(each.value == slot.value);
    });
  });
}

}  // namespace

IncidentGroup::IncidentGroup(const Compiled& profile, RowWindow& window)
    : profile_(profile), window_(window), nodes_(profile.plan.nodes.size()) {}

bool IncidentGroup::is_group_field(Field field) const {
  const auto& group = profile_.profile.group;
  return std::find(group.begin(), group.end(), field) != group.end();
}

bool IncidentGroup::continues(const GroupKey& key) const {
  if (!open_ || !keyed_) return false;
  if (key.values == key_.values) return true;
  if (!profile_.profile.continue_blank) return false;
  for (std::size_t i = 0; i != key.values.size(); ++i)
    if (!key.values[i].empty() && key.values[i] != key_.values[i]) return false;
  return true;
}

std::uint32_t IncidentGroup::begin(const GroupKey& key, Origin origin) {
  open_ = true;
  accepted_ = again_ = false;
  late_ = 0;
  keyed_ = !key.blank;
  key_ = key;
  origin_ = origin;
  incident_id_.clear();
  if (!keyed_) return 0;
  key_hash_ = hash64(key.text);
  const SeenKeys::Entry* seen = finished_.find(key_hash_);
  if (seen == nullptr) return 0;
  again_ = true;
  resume(seen->number);
  return seen->count;
}

void IncidentGroup::resume(std::uint32_t number) {
  const HeldIncident* const held = window_.find(number);
  if (held == nullptr) return;
  again_ = false;
  accepted_ = true;
  late_ = number;
  const Batch& batch = window_.batch_of(number);
  const Record& incident = batch[held->record];
  origin_ = incident.origin();
  if (const auto id = id_field(incident.kind())) incident_id_ = incident.text(*id);
  for (const NodeSlot& each : held->slots) nodes_[each.node].push_back(each.slot);
  counts_ = held->counts;
  counts_before_ = counts_.size();
  more_sources_ = held->sources;
  sources_before_ = more_sources_.size();
  if (held->late) more_sources_.insert(more_sources_.end(), held->late->sources.begin(), held->late->sources.end());
}

void IncidentGroup::go_on() {
  if (const SeenKeys::Entry* seen = keyed_ ? finished_.find(key_hash_) : nullptr) resume(seen->number);
}

std::uint32_t IncidentGroup::fingerprint(const std::vector<std::vector<Slot>>& nodes) const {
  // A sum does not depend on the order of columns.
  std::uint64_t sum = 0;
  std::string text;
  for (std::size_t node = 0; node != nodes.size(); ++node) {
    if (profile_.victim_level[node]) continue;
    for (const Slot& slot : nodes[node]) {
      if (is_group_field(slot.field)) continue;
      text.assign(1, static_cast<char>(node));
      text += info(slot.field).full_name;
      append_text(text, slot.value);
      sum += hash64(text);
    }
  }
  return static_cast<std::uint32_t>(sum ^ sum >> 32);
}

void IncidentGroup::add_apart(const RowValues& values, std::vector<Conflict>& conflicts, std::uint32_t& first_row) {
  const SeenKeys::Entry* seen = finished_.find(key_hash_);
  const std::uint32_t mine = fingerprint(values.nodes);
  // A row without fields does not contradict: continuation rows are often blank.
  if (mine != 0 && seen != nullptr && mine != seen->check) {
    first_row = seen->count;
    for (std::size_t node = 0; node != values.nodes.size(); ++node)
      if (!profile_.victim_level[node])
        for (const Slot& slot : values.nodes[node])
          if (!is_group_field(slot.field)) conflicts.push_back({node, slot.field});
  }
  for (const Slot& slot : values.nodes[static_cast<std::size_t>(profile_.plan.incident)])
    if (slot.field == Field::incident_id && incident_id_.empty()) incident_id_ = slot.value.as_text();
}

void IncidentGroup::add_incident_values(const RowValues& values, Origin origin, std::vector<Conflict>& conflicts) {
  for (std::size_t node = 0; node != values.nodes.size(); ++node) {
    if (profile_.victim_level[node]) continue;
    std::vector<Slot>& mine = nodes_[node];
    if (!accepted_) {
      mine.assign(values.nodes[node].begin(), values.nodes[node].end());
      continue;
    }
    if (profile_.plan.nodes[node].kind == Kind::source && clash(mine, values.nodes[node])) {
      add_source(node, values.nodes[node]);
      continue;
    }
    const std::size_t before = mine.size();
    for (const Slot& slot : values.nodes[node]) {
      const auto begin = mine.begin(), end = mine.begin() + static_cast<std::ptrdiff_t>(before);
      const bool many = info(slot.field).many;
      const auto same = std::find_if(begin, end, [&](const Slot& each) {
        return each.field == slot.field && (!many || each.value == slot.value);
      });
      if (same == end) {
        mine.push_back(slot);
        // A column of another sheet would name another cell.
        if (origin.part != origin_.part) mine.back().column = 0;
      } else if (!(same->value == slot.value)) {
        note_conflict(node, slot.field, conflicts);
      }
    }
  }
}

void IncidentGroup::add(const RowValues& values, Origin origin, std::vector<Conflict>& conflicts,
                        std::uint32_t& first_row) {
  conflicts.clear();
  if (again_) {
    add_apart(values, conflicts, first_row);
  } else {
    first_row = origin_.row;
    add_incident_values(values, origin, conflicts);
    if (!accepted_) origin_ = origin;
  }
  accepted_ = true;
  for (const CellFate& fate : values.fates)
    if (is_not_understood(fate) && describes_incident(fate.field) &&
        std::find(not_understood_.begin(), not_understood_.end(), fate.field) == not_understood_.end())
      not_understood_.push_back(fate.field);
  if (values.has_victim || profile_.plan.victim < 0) {
    Victim victim{origin, victim_slots_.size(), 0, victim_extras_.size(), 0};
    if (profile_.plan.victim >= 0) {
      for (std::size_t node = 0; node != values.nodes.size(); ++node)
        if (profile_.victim_level[node])
          for (const Slot& slot : values.nodes[node]) victim_slots_.push_back({node, slot});
      victim_extras_.insert(victim_extras_.end(), values.extras.begin(), values.extras.end());
      victim.slots_end = victim_slots_.size();
      victim.extras_end = victim_extras_.size();
      victims_.push_back(victim);
      return;
    }
  }
  extras_.insert(extras_.end(), values.extras.begin(), values.extras.end());
  add_counts(values, conflicts);
}

void IncidentGroup::add_counts(const RowValues& values, std::vector<Conflict>& conflicts) {
  const std::size_t before = counts_.size();
  for (const auto& each : values.counts) {
    const auto end = counts_.begin() + static_cast<std::ptrdiff_t>(before);
    const auto same = std::find_if(counts_.begin(), end, [&](const auto& known) { return known.first == each.first; });
    if (same == end) {
      counts_.push_back(each);
    } else if (same->second != each.second) {
      const Field field = profile_.profile.columns[each.first].field;
      note_conflict(profile_.plan.column_node[each.first], field, conflicts);
      conflicts.back().column = static_cast<int>(each.first);
    }
  }
}

void IncidentGroup::add_source(std::size_t node, const std::vector<Slot>& slots) {
  const auto is_in = [](const std::vector<Slot>& known) {
    return [&known](const Slot& slot) {
      return std::any_of(known.begin(), known.end(),
                         [&](const Slot& each) { return each.field == slot.field && each.value == slot.value; });
    };
  };
  for (std::size_t i = 0; i != more_sources_.size(); ++i) {
    auto& [of, known] = more_sources_[i];
    if (of != node || clash(known, slots)) continue;
    const bool written = i < sources_before_;  // a record that does not change any more
    if (written && !std::all_of(slots.begin(), slots.end(), is_in(known))) continue;
    for (const Slot& slot : slots)
      if (!is_in(known)(slot)) known.push_back(slot);
    return;
  }
  more_sources_.emplace_back(node, slots);
}

void IncidentGroup::note_conflict(std::size_t node, Field field, std::vector<Conflict>& conflicts) {
  conflicts.push_back({node, field});
  if (std::find(differing_.begin(), differing_.end(), field) == differing_.end()) differing_.push_back(field);
}

bool IncidentGroup::contradicts(const RowValues& values) const {
  if (again_) {
    const SeenKeys::Entry* seen = finished_.find(key_hash_);
    const std::uint32_t mine = fingerprint(values.nodes);
    return mine != 0 && seen != nullptr && mine != seen->check;
  }
  for (std::size_t node = 0; node != values.nodes.size(); ++node) {
    if (profile_.victim_level[node]) continue;
    for (const Slot& slot : values.nodes[node]) {
      if (info(slot.field).many) continue;
      const auto other = [&](const Slot& each) { return each.field == slot.field && !(each.value == slot.value); };
      if (std::any_of(nodes_[node].begin(), nodes_[node].end(), other)) return true;
    }
  }
  return false;
}

bool IncidentGroup::full() const { return victims_.size() >= most_gathered || extras_.size() >= most_gathered; }

std::size_t IncidentGroup::constants_of(std::size_t node) const {
  const auto& nodes = profile_.plan.constant_node;
  return static_cast<std::size_t>(std::count(nodes.begin(), nodes.end(), node));
}

void IncidentGroup::add_constants(std::size_t node, Record& record, Batch& batch) const {
  for (std::size_t i = 0; i != profile_.plan.constant_node.size(); ++i) {
    const ProfileConstant& constant = profile_.profile.constants[i];
    if (profile_.plan.constant_node[i] != node || record.has(constant.field)) continue;
    Value value = constant_value(constant);
    if (value.kind() == Value::Kind::text) value = Value::text(batch.keep(value.as_text()));
    record.set(constant.field, value);
  }
}

std::size_t IncidentGroup::emit_incident(Batch& batch) {
  std::vector<std::int32_t>& at = at_;
  at.assign(nodes_.size(), -1);
  const auto main = static_cast<std::size_t>(profile_.plan.incident >= 0 ? profile_.plan.incident : profile_.plan.main);
  const std::size_t index = batch.size();
  for (std::size_t node = 0; node != nodes_.size(); ++node) {
    if (profile_.victim_level[node]) continue;
    if (node != main && nodes_[node].empty() && constants_of(node) == 0) continue;
    const Node& plan = profile_.plan.nodes[node];
    at[node] = static_cast<std::int32_t>(batch.size());
    Record& record = batch.add(plan.kind, origin_, plan.parent < 0 ? -1 : at[static_cast<std::size_t>(plan.parent)]);
    // 1: the generated id
    record.reserve(nodes_[node].size() + constants_of(node) +
                   (node == main ? 1 + differing_.size() + not_understood_.size() : 0));
    for (const Slot& slot : nodes_[node]) record.set(slot.field, slot.value, slot.column);
    add_constants(node, record, batch);
    if (node == main)
      for (const Extra& extra : extras_) record.add_extra(extra.heading, extra.text, extra.column);
    if (node != main || plan.kind != Kind::incident) continue;
    for (const Field field : differing_) record.set(Field::incident_rows_differ_in, Value::text(info(field).full_name));
    for (const Field field : not_understood_)
      record.set(Field::incident_not_understood, Value::text(info(field).full_name));
  }
  for (const auto& [node, slots] : more_sources_) {
    const Node& plan = profile_.plan.nodes[node];
    Record& record = batch.add(plan.kind, origin_, plan.parent < 0 ? -1 : at[static_cast<std::size_t>(plan.parent)]);
    record.reserve(slots.size());
    for (const Slot& slot : slots) record.set(slot.field, slot.value, slot.column);
  }
  return index;
}

void IncidentGroup::emit_victim(const Victim& victim, Batch& batch) {
  const auto main = static_cast<std::size_t>(profile_.plan.victim);
  const auto parent = static_cast<std::int32_t>(batch.size());
  for (std::size_t node = 0; node != nodes_.size(); ++node) {
    if (!profile_.victim_level[node]) continue;
    const auto mine = [node](const NodeSlot& each) { return each.node == node; };
    const auto begin = victim_slots_.begin() + static_cast<std::ptrdiff_t>(victim.slots_begin);
    const auto end = victim_slots_.begin() + static_cast<std::ptrdiff_t>(victim.slots_end);
    const auto own = static_cast<std::size_t>(std::count_if(begin, end, mine));
    if (node != main && own == 0 && constants_of(node) == 0) continue;
    Record& record = batch.add(profile_.plan.nodes[node].kind, victim.origin, node == main ? -1 : parent);
    record.reserve(own + constants_of(node) +
                   (node == main ? 2 : 0));  // 2: the generated ids of the victim and its incident
    for (auto it = begin; it != end; ++it)
      if (it->node == node) record.set(it->slot.field, it->slot.value, it->slot.column);
    add_constants(node, record, batch);
    if (node == main)
      for (std::size_t i = victim.extras_begin; i != victim.extras_end; ++i)
        record.add_extra(victim_extras_[i].heading, victim_extras_[i].text, victim_extras_[i].column);
  }
}

void IncidentGroup::emit_counted(Batch& batch) {
  for (std::size_t i = counts_before_; i != counts_.size(); ++i)
    for (std::uint32_t k = 0; k != counts_[i].second; ++k) {
      Record& record = batch.add(Kind::victim, origin_);
      for (const auto& [field, value] : profile_.profile.columns[counts_[i].first].count_of) record.set(field, value);
    }
}

// Generates the ids that the source does not have. This step is last, because ids are made from all other values.
void IncidentGroup::name_records(Batch& batch, std::size_t incident, std::size_t first_victim, std::uint32_t number) {
  const Profile& profile = profile_.profile;
  bool own_name = false;  // the incident's id is made from all its content, so its victims need a number only
  if (incident != batch.size()) {
    Record& record = batch[incident];
    if (record.kind() == Kind::tally) return;  // a figure needs no id
    const Field field = id_field(record.kind()).value_or(Field::incident_id);
    if (record.has(field)) {
      incident_id_ = record.text(field);
    } else {
      if (keyed_) {
        incident_id_ = made_id(profile.id_prefix, key_.text).text;
      } else {
        scratch_.clear();
        append_content(scratch_, batch, incident);
        std::vector<std::string> victims;
        for (std::size_t i = first_victim; i < batch.size(); i = batch.end_of(i))
          append_content(victims.emplace_back(), batch, i);
        std::sort(victims.begin(), victims.end());
        for (const std::string& victim : victims) (scratch_ += '\x1d') += victim;
        incident_id_ = numbered(made_id(profile.id_prefix, scratch_), made_);
        own_name = true;
      }
      record.set(field, Value::text(batch.keep(incident_id_)));
    }
  } else if (incident_id_.empty()) {
    incident_id_ = made_id(profile.id_prefix, key_.text).text;
  }
  for (std::size_t i = first_victim; i < batch.size(); i = batch.end_of(i)) {
    Record& record = batch[i];
    ++number;
    if (!record.has(Field::victim_incident)) record.set(Field::victim_incident, Value::text(batch.keep(incident_id_)));
    if (record.has(Field::victim_id)) continue;
    std::string id;
    if (own_name || profile_.has_counts) {
      id = incident_id_ + "-V" + std::to_string(number);
    } else {
      scratch_.clear();
      append_content(scratch_, batch, i);
      id = numbered(made_victim_id(incident_id_, scratch_), made_);
    }
    record.set(Field::victim_id, Value::text(batch.keep(id)));
  }
}

void IncidentGroup::keep_slots(HeldIncident& held) const {
  held.slots.clear();
  for (std::size_t node = 0; node != nodes_.size(); ++node)
    for (const Slot& slot : nodes_[node]) held.slots.push_back({node, slot});
  held.counts = counts_;
}

void IncidentGroup::hold(std::size_t record, std::size_t first_victim) {
  SeenKeys::Entry& entry = finished_[key_hash_];
  entry.check = fingerprint(nodes_);
  entry.count = std::max<std::uint32_t>(origin_.row, 1);
  HeldIncident* held = nullptr;
  entry.number = window_.add(held);
  held->record = record;
  held->at = at_;
  held->sources = more_sources_;
  keep_slots(*held);
  const Batch& batch = window_.newest();
  for (std::size_t i = first_victim; i < batch.size(); i = batch.end_of(i)) ++held->victims;
}

void IncidentGroup::emit_late() {
  LateRows& late = window_.late(late_);
  HeldIncident& held = *window_.find(late_);
  keep_slots(held);
  late.sources.assign(more_sources_.begin() + static_cast<std::ptrdiff_t>(sources_before_), more_sources_.end());
  const auto add_new = [](std::vector<Field>& known, const std::vector<Field>& fields) {
    for (const Field field : fields)
      if (std::find(known.begin(), known.end(), field) == known.end()) known.push_back(field);
  };
  add_new(late.differing, differing_);
  add_new(late.not_understood, not_understood_);
  late.extras.insert(late.extras.end(), extras_.begin(), extras_.end());
  if (!late.victims) late.victims = std::make_unique<Batch>();
  Batch& victims = *late.victims;
  const std::size_t first = victims.size();
  for (const Victim& victim : victims_) emit_victim(victim, victims);
  emit_counted(victims);
  name_records(victims, victims.size(), first, held.victims);
  for (std::size_t i = first; i < victims.size(); i = victims.end_of(i)) ++held.victims;
  window_.count_late(victims.size() - first);
}

void IncidentGroup::emit() {
  if (accepted_ && late_ != 0) {
    emit_late();
  } else if (accepted_) {
    Batch& batch = window_.newest();
    const std::size_t incident = again_ ? batch.size() : emit_incident(batch);
    const std::size_t first_victim = batch.size();
    for (const Victim& victim : victims_) emit_victim(victim, batch);
    emit_counted(batch);
    name_records(batch, again_ ? batch.size() : incident, first_victim);
    if (keyed_ && !again_) {
      hold(incident, first_victim);
      again_ = true;
    }
  }
  clear();
}

void IncidentGroup::clear() {
  late_ = 0;
  for (auto& slots : nodes_) slots.clear();
  more_sources_.clear();
  sources_before_ = 0;
  differing_.clear();
  not_understood_.clear();
  extras_.clear();
  victim_slots_.clear();
  victim_extras_.clear();
  victims_.clear();
  counts_.clear();
  counts_before_ = 0;
}

}  // namespace maex

#include "core/mapping/table/window.hpp"

#include <algorithm>

#include "core/model/group.hpp"

namespace maex {
namespace {

/// Text of the copy belongs to `batch`.
Value copy_of(const Value& value, Batch& batch) {
  return value.kind() == Value::Kind::text ? Value::text(batch.keep(value.as_text())) : value;
}

bool has(const Record& record, const Slot& slot) {
  return std::any_of(record.slots().begin(), record.slots().end(), [&](const Slot& each) {
    return each.field == slot.field && (!info(slot.field).many || each.value == slot.value);
  });
}

void add_missing(Record& record, const Slot& slot, Batch& batch) {
  if (!has(record, slot)) record.set(slot.field, copy_of(slot.value, batch), slot.column);
}

}  // namespace

std::uint32_t RowWindow::add(HeldIncident*& incident) {
  if (newest_.used == newest_.incidents.size()) newest_.incidents.emplace_back();
  incident = &newest_.incidents[newest_.used++];
  incident->at.assign(profile_.plan.nodes.size(), -1);
  incident->slots.clear();
  incident->sources.clear();
  incident->counts.clear();
  incident->victims = 0;
  incident->late.reset();
  return newest_.first_number + static_cast<std::uint32_t>(newest_.used) - 1;
}

RowWindow::Held* RowWindow::held_of(std::uint32_t number) {
  if (number >= newest_.first_number) return &newest_;
  // The held batches are sorted by the number of their first incident.
  const auto after =
      std::upper_bound(sealed_.begin(), sealed_.end(), number,
                       [](std::uint32_t wanted, const Held& held) { return wanted < held.first_number; });
  return after == sealed_.begin() ? nullptr : &*std::prev(after);
}

HeldIncident* RowWindow::find(std::uint32_t number) {
  Held* const held = held_of(number);
  return held == nullptr ? nullptr : &held->incidents[number - held->first_number];
}

const Batch& RowWindow::batch_of(std::uint32_t number) { return *held_of(number)->batch; }

LateRows& RowWindow::late(std::uint32_t number) {
  Held& held = *held_of(number);
  held.has_late = true;
  std::unique_ptr<LateRows>& rows = held.incidents[number - held.first_number].late;
  if (!rows) rows = std::make_unique<LateRows>();
  return *rows;
}

void RowWindow::seal() {
  records_ += newest_.batch->size();
  const std::uint32_t next = newest_.first_number + static_cast<std::uint32_t>(newest_.used);
  sealed_.push_back(std::move(newest_));
  newest_ = {};
  if (!spare_.empty()) {
    newest_ = std::move(spare_.back());
    spare_.pop_back();
  }
  if (!newest_.batch) newest_.batch = std::make_unique<Batch>();
  newest_.first_number = next;
}

bool RowWindow::hand_out(Batch& batch) {
  if (sealed_.empty()) return false;
  Held held = std::move(sealed_.front());
  sealed_.pop_front();
  batch.reset();
  records_ -= std::min(records_, held.batch->size());
  if (held.has_late)
    write_late(held, batch);
  else
    batch.swap(*held.batch);
  held.batch->reset();
  held.used = 0;
  held.has_late = false;
  spare_.push_back(std::move(held));
  return true;
}

void RowWindow::write_late(Held& held, Batch& out) {
  const Batch& from = *held.batch;
  std::size_t done = 0;
  for (std::size_t i = 0; i != held.used; ++i) {
    const HeldIncident& incident = held.incidents[i];
    if (!incident.late) continue;
    const std::size_t end = from.end_of(incident.record), last = group_end(from, incident.record);
    out.append(from, done, incident.record);
    const std::size_t record = out.size();
    out.append(from, incident.record, end);
    add_late_values(incident, record, out);
    out.append(from, end, last);
    if (const Batch* victims = incident.late->victims.get()) {
      out.append(*victims, 0, victims->size());
      records_ -= std::min(records_, victims->size());
    }
    done = last;
  }
  out.append(from, done, from.size());
}

void RowWindow::add_late_values(const HeldIncident& incident, std::size_t record, Batch& out) const {
  std::vector<std::int32_t> at = incident.at;  // of the records in `out`
  for (std::int32_t& each : at)
    if (each >= 0) each += static_cast<std::int32_t>(record) - static_cast<std::int32_t>(incident.record);
  const auto add_child = [&](std::size_t node, const auto& self) -> Record& {
    const Node& plan = profile_.plan.nodes[node];
    const auto parent = static_cast<std::size_t>(std::max(plan.parent, 0));
    if (plan.parent >= 0 && at[parent] < 0) self(parent, self);
    at[node] = static_cast<std::int32_t>(out.size());
    return out.add(plan.kind, out[record].origin(), plan.parent < 0 ? -1 : at[parent]);
  };
  for (const NodeSlot& each : incident.slots) {
    if (at[each.node] < 0) add_child(each.node, add_child);
    add_missing(out[static_cast<std::size_t>(at[each.node])], each.slot, out);
  }
  for (const auto& [node, slots] : incident.late->sources) {
    Record& source = add_child(node, add_child);
    for (const Slot& slot : slots) source.set(slot.field, copy_of(slot.value, out), slot.column);
  }
  Record& head = out[record];
  for (const Field field : incident.late->differing)
    add_missing(head, {Field::incident_rows_differ_in, 0, Value::text(info(field).full_name)}, out);
  for (const Field field : incident.late->not_understood)
    add_missing(head, {Field::incident_not_understood, 0, Value::text(info(field).full_name)}, out);
  for (const Extra& extra : incident.late->extras)
    head.add_extra(out.keep(extra.heading), out.keep(extra.text), extra.column);
}

}  // namespace maex

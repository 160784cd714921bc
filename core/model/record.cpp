#include "core/model/record.hpp"

#include <algorithm>
#include <cstring>

namespace maex {
namespace {
constexpr std::size_t first_block_size = 1 << 20;
}

void Record::set(Field field, Value value, std::uint16_t column) {
  touched_ = true;
  if (!info(field).many) {
    for (Slot& slot : slots_)
      if (slot.field == field) {
        slot = {field, column, value};
        return;
      }
  }
  if (slots_.capacity() == 0) slots_.reserve(12);
  slots_.push_back({field, column, value});
}

bool Record::fill(Field field, Value value, FillRule rule) {
  if (has(field)) return false;
  if (slots_.capacity() == slots_.size()) slots_.reserve(slots_.size() + 6);  // one place may need all rules
  slots_.push_back({field, filled_column(rule), value});
  return true;
}

Value Record::get(Field field) const {
  for (const Slot& slot : slots_)
    if (slot.field == field) return slot.value;
  return {};
}

const Slot* Record::find(Field field) const {
  for (const Slot& slot : slots_)
    if (slot.field == field) return &slot;
  return nullptr;
}

void Record::mark_filled(Field field, FillRule rule) {
  for (Slot& slot : slots_)
    if (slot.field == field) slot.column = filled_column(rule);
}

Slot Record::source_of(const Slot& slot) const {
  if (!is_filled(slot.column)) return slot;
  for (const Field field : info(filled_by(slot.column)).from)
    if (const Slot* source = find(field); source != nullptr && source != &slot) return source_of(*source);
  return {slot.field, 0, slot.value};
}

std::string_view Record::text(Field field) const {
  const Value value = get(field);
  return value.kind() == Value::Kind::text ? value.as_text() : std::string_view{};
}

void Record::erase(Field field) {
  if (std::erase_if(slots_, [field](const Slot& slot) { return slot.field == field; }) != 0) touched_ = true;
}

void Record::add_extra(std::string_view heading, std::string_view text, std::uint16_t column) {
  touched_ = true;
  extras_.push_back({heading, text, column});
}

Batch::Body::Body()
    : first_block(new std::byte[first_block_size]), memory(first_block.get(), first_block_size), records(&memory) {}

Batch::Batch() : body_(std::make_unique<Body>()) {}

Record& Batch::add(Kind kind, Origin origin, std::int32_t parent) {
  return body_->records.emplace_back(kind, origin, parent, &body_->memory);
}

std::string_view Batch::keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = allocate(text.size());
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

char* Batch::allocate(std::size_t n) { return static_cast<char*>(body_->memory.allocate(n, 1)); }

std::size_t Batch::end_of(std::size_t i) const {
  ++i;
  while (i < body_->records.size() && is_child(body_->records[i].kind())) ++i;
  return i;
}

void Batch::reset() {
  // The deque keeps its own blocks in the arena, so it is destroyed before the arena is released.
  std::destroy_at(&body_->records);
  body_->memory.release();
  std::construct_at(&body_->records, &body_->memory);
  body_->kept.clear();
}

void Batch::keep_source(const Kept& kept) {
  body_->kept.push_back(kept);
  body_->kept.back().records = size() - kept.first;
  for (std::size_t i = kept.first; i != size(); ++i) {
    body_->records[i].seal();
    body_->records[i].kept_ = static_cast<std::int32_t>(body_->kept.size()) - 1;
  }
}

const Kept* Batch::kept(std::size_t i) const {
  if (body_->records[i].kept_ < 0) return nullptr;
  const Kept& kept = body_->kept[static_cast<std::size_t>(body_->records[i].kept_)];
  const std::size_t end = kept.first + kept.records;
  // A child that is added later follows the run directly and is not in the kept bytes.
  if (kept.records == 0 || end > size() || (end < size() && body_->records[end].parent_ >= 0)) return nullptr;
  for (std::size_t at = kept.first; at != end; ++at)
    if (body_->records[at].touched_) return nullptr;
  return &kept;
}

void Batch::forget_source(std::size_t i) {
  if (body_->records[i].kept_ >= 0) body_->kept[static_cast<std::size_t>(body_->records[i].kept_)].records = 0;
}

void Batch::append(const Batch& other, std::size_t first, std::size_t last) {
  const auto shift = static_cast<std::int32_t>(size()) - static_cast<std::int32_t>(first);
  for (std::size_t i = first; i != last; ++i) {
    const Record& from = other[i];
    Record& copy = add(from.kind(), from.origin(), from.parent() < 0 ? -1 : from.parent() + shift);
    for (const Slot& slot : from.slots()) {
      const bool text = slot.value.kind() == Value::Kind::text;
      copy.set(slot.field, text ? Value::text(keep(slot.value.as_text())) : slot.value, slot.column);
    }
    for (const Extra& extra : from.extras()) copy.add_extra(keep(extra.heading), keep(extra.text), extra.column);
    const Kept* kept = other.kept(i);
    if (kept == nullptr || i + 1 != kept->first + kept->records || kept->first < first)
      continue;  // the run's last record copies the kept bytes
    const auto at = static_cast<std::size_t>(static_cast<std::int32_t>(kept->first) + shift);
    keep_source({at, 0, keep(kept->before), keep(kept->bytes), keep(kept->scope), keep(kept->id), kept->beside});
  }
}

void Batch::truncate(std::size_t count) {
  while (body_->records.size() > count) body_->records.pop_back();
}

const Record* find_child(const Batch& batch, std::size_t parent, Kind kind) {
  const std::size_t end = batch.end_of(parent);  // takes time proportional to the children
  for (std::size_t i = parent + 1; i < end; ++i)
    if (batch[i].kind() == kind && batch[i].parent() == static_cast<std::int32_t>(parent)) return &batch[i];
  return nullptr;
}

}  // namespace maex

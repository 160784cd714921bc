#include "core/model/record.hpp"

#include <algorithm>
#include <cstring>

namespace maex {
namespace {
constexpr std::size_t first_block_size = 1 << 20;
}

void Record::set(Field field, Value value, std::uint16_t column) {
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

Value Record::get(Field field) const {
  for (const Slot& slot : slots_)
    if (slot.field == field) return slot.value;
  return {};
}

std::string_view Record::text(Field field) const {
  const Value value = get(field);
  return value.kind() == Value::Kind::text ? value.as_text() : std::string_view{};
}

void Record::erase(Field field) {
  std::erase_if(slots_, [field](const Slot& slot) { return slot.field == field; });
}

void Record::add_extra(std::string_view heading, std::string_view text, std::uint16_t column) {
  extras_.push_back({heading, text, column});
}

Batch::Batch()
    : first_block_(new std::byte[first_block_size]),
      memory_(first_block_.get(), first_block_size),
      records_(&memory_) {}

Record& Batch::add(Kind kind, Origin origin, std::int32_t parent) {
  return records_.emplace_back(kind, origin, parent, &memory_);
}

std::string_view Batch::keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = allocate(text.size());
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

char* Batch::allocate(std::size_t n) { return static_cast<char*>(memory_.allocate(n, 1)); }

std::size_t Batch::end_of(std::size_t i) const {
  ++i;
  while (i < records_.size() && is_child(records_[i].kind())) ++i;
  return i;
}

void Batch::reset() {
  // The deque keeps blocks of its own in the arena: rebuild it before the arena is rewound.
  std::destroy_at(&records_);
  memory_.release();
  std::construct_at(&records_, &memory_);
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
  }
}

void Batch::truncate(std::size_t count) {
  while (records_.size() > count) records_.pop_back();
}

const Record* find_child(const Batch& batch, std::size_t parent, Kind kind) {
  for (std::size_t i = parent + 1; i < batch.end_of(parent); ++i)
    if (batch[i].kind() == kind && batch[i].parent() == static_cast<std::int32_t>(parent)) return &batch[i];
  return nullptr;
}

}  // namespace maex

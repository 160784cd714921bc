// Visits all facts of a group, and makes one 64-bit number from facts.
#pragma once
#include <bit>
#include <cstdint>
#include <string_view>

#include "core/model/group.hpp"
#include "core/model/hash.hpp"

namespace maex {

/// One fact of a record: a value in a field, or a text under the sender's own heading.
struct Fact {
  std::size_t record;        ///< number in the batch
  std::size_t nth;           ///< index in the record's list of slots or of extras
  Kind kind;                 ///< of that record
  Field field;               ///< Field::count for an extra
  std::string_view heading;  ///< of an extra; empty for a field
  Value value;
  std::uint16_t column;
  [[nodiscard]] bool is_extra() const { return field == Field::count; }
};

/// Calls `each(fact)` for all facts of the group, record by record, values before extras.
template <class Each>
void for_each_fact(const Group& group, Each&& each) {
  for (std::size_t i = group.first; i != group.last; ++i) {
    const Record& record = (*group.batch)[i];
    std::size_t nth = 0;
    for (const Slot& slot : record.slots())
      each(Fact{i, nth++, record.kind(), slot.field, {}, slot.value, slot.column});
    nth = 0;
    for (const Extra& extra : record.extras())
      each(Fact{i, nth++, record.kind(), Field::count, extra.heading, Value::text(extra.text), extra.column});
  }
}

/// Equal values have equal fingerprints. Among a million different values, two have equal fingerprints with a
/// probability of 3e-8.
inline std::uint64_t fingerprint(const Value& value, std::uint64_t seed = 0) {
  switch (value.kind()) {
    case Value::Kind::none: return mix64(~seed);
    case Value::Kind::text: return hash64(value.as_text(), seed);
    case Value::Kind::decimal:
      return mix64(seed ^ std::bit_cast<std::uint64_t>(value.as_decimal() == 0 ? 0.0 : value.as_decimal()));
    case Value::Kind::date: {
      const PartialDate date = value.as_date();
      return mix64(
          mix64(seed + static_cast<std::uint64_t>(date.form) + (static_cast<std::uint64_t>(date.doubt) << 8)) ^
          (std::uint64_t{std::bit_cast<std::uint32_t>(date.first)} << 32 | std::bit_cast<std::uint32_t>(date.last)));
    }
    default: return mix64(seed ^ static_cast<std::uint64_t>(value.as_integer()));
  }
}

/// Fingerprint of kind, field or heading, and value. The column and the place in the file do not count.
inline std::uint64_t fingerprint(const Fact& fact, std::uint64_t seed = 0) {
  const std::uint64_t field =
      mix64(seed + (static_cast<std::uint64_t>(fact.kind) << 16) + static_cast<std::uint64_t>(fact.field));
  return fingerprint(fact.value, fact.is_extra() ? hash64(fact.heading, field) : field);
}

/// Fingerprint of several parts in their order.
class Fingerprint {
 public:
  void add(std::uint64_t part) { sum_ = mix64(sum_ ^ part) + 1; }
  [[nodiscard]] std::uint64_t value() const { return sum_; }

 private:
  std::uint64_t sum_ = 0;
};

}  // namespace maex

#include "core/exchange/record_keys.hpp"

#include <algorithm>
#include <vector>

#include "core/model/digest.hpp"
#include "core/model/hash.hpp"

namespace maex::exchange {
namespace {

/// The number that the sender gave the record; empty when there is none.
std::string_view own_number(const Record& head) {
  for (const Slot& slot : head.slots())
    if (is_made_field(slot.field) && slot.field != Field::victim_incident && slot.value.kind() == Value::Kind::text &&
        !number_is_made(head, slot.field, slot.column))
      return slot.value.as_text();
  return {};
}

}  // namespace

RecordKey record_key(const Group& group) {
  std::vector<std::string> parts;
  for (std::size_t i = group.first; i < group.last; i = group.batch->end_of(i))
    append_content(parts.emplace_back(name((*group.batch)[i].kind())), *group.batch, i);
  std::sort(parts.begin(), parts.end());
  std::uint64_t content = 0;
  for (const std::string& part : parts) content = hash64(part, content);
  const std::string_view number = own_number(group.head());
  const auto kind = static_cast<std::uint64_t>(group.head().kind()) + 1;
  return {number.empty() ? mix64(content ^ kind) : hash64(number, kind), content};
}

}  // namespace maex::exchange

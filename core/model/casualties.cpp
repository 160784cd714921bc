#include "core/model/casualties.hpp"

#include <algorithm>

namespace maex {

Casualties casualties_of(const Group& group) {
  Casualties counts;
  for_victims(group, [&](std::size_t number) {
    ++counts.listed;
    const Value outcome = (*group.batch)[number].get(Field::victim_outcome);
    switch (outcome.empty() ? Code::outcome_UNKNOWN : outcome.as_code()) {
      case Code::outcome_KILLED: ++counts.killed; break;
      case Code::outcome_INJURED: ++counts.injured; break;
      case Code::outcome_UNINJURED: ++counts.unhurt; break;
      default: ++counts.unknown;
    }
  });
  if (!group.is_incident()) return counts;
  for (const Slot& slot : group.head().slots()) {
    if (slot.value.kind() != Value::Kind::integer) continue;
    if (slot.field == Field::incident_killed) counts.stated_killed = slot.value.as_integer();
    if (slot.field == Field::incident_injured) counts.stated_injured = slot.value.as_integer();
    if (slot.field == Field::incident_casualties) counts.stated_total = slot.value.as_integer();
  }
  counts.stated = counts.stated_total;
  if (counts.stated_killed || counts.stated_injured) {
    const std::int64_t sum = std::max<std::int64_t>(counts.stated_killed.value_or(0), 0) +
                             std::max<std::int64_t>(counts.stated_injured.value_or(0), 0);
    counts.stated = std::max(counts.stated.value_or(0), sum);
  }
  return counts;
}

}  // namespace maex

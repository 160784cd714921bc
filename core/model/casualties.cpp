#include "core/model/casualties.hpp"

#include <algorithm>
#include <array>

namespace maex {
namespace {

using Number = std::optional<std::int64_t>;
constexpr std::size_t totals = std::size(counted_fields);
static_assert(static_cast<std::size_t>(Field::incident_casualties_children) -
                      static_cast<std::size_t>(Field::incident_killed_civilians) + 1 ==
                  totals * people_groups,
              "the numbers by group are declared one after the other");

/// The numbers by group of one total.
struct ByGroup {
  std::array<Number, people_groups> numbers;
  [[nodiscard]] const Number& of(PeopleGroup group) const { return numbers[static_cast<std::size_t>(group)]; }

  [[nodiscard]] Number sum(std::initializer_list<PeopleGroup> groups) const {
    Number sum;
    for (const PeopleGroup each : groups)
      if (of(each)) sum = sum.value_or(0) + std::max<std::int64_t>(*of(each), 0);
    return sum;
  }
  /// The same people may be counted by status and again by sex and age. Each sum is a lower bound, so the larger one is
  /// taken. A missing number is smaller than every number.
  [[nodiscard]] Number total() const {
    using enum PeopleGroup;
    const Number children_of_any_sex = std::max(sum({children}), sum({boys, girls}));
    Number by_age = sum({men, women});
    if (children_of_any_sex) by_age = by_age.value_or(0) + *children_of_any_sex;
    return std::max(sum({civilians, military, deminers}), by_age);
  }
};

}  // namespace

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
  ByGroup groups[totals];
  bool has_groups = false, has_marks = false;
  for (const Slot& slot : group.head().slots()) {
    if (slot.field == Field::incident_counted) has_marks = true;
    if (slot.value.kind() != Value::Kind::integer) continue;
    if (slot.field == Field::incident_killed) counts.stated_killed = slot.value.as_integer();
    if (slot.field == Field::incident_injured) counts.stated_injured = slot.value.as_integer();
    if (slot.field == Field::incident_casualties) counts.stated_total = slot.value.as_integer();
    if (!is_number_by_group(slot.field)) continue;
    const auto nth = static_cast<std::size_t>(slot.field) - static_cast<std::size_t>(Field::incident_killed_civilians);
    groups[nth / people_groups].numbers[nth % people_groups] = slot.value.as_integer();
    has_groups = true;
  }
  Number* const stated[totals] = {&counts.stated_killed, &counts.stated_injured, &counts.stated_total};
  // An earlier run counted the marked numbers from the persons. They state something only if they were changed since.
  const std::int64_t counted[totals] = {counts.killed, counts.injured, counts.killed + counts.injured};
  if (has_marks && counts.listed != 0)
    for (std::size_t i = 0; i != totals; ++i)
      if (is_counted(group.head(), counted_fields[i].field) && !counts.contradicts(*stated[i], counted[i]))
        stated[i]->reset();
  if (has_groups && counts.listed == 0)
    for (std::size_t i = 0; i != totals; ++i)
      if (!*stated[i]) *stated[i] = groups[i].total();
  counts.stated = counts.stated_total;
  if (counts.stated_killed || counts.stated_injured) {
    const std::int64_t sum = std::max<std::int64_t>(counts.stated_killed.value_or(0), 0) +
                             std::max<std::int64_t>(counts.stated_injured.value_or(0), 0);
    counts.stated = std::max(counts.stated.value_or(0), sum);
  }
  return counts;
}

bool is_counted(const Record& incident, Field number) {
  for (const Slot& slot : incident.slots())
    if (slot.field == Field::incident_counted && slot.value.kind() == Value::Kind::code)
      for (const CountedField& each : counted_fields)
        if (each.field == number && each.code == slot.value.as_code()) return true;
  return false;
}

CountedNumbers counted_numbers(const Record& incident, const Casualties& casualties) {
  CountedNumbers made;
  if (incident.has(Field::incident_counted)) return made;  // an earlier run made all that can be made
  const bool killed = !incident.has(Field::incident_killed), injured = !incident.has(Field::incident_injured);
  if (killed) made.killed = casualties.listed != 0 ? casualties.killed : casualties.stated_killed;
  if (injured) made.injured = casualties.listed != 0 ? casualties.injured : casualties.stated_injured;
  if (incident.has(Field::incident_casualties)) return made;
  if (!killed && !injured)
    made.casualties = casualties.stated;  // both are stated
  else if (casualties.listed != 0)
    made.casualties = std::max(casualties.hurt(), casualties.stated.value_or(0));
  else if (casualties.stated_total || (casualties.stated_killed && casualties.stated_injured))
    made.casualties = casualties.stated;
  return made;
}

void settle_counted(Batch& batch, std::size_t incident) {
  Record& record = batch[incident];
  if (!record.has(Field::incident_counted)) return;
  std::array<Slot, 2 * totals> put_back;
  std::size_t count = 0, numbers = 0;
  for (const Slot& slot : record.slots()) {
    const bool number = is_counted(record, slot.field);
    if (!number && slot.field != Field::incident_counted) continue;
    if (count == put_back.size()) return;  // maex writes one mark for each number
    put_back[count++] = slot;
    numbers += number;
  }
  for (std::size_t i = 0; i != count; ++i) record.erase(put_back[i].field);
  const Casualties casualties = casualties_of({&batch, incident, group_end(batch, incident)});
  const CountedNumbers made = counted_numbers(record, casualties);
  const Number again[totals] = {made.killed, made.injured, made.casualties};
  std::size_t same = 0;
  for (std::size_t i = 0; i != count; ++i)
    for (std::size_t k = 0; k != totals; ++k)
      same +=
          again[k] && put_back[i].field == counted_fields[k].field && put_back[i].value == Value::integer(*again[k]);
  if (same == numbers && 2 * same == count) return;
  for (std::size_t i = 0; i != count; ++i) record.set(put_back[i].field, put_back[i].value, put_back[i].column);
}

}  // namespace maex

#include "core/mapping/table/counted_row.hpp"

#include <algorithm>

#include "core/model/casualties.hpp"

namespace maex {
namespace {

/// What a group's number of 1 says about the only person of the row.
struct Said {
  PeopleGroup group;
  Field field;
  Code code;
};
constexpr Said said[] = {{PeopleGroup::civilians, Field::victim_status, Code::status_CIVILIAN},
                         {PeopleGroup::military, Field::victim_status, Code::status_MILITARY},
                         {PeopleGroup::deminers, Field::victim_status, Code::status_DEMINER},
                         {PeopleGroup::men, Field::victim_sex, Code::sex_MALE},
                         {PeopleGroup::men, Field::victim_age_group, Code::age_group_ADULT},
                         {PeopleGroup::women, Field::victim_sex, Code::sex_FEMALE},
                         {PeopleGroup::women, Field::victim_age_group, Code::age_group_ADULT},
                         {PeopleGroup::boys, Field::victim_sex, Code::sex_MALE},
                         {PeopleGroup::boys, Field::victim_age_group, Code::age_group_CHILD},
                         {PeopleGroup::girls, Field::victim_sex, Code::sex_FEMALE},
                         {PeopleGroup::girls, Field::victim_age_group, Code::age_group_CHILD},
                         {PeopleGroup::children, Field::victim_age_group, Code::age_group_CHILD}};

std::int64_t number_of(const std::vector<Slot>& slots, Field field) {
  for (const Slot& slot : slots)
    if (slot.field == field && slot.value.kind() == Value::Kind::integer) return slot.value.as_integer();
  return 0;
}

void become_person(const Compiled& profile, const Row& row, RowValues& values, bool killed) {
  std::vector<Slot>& incident = values.nodes[static_cast<std::size_t>(profile.plan.incident)];
  std::vector<Slot>& victim = values.nodes[static_cast<std::size_t>(profile.plan.victim)];
  const auto add = [&victim](Field field, Code code, std::uint16_t column) {
    const auto same = [field](const Slot& slot) { return slot.field == field; };
    if (std::none_of(victim.begin(), victim.end(), same)) victim.push_back({field, column, Value::code(code)});
  };
  for (const Slot& slot : incident) {
    if (!counts_people(slot.field)) continue;
    for (std::size_t i = 0; i != row.cells.size(); ++i)
      if (row.cells[i].column == slot.column)
        values.fates[i] = {Fate::changed, Rule::number_of_one_person, -1, slot.field};
    if (slot.value != Value::integer(1)) continue;
    if (slot.field == (killed ? Field::incident_killed : Field::incident_injured))
      add(Field::victim_outcome, killed ? Code::outcome_KILLED : Code::outcome_INJURED, slot.column);
    if (!is_number_by_group(slot.field)) continue;
    for (const Said& each : said)
      if (each.group == group_of(slot.field)) add(each.field, each.code, slot.column);
  }
  std::erase_if(incident, [](const Slot& slot) { return counts_people(slot.field); });
}

void become_extras(const Compiled& profile, const HeadingRow& headings, const Row& row, Batch& batch,
                   RowValues& values) {
  for (std::size_t i = 0; i != row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.column > headings.columns.size()) continue;
    const BoundColumn& bound = headings.columns[cell.column - 1];
    if (bound.column < 0 || !profile.victim_level[profile.plan.column_node[static_cast<std::size_t>(bound.column)]])
      continue;
    CellFate& fate = values.fates[i];
    if (fate.fate == Fate::ignored || fate.fate == Fate::quarantined) continue;
    add_extra(batch.keep(bound.heading), cell, batch, values.extras, fate);
    fate = {Fate::changed, Rule::person_of_counted_row, -1, fate.field};
  }
  for (std::size_t node = 0; node != values.nodes.size(); ++node)
    if (profile.victim_level[node]) values.nodes[node].clear();
  values.has_victim = false;
}

}  // namespace

void settle_person(const Compiled& profile, const HeadingRow& headings, const Row& row, Batch& batch,
                   RowValues& values) {
  if (!values.has_victim) return;
  const std::vector<Slot>& incident = values.nodes[static_cast<std::size_t>(profile.plan.incident)];
  const std::int64_t killed = number_of(incident, Field::incident_killed);
  const std::int64_t injured = number_of(incident, Field::incident_injured);
  if (killed >= 0 && injured >= 0 && killed + injured == 1)
    become_person(profile, row, values, killed == 1);
  else
    become_extras(profile, headings, row, batch, values);
}

bool states_people(const Compiled& profile, const RowValues& values) {
  if (profile.plan.incident < 0) return false;
  const std::vector<Slot>& incident = values.nodes[static_cast<std::size_t>(profile.plan.incident)];
  return std::any_of(incident.begin(), incident.end(), [](const Slot& slot) { return counts_people(slot.field); });
}

}  // namespace maex

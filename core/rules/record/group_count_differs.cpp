// An incident may state its civilians or its children, and list its victims with status, sex and age.
#include "core/model/casualties.hpp"
#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

enum class Belongs : std::uint8_t { no, perhaps, yes };

Belongs both(Belongs a, Belongs b) { return std::min(a, b); }

Belongs has_status(const Record& victim, Code wanted) {
  const Value status = victim.get(Field::victim_status);
  if (status.empty() || status.as_code() == Code::status_UNKNOWN) return Belongs::perhaps;
  if (status.as_code() == wanted) return Belongs::yes;
  // Senders count police and foreign soldiers among the military or apart, and deminers among the civilians or apart.
  const bool police = status.as_code() == Code::status_POLICE || status.as_code() == Code::status_FOREIGN_MILITARY;
  if (wanted == Code::status_MILITARY && police) return Belongs::perhaps;
  const bool deminer = wanted == Code::status_DEMINER || status.as_code() == Code::status_DEMINER;
  return deminer ? Belongs::perhaps : Belongs::no;
}

Belongs has_sex(const Record& victim, Code wanted) {
  const Value sex = victim.get(Field::victim_sex);
  if (sex.empty() || sex.as_code() == Code::sex_UNKNOWN) return Belongs::perhaps;
  return sex.as_code() == wanted ? Belongs::yes : Belongs::no;
}

Belongs is_child(const Record& victim, bool wanted) {
  constexpr std::int64_t adult = 18;
  const Value group = victim.get(Field::victim_age_group), age = victim.get(Field::victim_age);
  bool child = false;
  if (!group.empty() && group.as_code() != Code::age_group_UNKNOWN)
    child = group.as_code() == Code::age_group_CHILD;
  else if (age.kind() == Value::Kind::integer)
    child = age.as_integer() < adult;
  else
    return Belongs::perhaps;
  return child == wanted ? Belongs::yes : Belongs::no;
}

Belongs is_in(const Record& victim, PeopleGroup group) {
  switch (group) {
    case PeopleGroup::civilians: return has_status(victim, Code::status_CIVILIAN);
    case PeopleGroup::military: return has_status(victim, Code::status_MILITARY);
    case PeopleGroup::deminers: return has_status(victim, Code::status_DEMINER);
    case PeopleGroup::men: return both(has_sex(victim, Code::sex_MALE), is_child(victim, false));
    case PeopleGroup::women: return both(has_sex(victim, Code::sex_FEMALE), is_child(victim, false));
    case PeopleGroup::boys: return both(has_sex(victim, Code::sex_MALE), is_child(victim, true));
    case PeopleGroup::girls: return both(has_sex(victim, Code::sex_FEMALE), is_child(victim, true));
    case PeopleGroup::children: return is_child(victim, true);
  }
  return Belongs::perhaps;
}

Belongs has_outcome(const Record& victim, Field total) {
  const Value outcome = victim.get(Field::victim_outcome);
  if (!outcome.empty() && outcome.as_code() == Code::outcome_UNINJURED) return Belongs::no;
  if (total == Field::incident_casualties) return Belongs::yes;
  if (outcome.empty() || outcome.as_code() == Code::outcome_UNKNOWN) return Belongs::perhaps;
  const Code wanted = total == Field::incident_killed ? Code::outcome_KILLED : Code::outcome_INJURED;
  return outcome.as_code() == wanted ? Belongs::yes : Belongs::no;
}

std::vector<Field> numbers_by_group() {
  std::vector<Field> fields{Field::victim_outcome};
  for (std::size_t i = 0; i != std::size(counted_fields) * people_groups; ++i)
    fields.push_back(static_cast<Field>(static_cast<std::size_t>(Field::incident_killed_civilians) + i));
  return fields;
}

}  // namespace

Rule group_count_differs() {
  return {.notice = {"group-count-differs", Severity::error,
                     "The number of a group is not that of the incident's listed victims.",
                     "One of the two is wrong, and a breakdown differs by the way it is counted.",
                     "Correct the number, or the status, sex or age of the listed victims.",
                     "{field} states {stated}. Of the listed victims {listed} are in this group."},
          .reference = "domain D5 V6",
          .fields = numbers_by_group(),
          .failing = "incident id=1 killed_civilians=2\nvictim incident=1 outcome=KILLED status=CIVILIAN",
          .passing =
              "incident id=1 killed_civilians=2\nvictim incident=1 outcome=KILLED status=CIVILIAN\nvictim "
              "incident=1 outcome=KILLED",
          .each_incident = [](RuleContext& context, const Record& incident) {
            if (context.casualties().listed == 0) return;
            for (const Slot& slot : incident.slots()) {
              if (!is_number_by_group(slot.field) || slot.value.kind() != Value::Kind::integer) continue;
              std::int64_t listed = 0, possible = 0;
              for_victims(context.group(), [&](std::size_t number) {
                const Record& victim = context.record(number);
                const Belongs in = both(has_outcome(victim, total_of(slot.field)), is_in(victim, group_of(slot.field)));
                listed += in == Belongs::yes;
                possible += in != Belongs::no;
              });
              if (slot.value.as_integer() >= listed && slot.value.as_integer() <= possible) continue;
              context.report(incident, slot,
                             {{"field", std::string(info(slot.field).name)},
                              {"stated", std::to_string(slot.value.as_integer())},
                              {"listed", std::to_string(listed)}});
            }
          }};
}

}  // namespace maex::rules

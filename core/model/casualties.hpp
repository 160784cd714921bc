// The number of people that an incident killed and injured: the stated numbers, and the numbers from its list of
// victims.
#pragma once
#include <cstdint>
#include <optional>

#include "core/model/group.hpp"

namespace maex {

/// Counted once for each group. Every total of killed and injured comes from here.
struct Casualties {
  std::int64_t killed = 0, injured = 0;  ///< listed victims
  std::int64_t unhurt = 0;               ///< listed persons who were not hurt; they are not casualties
  std::int64_t unknown = 0;              ///< listed victims whose outcome is missing or not known
  std::int64_t listed = 0;               ///< all listed persons
  /// The numbers that the incident states. An incident that lists nobody and states no total has the sum of the groups
  /// that it states (civilians and military; men, women and children). `stated` is the larger of the stated total and
  /// of killed plus injured.
  std::optional<std::int64_t> stated_killed, stated_injured, stated_total, stated;

  /// Listed persons who were hurt, or may have been.
  [[nodiscard]] std::int64_t hurt() const { return killed + injured + unknown; }
  /// True when a stated number of killed or of injured cannot be true together with the list: `counted` persons have
  /// this outcome, and more of those with an unknown outcome may have it.
  [[nodiscard]] bool contradicts(const std::optional<std::int64_t>& number, std::int64_t counted) const {
    return number && listed != 0 && (*number < counted || *number > counted + unknown);
  }
};

Casualties casualties_of(const Group& group);

/// The numbers of an incident that the sender does not state and that follow from its persons, or from the numbers that
/// are stated. Targets that describe incidents write them, and mark them in incident.counted.
struct CountedNumbers {
  std::optional<std::int64_t> killed, injured, casualties;
  [[nodiscard]] bool any() const { return killed || injured || casualties; }
};
CountedNumbers counted_numbers(const Record& incident, const Casualties& casualties);

/// Removes the marked numbers of an incident that was read, and their marks, if the rest of its group gives the same
/// numbers: maex counts them again. Otherwise all of them stay: the file has no persons, or not their outcomes, or was
/// changed since.
void settle_counted(Batch& batch, std::size_t incident);

/// True when incident.counted says that maex, not the sender, made the number in this field.
bool is_counted(const Record& incident, Field number);

/// What incident.counted calls the numbers: the fields and their codes.
struct CountedField {
  Field field;
  Code code;
};
inline constexpr CountedField counted_fields[] = {{Field::incident_killed, Code::measure_KILLED},
                                                  {Field::incident_injured, Code::measure_INJURED},
                                                  {Field::incident_casualties, Code::measure_CASUALTIES}};

/// The numbers by group of one incident: 8 groups for each of killed, injured and casualties, declared in this order.
enum class PeopleGroup : std::uint8_t { civilians, military, deminers, men, women, boys, girls, children };
inline constexpr std::size_t people_groups = 8;
constexpr bool is_number_by_group(Field field) {
  return field >= Field::incident_killed_civilians && field <= Field::incident_casualties_children;
}
/// The group of a number by group.
constexpr PeopleGroup group_of(Field by_group) {
  const auto nth = static_cast<std::size_t>(by_group) - static_cast<std::size_t>(Field::incident_killed_civilians);
  return static_cast<PeopleGroup>(nth % people_groups);
}
/// True for the fields of an incident that state a number of people.
constexpr bool counts_people(Field field) {
  return field == Field::incident_killed || field == Field::incident_injured || field == Field::incident_casualties ||
         is_number_by_group(field);
}
/// The total of which the field counts a part: incident.killed of incident.killed_men.
constexpr Field total_of(Field by_group) {
  const auto nth = static_cast<std::size_t>(by_group) - static_cast<std::size_t>(Field::incident_killed_civilians);
  return counted_fields[nth / people_groups].field;
}

}  // namespace maex

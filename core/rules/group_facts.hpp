// What is known about a group in addition to its records. It is found once. The decision and every rule use it.
#pragma once
#include <array>
#include <string_view>

#include "core/model/casualties.hpp"
#include "core/model/group.hpp"
#include "core/rules/place_facts.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

/// Limit of the number of criteria, which is known only at run time. With a fixed array a decision allocates nothing.
inline constexpr std::size_t most_criteria = 16;

/// For each criterion, in the order of criteria(): the code of the first rule that found an error in one of its fields.
/// Empty: no rule did.
using Faults = std::array<std::string_view, most_criteria>;

/// Valid as long as the group's batch is not changed.
struct GroupFacts {
  GroupFacts(const Group& of, const RuleInputs& inputs);

  Group group;
  Casualties casualties;
  std::optional<PartialDate> date;  ///< of the incident
  std::size_t place = 0;            ///< number of the incident's own place record; 0: it has none
  PlaceFacts place_facts;           ///< of that record
  Faults faults{};                  ///< what the rules found; Engine::check fills it before the decision
  bool asks_check_state = false;    ///< the list has a column for the check state; Engine::check fills it

  /// The country that the incident's place names; empty: none.
  [[nodiscard]] std::string_view country() const {
    return place == 0 ? std::string_view() : (*group.batch)[place].text(Field::place_country);
  }
  /// The day by which names of districts are resolved.
  [[nodiscard]] std::optional<Day> exact_day() const {
    return date && date->is_exact() ? std::optional<Day>(date->first) : std::nullopt;
  }
};

}  // namespace maex::rules

#include "core/rules/group_facts.hpp"

namespace maex::rules {

GroupFacts::GroupFacts(const Group& of, const RuleInputs& inputs) : group(of) {
  if (!group.is_incident()) return;
  casualties = casualties_of(group);
  if (const Value value = group.head().get(Field::incident_date); !value.empty()) date = value.as_date();
  for_children(group, group.first, Kind::place, [this](std::size_t number) {
    if (place == 0) place = number;
  });
  if (place != 0) place_facts = rules::place_facts((*group.batch)[place], inputs, exact_day());
}

}  // namespace maex::rules

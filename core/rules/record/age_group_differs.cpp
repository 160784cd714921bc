#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule age_group_differs() {
  return {.notice = {"age-group-differs", Severity::error, "Age and age group contradict each other.",
                     "The person counts as a child in one table and as an adult in another.",
                     "Correct one of the two; a child is under 18.", "{age} years and age group {group}."},
          .reference = "domain D1",
          .fields = {Field::victim_age, Field::victim_age_group},
          .failing = "victim id=1 outcome=INJURED age=12 age_group=ADULT",
          .passing = "victim id=1 outcome=INJURED age=12 age_group=CHILD",
          .each_record = [](RuleContext& context, const Record& victim) {
            const Value age = victim.get(Field::victim_age), group = victim.get(Field::victim_age_group);
            if (age.empty() || group.empty() || group.as_code() == Code::age_group_UNKNOWN) return;
            if ((age.as_integer() < 18) == (group.as_code() == Code::age_group_CHILD)) return;
            context.report(victim, Field::victim_age_group,
                           {{"age", std::to_string(age.as_integer())}, {"group", text_of(group.as_code())}});
          }};
}

}  // namespace maex::rules

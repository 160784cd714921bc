#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule age_missing() {
  return {.notice = {"age-missing", Severity::info, "Neither age nor age group of a person is known.",
                     "Children are counted apart.", "Enter the age, an age range, or child or adult.",
                     "The person has no age, age group or date of birth."},
          .reference = "maxml 4.2; domain D6",
          .fields = {Field::victim_age, Field::victim_age_group, Field::victim_birth_date, Field::victim_age_range},
          .failing = "victim id=1 outcome=INJURED",
          .passing = "victim id=1 outcome=INJURED age_group=ADULT",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (!victim.has(Field::victim_age) && !victim.has(Field::victim_age_group) &&
                !victim.has(Field::victim_birth_date) && !victim.has(Field::victim_age_range))
              context.report(victim, Field::victim_age);
          }};
}

}  // namespace maex::rules

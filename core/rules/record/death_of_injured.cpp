#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule death_of_injured() {
  return {.notice = {"death-of-injured", Severity::warning, "A person listed as injured has a date of death.",
                     "The person died later: one partner counts one killed more than the other.",
                     "If the person died of the injury, change the outcome to killed.",
                     "The outcome is injured, and a date of death is given."},
          .reference = "domain C3",
          .fields = {Field::victim_outcome, Field::victim_date_of_death},
          .failing = "victim id=1 outcome=INJURED date_of_death=2014-06-01",
          .passing = "victim id=1 outcome=KILLED date_of_death=2014-06-01",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (is(victim, Field::victim_outcome, Code::outcome_INJURED) && victim.has(Field::victim_date_of_death))
              context.report(victim, Field::victim_date_of_death);
          }};
}

}  // namespace maex::rules

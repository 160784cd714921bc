#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule manner_of_death_of_survivor() {
  return {.notice = {"manner-of-death-of-survivor", Severity::warning, "A survivor has a manner of death.",
                     "A column is shifted, or the outcome is wrong.", "Check the outcome.",
                     "The outcome is injured, and a manner of death is given."},
          .reference = "maxml 2.6 vic.death",
          .fields = {Field::victim_outcome, Field::victim_manner_of_death},
          .failing = "victim id=1 outcome=INJURED manner_of_death=\"xəstəxanada\"",
          .passing = "victim id=1 outcome=KILLED manner_of_death=\"xəstəxanada\"",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (is(victim, Field::victim_outcome, Code::outcome_INJURED) && victim.has(Field::victim_manner_of_death))
              context.report(victim, Field::victim_manner_of_death);
          }};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule hospital_of_killed() {
  return {.notice = {"hospital-of-killed", Severity::info, "A person listed as killed was in hospital.",
                     "People who die in hospital are often counted as injured by one partner and killed by the other.",
                     "Nothing to correct if the outcome is the last one known.",
                     "The outcome is killed, and a hospital is given."},
          .reference = "domain C3",
          .fields = {Field::victim_outcome, Field::victim_hospital},
          .failing = "victim id=1 outcome=KILLED hospital=\"Bərdə\"",
          .passing = "victim id=1 outcome=INJURED hospital=\"Bərdə\"",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (is(victim, Field::victim_outcome, Code::outcome_KILLED) && victim.has(Field::victim_hospital))
              context.report(victim, Field::victim_hospital);
          }};
}

}  // namespace maex::rules

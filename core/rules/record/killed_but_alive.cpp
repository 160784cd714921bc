#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule killed_but_alive() {
  return {.notice = {"killed-but-alive", Severity::error, "A person listed as killed lives.",
                     "One of the two is wrong; one partner counts a death.", "Correct the outcome or the state.",
                     "The outcome is killed, and the person's state is alive."},
          .reference = "maxml 2.12 victim state",
          .fields = {Field::victim_outcome, Field::victim_victim_state},
          .failing = "victim id=1 outcome=KILLED victim_state=ALIVE",
          .passing = "victim id=1 outcome=KILLED victim_state=DECEASED",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (is(victim, Field::victim_outcome, Code::outcome_KILLED) &&
                is(victim, Field::victim_victim_state, Code::victim_state_ALIVE))
              context.report(victim, Field::victim_outcome);
          }};
}

}  // namespace maex::rules

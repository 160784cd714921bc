#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule uninjured_with_injuries() {
  return {.notice = {"uninjured-with-injuries", Severity::error, "A person listed as unhurt has injuries.",
                     "The person is missing from the count of injured.", "Correct the outcome.",
                     "The outcome is unhurt, and injuries are given."},
          .reference = "domain D1; maxml 2.12 injury",
          .fields = {Field::victim_outcome, Field::victim_injury, Field::victim_injury_text},
          .failing = "victim id=1 outcome=UNINJURED injury=CHEST",
          .passing = "victim id=1 outcome=INJURED injury=CHEST",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (is(victim, Field::victim_outcome, Code::outcome_UNINJURED) &&
                (victim.has(Field::victim_injury) || victim.has(Field::victim_injury_text)))
              context.report(victim, Field::victim_outcome);
          }};
}

}  // namespace maex::rules

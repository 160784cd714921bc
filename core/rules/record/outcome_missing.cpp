#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule outcome_missing() {
  return {.notice = {"outcome-missing", Severity::warning, "The outcome of a person is missing.",
                     "Killed and injured are the first breakdown of every report.",
                     "Enter killed or injured, or unknown.", "The person has no outcome."},
          .reference = "domain D5 V6; maxml 4.2",
          .fields = {Field::victim_outcome},
          .failing = "victim id=1 sex=MALE",
          .passing = "victim id=1 sex=MALE outcome=INJURED",
          .each_record = [](RuleContext& context, const Record& record) {
            if (!record.has(Field::victim_outcome)) context.report(record);
          }};
}

}  // namespace maex::rules

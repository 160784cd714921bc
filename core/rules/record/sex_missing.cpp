#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule sex_missing() {
  return {.notice = {"sex-missing", Severity::info, "The sex of a person is missing.",
                     "Breakdowns by sex and age are asked for by every convention.",
                     "Enter male or female, or unknown.", "The person has no sex."},
          .reference = "maxml 4.2; domain D6",
          .fields = {Field::victim_sex},
          .failing = "victim id=1 outcome=INJURED",
          .passing = "victim id=1 outcome=INJURED sex=MALE",
          .each_record = [](RuleContext& context, const Record& record) {
            if (!record.has(Field::victim_sex)) context.report(record, Field::victim_sex);
          }};
}

}  // namespace maex::rules

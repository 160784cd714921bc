#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule birth_long_ago() {
  return {.notice = {"birth-long-ago", Severity::warning, "A date of birth lies more than 115 years back.",
                     "A mistyped century makes a child an old person.", "Look for a mistyped year.",
                     "The person would be older than anybody alive."},
          .reference = "domain D1",
          .fields = {Field::victim_birth_date},
          .failing = "victim id=1 outcome=INJURED birth_date=1881-05-14",
          .passing = "victim id=1 outcome=INJURED birth_date=1981-05-14",
          .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
            const int year = slot.value.as_date().first.year;
            if (year >= 100 && year + 115 < context.today().year && year != 1899 && year != 1900)
              context.report(record, slot);
          }};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule military_child() {
  return {.notice = {"military-child", Severity::warning, "A child is listed as military.",
                     "Children in forces are a grave matter of their own; more often a column is wrong.",
                     "Check age and status.", "Status {status} for a person under 18."},
          .reference = "domain D1",
          .fields = {Field::victim_status, Field::victim_age, Field::victim_age_group},
          .failing = "victim id=1 outcome=INJURED status=MILITARY age=12",
          .passing = "victim id=1 outcome=INJURED status=MILITARY age=22",
          .each_record = [](RuleContext& context, const Record& victim) {
            const Value status = victim.get(Field::victim_status), age = victim.get(Field::victim_age);
            if (status.empty()) return;
            const bool service = status.as_code() == Code::status_MILITARY || status.as_code() == Code::status_POLICE ||
                                 status.as_code() == Code::status_DEMINER;
            const bool child = is(victim, Field::victim_age_group, Code::age_group_CHILD) ||
                               (!age.empty() && age.as_integer() >= 0 && age.as_integer() < 18);
            if (service && child) context.report(victim, Field::victim_status, {{"status", text_of(status.as_code())}});
          }};
}

}  // namespace maex::rules

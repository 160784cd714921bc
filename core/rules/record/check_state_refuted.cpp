#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule check_state_refuted() {
  return {.notice = {"check-state-refuted", Severity::info, "A refuted report is in the list.",
                     "It is kept so that nobody enters it again, and counts nowhere.", "Nothing to correct.",
                     "The report was refuted."},
          .reference = "domain D5 V7",
          .fields = {Field::incident_check_state},
          .failing = "incident id=1 check_state=REFUTED",
          .passing = "incident id=1 check_state=CONFIRMED",
          .each_record = [](RuleContext& context, const Record& record) {
            if (is(record, Field::incident_check_state, Code::check_state_REFUTED))
              context.report(record, Field::incident_check_state);
          }};
}

}  // namespace maex::rules

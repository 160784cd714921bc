#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule civilian_with_unit() {
  return {.notice = {"civilian-with-unit", Severity::warning, "A civilian has a military unit or rank.",
                     "Civilian and military are the second breakdown of every report; the line between them moves "
                     "between partners.",
                     "Check the status.", "Status civilian, and a unit or rank is given."},
          .reference = "domain B1, D1",
          .fields = {Field::victim_status, Field::victim_unit},
          .failing = "victim id=1 outcome=INJURED status=CIVILIAN unit=\"N hərbi hissə\"",
          .passing = "victim id=1 outcome=INJURED status=MILITARY unit=\"N hərbi hissə\"",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (is(victim, Field::victim_status, Code::status_CIVILIAN) && victim.has(Field::victim_unit))
              context.report(victim, Field::victim_unit);
          }};
}

}  // namespace maex::rules

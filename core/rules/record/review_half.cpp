#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule review_half() {
  return {.notice = {"review-half", Severity::info, "Reviewer or day of review is missing.",
                     "A review without a name or a day cannot be asked about.", "Enter both.",
                     "Only one of reviewer and day of review is given."},
          .reference = "domain D5 V7",
          .fields = {Field::incident_reviewed_by, Field::incident_reviewed_on},
          .failing = "incident id=1 reviewed_on=2014-05-20",
          .passing = "incident id=1 reviewed_on=2014-05-20 reviewed_by=IM",
          .each_record = [](RuleContext& context, const Record& incident) {
            if (incident.has(Field::incident_reviewed_by) != incident.has(Field::incident_reviewed_on))
              context.report(incident);
          }};
}

}  // namespace maex::rules

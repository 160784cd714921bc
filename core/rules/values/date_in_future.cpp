// The most common typing error in a date: a wrong year, or day and month swapped.
#include "core/rules/rule.hpp"

namespace maex::rules {

Rule date_in_future() {
  return {
      .notice = {"date-in-future", Severity::error, "A date lies in the future.",
                 "An incident that has not happened is counted, and in the wrong year.",
                 "Look for a mistyped year or a swapped day and month, and correct the cell.",
                 "{value} lies after {today}, the day of this check."},
      .reference = "domain D5 V2",
      .fields = {Field::incident_date, Field::incident_date_received, Field::incident_date_of_information,
                 Field::incident_reviewed_on, Field::victim_date_of_death, Field::victim_birth_date, Field::source_date,
                 Field::submission_issued, Field::hazard_area_status_date, Field::hazard_area_date_of_information},
      .failing = "incident id=1 date=2099-05-14",
      .passing = "incident id=1 date=2014-05-14",
      .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
        const PartialDate date = slot.value.as_date();
        // "Before" a future day may still be true. All other forms begin on their first day.
        if (date.form == PartialDate::Form::before || date.first <= context.today()) return;
        // A month or a year without a day is in the future only when all of it is.
        Day today = context.today();
        if (date.first.day == 0) today.day = 0;
        if (date.first.month == 0) today.month = 0;
        if (date.first > today)
          context.report(record, slot, {{"today", to_text(PartialDate{PartialDate::Form::at, context.today(), {}})}});
      }};
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule date_said_unknown() {
  return {.notice = {"date-said-unknown", Severity::warning, "The date is said to be unknown, and a day is given.",
                     "A made-up day is counted as a known one.", "Leave the date empty, or say that it is known.",
                     "The date is said to be unknown; {date} is given."},
          .reference = "maxml 5.2 ac_date_known",
          .fields = {Field::incident_date_known, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14 date_known=NO",
          .passing = "incident id=1 date=2014-05-14 date_known=YES",
          .each_record = [](RuleContext& context, const Record& record) {
            const auto day = exact_day(record, Field::incident_date);
            if (day && is(record, Field::incident_date_known, Code::yes_no_NO))
              context.report(record, Field::incident_date, {{"date", spelled(*day)}});
          }};
}

}  // namespace maex::rules

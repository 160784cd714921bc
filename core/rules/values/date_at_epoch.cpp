#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule date_at_epoch() {
  return {
      .notice = {"date-at-epoch", Severity::error, "A date is the first one of a spreadsheet's calendar.",
                 "An empty or zero cell was formatted as a date: the day is made up by the program.",
                 "Leave the cell empty when the date is not known.", "{value} is where spreadsheets begin to count."},
      .reference = "domain F3",
      .fields = dates,
      .failing = "incident id=1 date=1899-12-31",
      .passing = "incident id=1 date=2014-05-14",
      .each_value = report_if([](const Value& value) { return is_first_of_a_calendar(value.as_date().first); })};
}

}  // namespace maex::rules

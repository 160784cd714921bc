#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule day_and_month_swapped() {
  return {.notice = {"day-and-month-swapped", Severity::error, "Day and month of the incident may be swapped.",
                     "The incident is counted in another month.", "Compare with the source; days come first here.",
                     "{date} and the day of receipt differ by an exchange of day and month only in {swapped}."},
          .reference = "domain F3",
          .fields = {Field::incident_date, Field::incident_date_received},
          .failing = "incident id=1 date=2014-11-05 date_received=2014-05-12",
          .passing = "incident id=1 date=2014-05-11 date_received=2014-05-12",
          .each_record = [](RuleContext& context, const Record& record) {
            const auto day = exact_day(record, Field::incident_date),
                       received = exact_day(record, Field::incident_date_received);
            if (!day || !received || !explained_by_swap(*day, *received)) return;
            const Day swapped{day->year, day->day, static_cast<std::uint8_t>(day->month)};
            context.report(record, Field::incident_date, {{"date", spelled(*day)}, {"swapped", spelled(swapped)}});
          }};
}

}  // namespace maex::rules

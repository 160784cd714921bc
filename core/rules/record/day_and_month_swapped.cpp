#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class DayAndMonthSwapped final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const auto day = exact_day(context.record(number), Field::incident_date),
               received = exact_day(context.record(number), Field::incident_date_received);
    if (!day || !received || !explained_by_swap(*day, *received)) return;
    const Day swapped{day->year, day->day, static_cast<std::uint8_t>(day->month)};
    context.report(context.record(number), Field::incident_date,
                   {{"date", spelled(*day)}, {"swapped", spelled(swapped)}});
  }
};

}  // namespace

const Rule& day_and_month_swapped() {
  static const Rule rule{
      .notice = {"day-and-month-swapped", Severity::error, "Day and month of the incident may be swapped.",
                 "The incident is counted in another month.", "Compare with the source; days come first here.",
                 "{date} and the day of receipt differ by an exchange of day and month only in {swapped}."},
      .family = Family::record,
      .reference = "domain F3",
      .fields = {Field::incident_date, Field::incident_date_received},
      .on_records = {Kind::incident},
      .failing = "incident id=1 date=2014-11-05 date_received=2014-05-12",
      .passing = "incident id=1 date=2014-05-11 date_received=2014-05-12",
      .make = make_check<DayAndMonthSwapped>};
  return rule;
}

}  // namespace maex::rules

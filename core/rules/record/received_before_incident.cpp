#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class ReceivedBeforeIncident final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const auto day = exact_day(context.record(number), Field::incident_date),
               received = exact_day(context.record(number), Field::incident_date_received);
    if (!day || !received || !(*received < *day)) return;
    // What is told already, at the date that is wrong.
    if (received->year < first_likely_year || *day > context.today()) return;
    if (context.runs("day-and-month-swapped") && explained_by_swap(*day, *received)) return;
    context.report(context.record(number), Field::incident_date_received,
                   {{"received", spelled(*received)}, {"incident", spelled(*day)}});
  }
};

}  // namespace

const Rule& received_before_incident() {
  static const Rule rule{
      .notice = {"received-before-incident", Severity::error, "A report was received before the incident.",
                 "One of the two dates is wrong; day and month may be swapped.", "Correct the date that is wrong.",
                 "Received on {received}, before the incident of {incident}."},
      .family = Family::record,
      .reference = "domain B2, F3",
      .fields = {Field::incident_date_received, Field::incident_date},
      .on_records = {Kind::incident},
      .failing = "incident id=1 date=2014-05-14 date_received=2014-05-10",
      .passing = "incident id=1 date=2014-05-14 date_received=2014-05-16",
      .make = make_check<ReceivedBeforeIncident>};
  return rule;
}

}  // namespace maex::rules

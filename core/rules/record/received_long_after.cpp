#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class ReceivedLongAfter final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const auto day = exact_day(context.record(number), Field::incident_date),
               received = exact_day(context.record(number), Field::incident_date_received);
    if (!day || !received) return;
    if (day->year < first_likely_year || *received > context.today()) return;  // told at the date that is wrong
    const auto days = days_from_epoch(*received) - days_from_epoch(*day);
    if (days > 366)
      context.report(context.record(number), Field::incident_date_received, {{"days", std::to_string(days)}});
  }
};

}  // namespace

const Rule& received_long_after() {
  static const Rule rule{
      .notice = {"received-long-after", Severity::info, "A report was received more than a year after the incident.",
                 "Late reports change totals that were published.",
                 "Nothing to mend if the report is late; else correct the date.",
                 "Received {days} days after the incident."},
      .family = Family::record,
      .reference = "domain C3 late reports",
      .fields = {Field::incident_date_received, Field::incident_date},
      .on_records = {Kind::incident},
      .failing = "incident id=1 date=2014-05-14 date_received=2015-09-10",
      .passing = "incident id=1 date=2014-05-14 date_received=2014-05-16",
      .make = make_check<ReceivedLongAfter>};
  return rule;
}

}  // namespace maex::rules

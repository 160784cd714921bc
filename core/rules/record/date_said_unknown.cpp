#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class DateSaidUnknown final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const auto day = exact_day(context.record(number), Field::incident_date);
    if (day && is(context.record(number), Field::incident_date_known, Code::yes_no_NO))
      context.report(context.record(number), Field::incident_date, {{"date", spelled(*day)}});
  }
};

}  // namespace

const Rule& date_said_unknown() {
  static const Rule rule{
      .notice = {"date-said-unknown", Severity::warning, "The date is said to be unknown, and a day is given.",
                 "A made-up day is counted as a known one.", "Leave the date empty, or say that it is known.",
                 "The date is said to be unknown; {date} is given."},
      .family = Family::record,
      .reference = "maxml 5.2 ac_date_known",
      .fields = {Field::incident_date_known, Field::incident_date},
      .on_records = {Kind::incident},
      .failing = "incident id=1 date=2014-05-14 date_known=NO",
      .passing = "incident id=1 date=2014-05-14 date_known=YES",
      .make = make_check<DateSaidUnknown>};
  return rule;
}

}  // namespace maex::rules

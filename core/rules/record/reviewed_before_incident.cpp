#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class ReviewedBeforeIncident final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const auto day = exact_day(context.record(number), Field::incident_date),
               reviewed = exact_day(context.record(number), Field::incident_reviewed_on);
    if (day && reviewed && *reviewed < *day)
      context.report(context.record(number), Field::incident_reviewed_on,
                     {{"reviewed", spelled(*reviewed)}, {"incident", spelled(*day)}});
  }
};

}  // namespace

const Rule& reviewed_before_incident() {
  static const Rule rule{
      .notice = {"reviewed-before-incident", Severity::error, "A report was reviewed before the incident.",
                 "One of the two dates is wrong.", "Correct the date that is wrong.",
                 "Reviewed on {reviewed}, before the incident of {incident}."},
      .family = Family::record,
      .reference = "domain D5 V7",
      .fields = {Field::incident_reviewed_on, Field::incident_date},
      .on_records = {Kind::incident},
      .failing = "incident id=1 date=2014-05-14 reviewed_on=2014-05-10",
      .passing = "incident id=1 date=2014-05-14 reviewed_on=2014-05-20",
      .make = make_check<ReviewedBeforeIncident>};
  return rule;
}

}  // namespace maex::rules

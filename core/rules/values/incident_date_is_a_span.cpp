#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> incident_date_is_a_span_fields = {Field::incident_date};

class IncidentDateIsASpan final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_date().form != PartialDate::Form::at) context.report(record, slot);
  }
};

}  // namespace

const Rule& incident_date_is_a_span() {
  static const Rule rule{
      .notice = {"incident-date-is-a-span", Severity::warning, "The date of an incident is a span or a bound.",
                 "It cannot be put into one month, nor compared with another list by day.",
                 "Ask for the day, or give the month alone.", "{value} is a span or a bound."},
      .family = Family::values,
      .reference = "domain F3, D5 V2",
      .fields = incident_date_is_a_span_fields,
      .on_values = incident_date_is_a_span_fields,
      .failing = "incident id=1 date=2014-05-14/2014-05-20",
      .passing = "incident id=1 date=2014-05-14",
      .make = make_check<IncidentDateIsASpan>};
  return rule;
}

}  // namespace maex::rules

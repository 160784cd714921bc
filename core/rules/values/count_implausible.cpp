#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> count_implausible_fields = {Field::incident_killed, Field::incident_injured,
                                                     Field::incident_casualties};

class CountImplausible final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_integer() > 500) context.report(record, slot);
  }
};

}  // namespace

const Rule& count_implausible() {
  static const Rule rule{
      .notice = {"count-implausible", Severity::warning, "One incident has more casualties than any that is known.",
                 "A total of a year or a number with a lost separator has slipped into a row.",
                 "Compare with the source.",
                 "{value} casualties in one incident; 2,300 is all that one country counted in decades."},
      .family = Family::values,
      .reference = "domain C2",
      .fields = count_implausible_fields,
      .on_values = count_implausible_fields,
      .failing = "incident id=1 injured=2037",
      .passing = "incident id=1 injured=2",
      .make = make_check<CountImplausible>};
  return rule;
}

}  // namespace maex::rules

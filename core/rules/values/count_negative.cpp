#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> count_negative_fields = {Field::incident_killed,
                                                  Field::incident_injured,
                                                  Field::incident_casualties,
                                                  Field::device_quantity,
                                                  Field::assistance_quantity,
                                                  Field::assistance_direct_beneficiaries,
                                                  Field::assistance_indirect_beneficiaries};

class CountNegative final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_integer() < 0) context.report(record, slot);
  }
};

}  // namespace

const Rule& count_negative() {
  static const Rule rule{
      .notice = {"count-negative", Severity::error, "A count is negative.",
                 "It takes people away from somebody's total.", "Correct the number.", "{value} cannot be a count."},
      .family = Family::values,
      .reference = "domain D5 V6",
      .fields = count_negative_fields,
      .on_values = count_negative_fields,
      .failing = "incident id=1 killed=-1",
      .passing = "incident id=1 killed=1",
      .make = make_check<CountNegative>};
  return rule;
}

}  // namespace maex::rules

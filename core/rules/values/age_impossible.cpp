#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> age_impossible_fields = {Field::victim_age};

class AgeImpossible final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_integer() < 0 || slot.value.as_integer() > 120) context.report(record, slot);
  }
};

}  // namespace

const Rule& age_impossible() {
  static const Rule rule{
      .notice = {"age-impossible", Severity::error, "An age is impossible.",
                 "Children and adults are counted apart by it.",
                 "Correct the age; look for a year of birth in the column of ages.", "{value} years is no age."},
      .family = Family::values,
      .reference = "domain B2, D1",
      .fields = age_impossible_fields,
      .on_values = age_impossible_fields,
      .failing = "victim id=1 outcome=INJURED age=1981",
      .passing = "victim id=1 outcome=INJURED age=34",
      .make = make_check<AgeImpossible>};
  return rule;
}

}  // namespace maex::rules

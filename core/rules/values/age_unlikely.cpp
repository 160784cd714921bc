#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> age_unlikely_fields = {Field::victim_age};

class AgeUnlikely final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_integer() > 95 && slot.value.as_integer() <= 120) context.report(record, slot);
  }
};

}  // namespace

const Rule& age_unlikely() {
  static const Rule rule{.notice = {"age-unlikely", Severity::warning, "An age is very high.",
                                    "A mistyped age puts a child among the old.", "Compare with the source.",
                                    "{value} years is rare among casualties."},
                         .family = Family::values,
                         .reference = "domain D1",
                         .fields = age_unlikely_fields,
                         .on_values = age_unlikely_fields,
                         .failing = "victim id=1 outcome=INJURED age=104",
                         .passing = "victim id=1 outcome=INJURED age=84",
                         .make = make_check<AgeUnlikely>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> area_zero_fields = {Field::hazard_area_area, Field::activity_area};

class AreaZero final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() == 0) context.report(record, slot);
  }
};

}  // namespace

const Rule& area_zero() {
  static const Rule rule{.notice = {"area-zero", Severity::info, "An area is zero.",
                                    "An area without size is a point, and adds nothing to any total.",
                                    "Leave the size empty when it is not known.", "The size is zero."},
                         .family = Family::values,
                         .reference = "maxml 2.9 haz.area",
                         .fields = area_zero_fields,
                         .on_values = area_zero_fields,
                         .failing = "hazard_area id=1 area=0",
                         .passing = "hazard_area id=1 area=424299",
                         .make = make_check<AreaZero>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> quantity_zero_fields = {Field::device_quantity};

class QuantityZero final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_integer() == 0) context.report(record, slot);
  }
};

}  // namespace

const Rule& quantity_zero() {
  static const Rule rule{.notice = {"quantity-zero", Severity::info, "The quantity of a device is zero.",
                                    "A device that was not there sets nothing off.",
                                    "Leave the quantity empty when it is not known.", "The quantity is zero."},
                         .family = Family::values,
                         .reference = "maxml 2.9 hazdeviceinfo.qty",
                         .fields = quantity_zero_fields,
                         .on_values = quantity_zero_fields,
                         .failing = "incident id=1\n  device category=AP_MINE quantity=0",
                         .passing = "incident id=1\n  device category=AP_MINE quantity=1",
                         .make = make_check<QuantityZero>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> clearance_depth_unlikely_fields = {Field::activity_clearance_depth};

class ClearanceDepthUnlikely final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() < 0 || slot.value.as_decimal() > 20) context.report(record, slot);
  }
};

}  // namespace

const Rule& clearance_depth_unlikely() {
  static const Rule rule{
      .notice = {"clearance-depth-unlikely", Severity::warning, "A depth of clearance is no depth in metres.",
                 "Centimetres were taken for metres.", "Enter metres.", "{value} m is no depth of clearance."},
      .family = Family::values,
      .reference = "maxml 4.4",
      .fields = clearance_depth_unlikely_fields,
      .on_values = clearance_depth_unlikely_fields,
      .failing = "activity id=1 clearance_depth=30",
      .passing = "activity id=1 clearance_depth=0.3",
      .make = make_check<ClearanceDepthUnlikely>};
  return rule;
}

}  // namespace maex::rules

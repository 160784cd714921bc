#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> cost_negative_fields = {Field::assistance_cost};

class CostNegative final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() < 0) context.report(record, slot);
  }
};

}  // namespace

const Rule& cost_negative() {
  static const Rule rule{.notice = {"cost-negative", Severity::error, "A cost is negative.",
                                    "Sums of assistance become wrong.", "Correct the cost.", "{value} is no cost."},
                         .family = Family::values,
                         .reference = "maxml 2.8 Cost",
                         .fields = cost_negative_fields,
                         .on_values = cost_negative_fields,
                         .failing = "assistance id=1 cost=-5",
                         .passing = "assistance id=1 cost=5",
                         .make = make_check<CostNegative>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> bearing_impossible_fields = {Field::point_bearing};

class BearingImpossible final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() < 0 || slot.value.as_decimal() > 360) context.report(record, slot);
  }
};

}  // namespace

const Rule& bearing_impossible() {
  static const Rule rule{.notice = {"bearing-impossible", Severity::error, "A bearing is no angle.",
                                    "The point that is measured from another one lands elsewhere.",
                                    "Write degrees from 0 to 360.", "{value} is no bearing."},
                         .family = Family::values,
                         .reference = "maxml 2.4 pt.bearing",
                         .fields = bearing_impossible_fields,
                         .on_values = bearing_impossible_fields,
                         .failing = "hazard_area id=1\n  point number=1 bearing=400",
                         .passing = "hazard_area id=1\n  point number=1 bearing=40",
                         .make = make_check<BearingImpossible>};
  return rule;
}

}  // namespace maex::rules

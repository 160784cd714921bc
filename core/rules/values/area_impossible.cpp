#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> area_impossible_fields = {Field::hazard_area_area, Field::hazard_area_estimated_area,
                                                   Field::hazard_area_remaining_area, Field::activity_area};

class AreaImpossible final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() < 0 || slot.value.as_decimal() > 1e11) context.report(record, slot);
  }
};

}  // namespace

const Rule& area_impossible() {
  static const Rule rule{.notice = {"area-impossible", Severity::error, "An area is negative or larger than a country.",
                                    "Square metres and hectares were mixed up, or digits ran together.",
                                    "Enter square metres; one hectare is 10,000.", "{value} square metres cannot be."},
                         .family = Family::values,
                         .reference = "domain A4 R4, F3",
                         .fields = area_impossible_fields,
                         .on_values = area_impossible_fields,
                         .failing = "hazard_area id=1 area=-5",
                         .passing = "hazard_area id=1 area=424299",
                         .make = make_check<AreaImpossible>};
  return rule;
}

}  // namespace maex::rules

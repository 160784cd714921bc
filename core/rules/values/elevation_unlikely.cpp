#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> elevation_unlikely_fields = {Field::place_elevation, Field::point_elevation};

class ElevationUnlikely final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() < -500 || slot.value.as_decimal() > 8850) context.report(record, slot);
  }
};

}  // namespace

const Rule& elevation_unlikely() {
  static const Rule rule{
      .notice = {"elevation-unlikely", Severity::warning, "An elevation is higher than any ground.",
                 "Feet were taken for metres, or another number for the elevation.",
                 "Correct it; metres above the sea are wanted.", "{value} m is no elevation of ground."},
      .family = Family::values,
      .reference = "maxml 2.4 pt.elevation",
      .fields = elevation_unlikely_fields,
      .on_values = elevation_unlikely_fields,
      .failing = "incident id=1\n  place district=Tovuz elevation=14000",
      .passing = "incident id=1\n  place district=Tovuz elevation=1400",
      .make = make_check<ElevationUnlikely>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> accuracy_unlikely_fields = {Field::place_gps_accuracy};

class AccuracyUnlikely final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_decimal() <= 0 || slot.value.as_decimal() > 10000) context.report(record, slot);
  }
};

}  // namespace

const Rule& accuracy_unlikely() {
  static const Rule rule{
      .notice = {"accuracy-unlikely", Severity::warning, "The stated accuracy of a position is no accuracy.",
                 "A point that may be anywhere within kilometres proves nothing about a hazard area.",
                 "Correct it; metres are wanted, and nothing when it is not known.",
                 "{value} m is no accuracy of a position."},
      .family = Family::values,
      .reference = "maxml 5.2 ac_gps_accuracy",
      .fields = accuracy_unlikely_fields,
      .on_values = accuracy_unlikely_fields,
      .failing = "incident id=1\n  place district=Tovuz gps_accuracy=0",
      .passing = "incident id=1\n  place district=Tovuz gps_accuracy=8",
      .make = make_check<AccuracyUnlikely>};
  return rule;
}

}  // namespace maex::rules

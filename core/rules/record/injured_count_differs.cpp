#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class InjuredCountDiffers final : public Check {
  void group(RuleContext& context) override {
    const Value stated = context.group().head().get(Field::incident_injured);
    if (stated.empty()) return;
    std::int64_t listed = 0, unknown = 0, all = 0;
    for_victims(context.group(), [&](std::size_t number) {
      const Value outcome = context.record(number).get(Field::victim_outcome);
      ++all;
      if (outcome.empty() || outcome.as_code() == Code::outcome_UNKNOWN)
        ++unknown;
      else if (outcome.as_code() == Code::outcome_INJURED)
        ++listed;
    });
    if (all == 0 || (stated.as_integer() >= listed && stated.as_integer() <= listed + unknown)) return;
    context.report(context.group().head(), Field::incident_injured,
                   {{"stated", std::to_string(stated.as_integer())}, {"listed", std::to_string(listed)}});
  }
};

}  // namespace

const Rule& injured_count_differs() {
  static const Rule rule{
      .notice =
          {"injured-count-differs", Severity::error,
           "The incident's number of injured is not that of its listed victims.",
           "One of the two is wrong, and whoever counts incidents gets another total than whoever counts persons.",
           "Correct the number, or add or correct the victims' rows.",
           "The incident states {stated} injured; {listed} of its listed victims were."},
      .family = Family::record,
      .reference = "domain D5 V6",
      .fields = {Field::incident_injured, Field::victim_outcome},
      .on_groups = true,
      .failing = "incident id=1 injured=2\nvictim incident=1 outcome=INJURED",
      .passing = "incident id=1 injured=1\nvictim incident=1 outcome=INJURED",
      .make = make_check<InjuredCountDiffers>};
  return rule;
}

}  // namespace maex::rules

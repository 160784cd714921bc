// An incident states how many were killed, and lists its victims: both are counted by somebody.
#include <cstdint>

#include "core/rules/rule.hpp"

namespace maex::rules {
namespace {

class KilledCountDiffers final : public Check {
  void group(RuleContext& context) override {
    const Value stated = context.group().head().get(Field::incident_killed);
    if (stated.empty()) return;
    std::int64_t listed = 0, unknown = 0, all = 0;
    for_victims(context.group(), [&](std::size_t number) {
      const Value outcome = context.record(number).get(Field::victim_outcome);
      ++all;
      if (outcome.empty() || outcome.as_code() == Code::outcome_UNKNOWN)
        ++unknown;
      else if (outcome.as_code() == Code::outcome_KILLED)
        ++listed;
    });
    // A list without persons, or one whose open outcomes may make up the difference, contradicts nothing.
    if (all == 0 || (stated.as_integer() >= listed && stated.as_integer() <= listed + unknown)) return;
    context.report(context.group().head(), Field::incident_killed,
                   {{"stated", std::to_string(stated.as_integer())}, {"listed", std::to_string(listed)}});
  }
};

}  // namespace

const Rule& killed_count_differs() {
  static const Rule rule{
      .notice =
          {"killed-count-differs", Severity::error,
           "The incident's number of killed is not that of its listed victims.",
           "One of the two is wrong, and whoever counts incidents gets another total than whoever counts persons.",
           "Correct the number, or add or correct the victims' rows.",
           "The incident states {stated} killed; {listed} of its listed victims were."},
      .family = Family::record,
      .reference = "domain D5 V6",
      .fields = {Field::incident_killed, Field::victim_outcome},
      .on_groups = true,
      .failing = "incident id=1 killed=2\nvictim incident=1 outcome=KILLED",
      .passing = "incident id=1 killed=1\nvictim incident=1 outcome=KILLED\nvictim incident=1 outcome=INJURED",
      .make = make_check<KilledCountDiffers>};
  return rule;
}

}  // namespace maex::rules

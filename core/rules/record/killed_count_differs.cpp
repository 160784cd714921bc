// An incident states how many were killed, and lists its victims: both are counted by somebody.
#include <cstdint>

#include "core/rules/rule.hpp"

namespace maex::rules {
namespace {

class KilledCountDiffers final : public Check {
  void group(RuleContext& context) override {
    const Casualties& counts = context.casualties();
    if (counts.contradicts(counts.stated_killed, counts.killed))
      context.report(context.group().head(), Field::incident_killed,
                     {{"stated", std::to_string(*counts.stated_killed)}, {"listed", std::to_string(counts.killed)}});
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

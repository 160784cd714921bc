#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class KilledButAlive final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Record& victim = context.record(number);
    if (is(victim, Field::victim_outcome, Code::outcome_KILLED) &&
        is(victim, Field::victim_victim_state, Code::victim_state_ALIVE))
      context.report(victim, Field::victim_outcome);
  }
};

}  // namespace

const Rule& killed_but_alive() {
  static const Rule rule{
      .notice = {"killed-but-alive", Severity::error, "A person listed as killed lives.",
                 "One of the two is wrong; one partner counts a death.", "Correct the outcome or the state.",
                 "The outcome is killed, and the person's state is alive."},
      .family = Family::record,
      .reference = "maxml 2.12 victim state",
      .fields = {Field::victim_outcome, Field::victim_victim_state},
      .on_records = {Kind::victim},
      .failing = "victim id=1 outcome=KILLED victim_state=ALIVE",
      .passing = "victim id=1 outcome=KILLED victim_state=DECEASED",
      .make = make_check<KilledButAlive>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class UninjuredWithInjuries final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Record& victim = context.record(number);
    if (is(victim, Field::victim_outcome, Code::outcome_UNINJURED) &&
        (victim.has(Field::victim_injury) || victim.has(Field::victim_injury_text)))
      context.report(victim, Field::victim_outcome);
  }
};

}  // namespace

const Rule& uninjured_with_injuries() {
  static const Rule rule{
      .notice = {"uninjured-with-injuries", Severity::error, "A person listed as unhurt has injuries.",
                 "The person is missing from the count of injured.", "Correct the outcome.",
                 "The outcome is unhurt, and injuries are given."},
      .family = Family::record,
      .reference = "domain D1; maxml 2.12 injury",
      .fields = {Field::victim_outcome, Field::victim_injury, Field::victim_injury_text},
      .on_records = {Kind::victim},
      .failing = "victim id=1 outcome=UNINJURED injury=CHEST",
      .passing = "victim id=1 outcome=INJURED injury=CHEST",
      .make = make_check<UninjuredWithInjuries>};
  return rule;
}

}  // namespace maex::rules

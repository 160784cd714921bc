#include "core/rules/verification/criterion.hpp"

namespace maex::rules {
namespace {

/// At the outcome that is not known, where that is the reason; else at the stated number.
class VerificationPeople final : public CriterionCheck<Criterion::people> {
  void group(RuleContext& context) override {
    if (context.decision() == nullptr) return;
    const Evidence& evidence = context.decision()->of(Criterion::people);
    if (evidence.verdict == Verdict::met) return;
    const Record* unknown = nullptr;
    bool known = false;
    for_victims(context.group(), [&](std::size_t i) {
      const Value outcome = context.record(i).get(Field::victim_outcome);
      if (!outcome.empty() && outcome.as_code() != Code::outcome_UNKNOWN)
        known = true;
      else if (unknown == nullptr)
        unknown = &context.record(i);
    });
    if (known || unknown == nullptr) return CriterionCheck::group(context);
    context.report(*unknown, Field::victim_outcome, {{"reason", std::string(evidence.reason)}});
  }
};

}  // namespace

const Rule& verification_people() {
  static const Rule rule{
      .notice = {"verification-people", Severity::warning, "The casualties do not suffice for verification.",
                 "An incident counts through its casualties; without a known outcome, or with counts that differ, "
                 "nobody can add it up.",
                 "List the casualties with their outcomes, and make the stated numbers agree.", "V6: {reason}."},
      .family = Family::verification,
      .reference = "domain D5 V6",
      .fields = {Field::victim_outcome, Field::incident_killed, Field::incident_injured},
      .on_groups = true,
      .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=UNKNOWN",
      .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=KILLED",
      .lacks = lacks_policy,
      .make = make_check<VerificationPeople>};
  return rule;
}

}  // namespace maex::rules

#include "core/rules/previous.hpp"
#include "core/rules/submission/common.hpp"
#include "core/rules/submission/resubmission.hpp"

namespace maex::rules {
namespace {

class ResubmissionOutcomeChanged final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const PreviousSubmission& previous = *context.inputs().previous;
    const Value outcome = context.record(number).get(Field::victim_outcome);
    const std::int32_t at = previous.find(context.batch(), number);
    if (at < 0 || outcome.empty()) return;
    const std::optional<Code> before = previous.known()[static_cast<std::size_t>(at)].outcome;
    if (before && *before != outcome.as_code())
      context.report(context.record(number), Field::victim_outcome,
                     {{"before", std::string(info(*before).name)}, {"file", previous.name()}});
  }
};

}  // namespace

const Rule& resubmission_outcome_changed() {
  static const Rule rule{.notice = {"resubmission-outcome-changed", Severity::warning,
                                    "A casualty has another outcome than in the earlier submission.",
                                    "A person who died later moves from the injured to the killed, and both totals "
                                    "change; the other way round it is most likely a mistake.",
                                    "If the person died, give the date of death; else correct the outcome.",
                                    "{before} in {file}, {value} now."},
                         .family = Family::submission,
                         .reference = "domain C3: a casualty who dies later (outcome change)",
                         .fields = {Field::victim_outcome},
                         .on_records = {Kind::victim},
                         .failing = "victim id=7 incident=1 outcome=KILLED",
                         .passing = "victim id=7 incident=1 outcome=INJURED",
                         .lacks = lacks_previous,
                         .make = make_check<ResubmissionOutcomeChanged>};
  return rule;
}

}  // namespace maex::rules

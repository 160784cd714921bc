#include "core/rules/previous.hpp"
#include "core/rules/submission/common.hpp"
#include "core/rules/submission/resubmission.hpp"

namespace maex::rules {

Rule resubmission_outcome_changed() {
  return {.notice = {"resubmission-outcome-changed", Severity::warning,
                     "A casualty has another outcome than in the earlier submission.",
                     "A person who died later moves from the injured to the killed, and both totals change; the other "
                     "way round it is most likely a mistake.",
                     "If the person died, give the date of death; else correct the outcome.",
                     "{before} in {file}, {value} now."},
          .reference = "domain C3: a casualty who dies later (outcome change)",
          .fields = {Field::victim_outcome},
          .failing = "victim id=7 incident=1 outcome=KILLED",
          .passing = "victim id=7 incident=1 outcome=INJURED",
          .lacks = lacks_previous,
          .each_record = [](RuleContext& context, const Record& record) {
            const PreviousSubmission& previous = *context.inputs().previous;
            const Value outcome = record.get(Field::victim_outcome);
            const std::int32_t at = previous.find(context.batch(), context.number());
            if (at < 0 || outcome.empty()) return;
            const std::optional<Code> before = previous.known()[static_cast<std::size_t>(at)].outcome;
            if (before && *before != outcome.as_code())
              context.report(record, Field::victim_outcome, {{"before", text_of(*before)}, {"file", previous.name()}});
          }};
}

}  // namespace maex::rules

#include "core/rules/verification/criterion.hpp"

namespace maex::rules {
namespace {

/// At the outcome that is not known, where that is the reason; else at the stated number.
void report_people(RuleContext& context, const Record& incident) {
  if (context.decision() == nullptr) return;
  const Evidence& evidence = context.decision()->of(Criterion::people);
  if (evidence.verdict == Verdict::met) return;
  const Casualties& counts = context.casualties();
  if (counts.unknown == 0 || counts.unknown != counts.listed)
    return report_criterion<Criterion::people>(context, incident);
  for (std::size_t i = context.group().first; i != context.group().last; ++i)
    if (context.record(i).kind() == Kind::victim)
      return context.report(context.record(i), Field::victim_outcome, {{"reason", evidence.reason}});
}

}  // namespace

Rule verification_people() {
  return {.notice = {"verification-people", Severity::warning, "The casualties do not suffice for verification.",
                     "An incident counts through its casualties; without a known outcome, or with counts that differ, "
                     "nobody can add it up.",
                     "List the casualties with their outcomes, and make the stated numbers agree.", "V6: {reason}."},
          .reference = "domain D5 V6",
          .fields = {Field::victim_outcome, Field::incident_killed, Field::incident_injured},
          .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=UNKNOWN",
          .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=KILLED",
          .lacks = lacks_policy,
          .each_incident = report_people};
}

}  // namespace maex::rules

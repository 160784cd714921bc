// A person who was not hurt is not a casualty.
#include "core/rules/criterion.hpp"

namespace maex::rules {
namespace {

/// Reports at the unknown outcome when that is the reason, otherwise at the stated number.
void report_people(RuleContext& context, const Record& incident) {
  if (context.decision() == nullptr) return;
  const Evidence& evidence = context.decision()->of(context.rule());
  if (evidence.verdict == Verdict::met) return;
  const Casualties& counts = context.casualties();
  if (counts.unknown == 0 || counts.unknown != counts.listed)
    return report_evidence(context, incident, Field::incident_killed);
  for (std::size_t i = context.group().first; i != context.group().last; ++i)
    if (context.record(i).kind() == Kind::victim)
      return context.report(context.record(i), Field::victim_outcome, {{"reason", evidence.reason}});
}

}  // namespace

Criterion verification_people() {
  return {
      .number = 6,
      .label = "people",
      .not_met = Code::verification_REPORTED,
      .open = Code::verification_PENDING,
      .section = "people",
      .settings = {{"known_outcome", &Policy::known_outcome}},
      .rule =
          {.notice = {"verification-people", Severity::warning, "The casualties do not suffice for verification.",
                      "An incident counts through its casualties; without a known outcome, or with counts that differ, "
                      "nobody can add it up.",
                      "List the casualties with their outcomes, and make the stated numbers agree.", "V6: {reason}."},
           .reference = "domain D5 V6",
           .fields = {Field::victim_outcome, Field::incident_killed, Field::incident_injured,
                      Field::incident_casualties},
           .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=UNKNOWN",
           .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=KILLED",
           .each_incident = report_people},
      .look = [](const CriterionInputs& given, Evidence& e) {
        const Casualties& counts = given.facts.casualties;
        if (given.words) {
          std::vector<Text> parts;
          const auto add = [&parts](std::int64_t count, Pattern pattern) {
            parts.emplace_back(pattern, std::vector<Argument>{{"count", std::to_string(count)}});
          };
          const bool listed = counts.listed != 0;
          add(listed ? counts.killed : counts.stated_killed.value_or(0), "{count} killed"_text);
          add(listed ? counts.injured : counts.stated_injured.value_or(0), "{count} injured"_text);
          if (counts.unknown != 0) add(counts.unknown, "{count} unknown"_text);
          if (counts.unhurt != 0) add(counts.unhurt, "{count} not hurt"_text);
          e.detail = list_of(std::move(parts));
        }
        if (counts.listed == 0) {
          // Many reports and some formats have only counts, without a list of persons.
          const bool some = counts.stated.value_or(0) > 0;
          return say(e, some ? Verdict::met : Verdict::not_met,
                     some ? "casualties are stated, not listed"_text : "no one was hurt, or no one is listed"_text);
        }
        if (counts.contradicts(counts.stated_killed, counts.killed) ||
            counts.contradicts(counts.stated_injured, counts.injured))
          return say(e, Verdict::not_met, "listed and stated casualties differ"_text);
        if (counts.hurt() == 0) return say(e, Verdict::not_met, "no one was hurt, or no one is listed"_text);
        if (given.policy.known_outcome && counts.killed + counts.injured == 0)
          return say(e, Verdict::not_met, "no outcome is known"_text);
        say(e, Verdict::met, "casualties with known outcome"_text);
      }};
}

}  // namespace maex::rules

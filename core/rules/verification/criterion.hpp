// What the eight rules of this family share: each tells what the decider found about one criterion.
#pragma once
#include "core/rules/decide.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

inline Pattern lacks_policy(const RuleInputs& inputs) {
  return inputs.policy == nullptr ? "no policy of verification was given"_text : Pattern();
}

/// The field whose cell a person will want to look at.
constexpr Field field_of(Criterion criterion) {
  switch (criterion) {
    case Criterion::device: return Field::device_category;
    case Criterion::date: return Field::incident_date;
    case Criterion::place:
    case Criterion::hazard: return Field::place_district;
    case Criterion::source: return Field::source_kind;
    case Criterion::people: return Field::incident_killed;
    case Criterion::check_state: return Field::incident_check_state;
    case Criterion::training_ground: return Field::incident_training_ground;
  }
  return Field::incident_date;
}

template <Criterion criterion>
void report_criterion(RuleContext& context, const Record& incident) {
  if (context.decision() == nullptr) return;
  const Evidence& evidence = context.decision()->of(criterion);
  if (evidence.verdict == Verdict::met) return;
  if (!evidence.reported_by.empty() && context.runs(evidence.reported_by)) return;
  const Field field = field_of(criterion);
  const Record* record = &incident;
  if (const Kind kind = info(field).kind; is_child(kind))
    if (const Record* child = find_child(context.batch(), context.group().first, kind)) record = child;
  // The name of a district that the gazetteer has is no person's.
  if (field == Field::place_district && record->kind() == Kind::place && context.decision()->district != nullptr)
    context.report_known(*record, field, {{"reason", evidence.reason}});
  else if (record->kind() == info(field).kind)
    context.report(*record, field, {{"reason", evidence.reason}});
  else
    context.report(*record, {{"reason", evidence.reason}});
}

}  // namespace maex::rules

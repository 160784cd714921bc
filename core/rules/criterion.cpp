#include "core/rules/criterion.hpp"

namespace maex::rules {

const Evidence& Decision::of(const Rule& rule) const {
  return evidence[static_cast<std::size_t>(rule.criterion - criteria().data())];
}

Mention mention_in_notes(const GroupFacts& facts, const Phrases& words) {
  if (words.empty()) return Mention::none;
  Mention best = Mention::none;
  const auto look = [&](const Record& record, Field field) {
    if (best == Mention::sure) return;
    for (const Slot& slot : record.slots())
      if (slot.field == field && slot.value.kind() == Value::Kind::text)
        best = std::max(best, words.find(slot.value.as_text()));
  };
  const Record& incident = facts.group.head();
  for (const Field field :
       {Field::incident_remarks, Field::incident_cause, Field::incident_area_type, Field::incident_dangerous_area_type})
    look(incident, field);
  if (facts.place != 0)
    for (const Field field : {Field::place_note, Field::place_settlement})
      look((*facts.group.batch)[facts.place], field);
  return best;
}

void report_evidence(RuleContext& context, const Record& incident, Field field) {
  if (context.decision() == nullptr || context.decision()->elsewhere) return;
  const Evidence& evidence = context.decision()->of(context.rule());
  if (evidence.verdict == Verdict::met) return;
  // A code that no rule has is one of the reader's, which always runs.
  if (const std::string_view code = evidence.reported_by;
      !code.empty() && (context.runs(code) || find_rule(code) == nullptr))
    return;
  const Record* record = &incident;
  if (const Kind kind = info(field).kind; is_child(kind))
    if (const Record* child = find_child(context.batch(), context.group().first, kind)) record = child;
  // The gazetteer contains this district, so its name is not personal and the report shows it.
  if (field == Field::place_district && record->kind() == Kind::place && context.decision()->district != nullptr)
    context.report_known(*record, field, {{"reason", evidence.reason}});
  else if (record->kind() == info(field).kind)
    context.report(*record, field, {{"reason", evidence.reason}});
  else
    context.report(*record, {{"reason", evidence.reason}});
}

}  // namespace maex::rules

#include "core/rules/criterion.hpp"

namespace maex::rules {

const Evidence& Decision::of(const Rule& rule) const {
  return evidence[static_cast<std::size_t>(rule.criterion - criteria().data())];
}

void report_evidence(RuleContext& context, const Record& incident, Field field) {
  if (context.decision() == nullptr || context.decision()->elsewhere) return;
  const Evidence& evidence = context.decision()->of(context.rule());
  if (evidence.verdict == Verdict::met) return;
  if (!evidence.reported_by.empty() && context.runs(evidence.reported_by)) return;
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

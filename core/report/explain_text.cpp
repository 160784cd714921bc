#include "core/facts/explain_facts.hpp"
#include "core/notice/notice.hpp"
#include "core/report/hidden_names.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {

std::string explain_text(const ExplainFacts& given) {
  const ExplainFacts facts = without_names(given);
  std::string out;
  for (const ExplainedRecord& record : facts.records) {
    out += (out.empty() ? "" : "\n") + record.kind + (record.id.empty() ? "" : " " + printable(record.id)) + "   " +
           printable(to_string(record.where)) + '\n';
    for (const ExplainedValue& value : record.values) {
      const bool hidden = value.personal && !facts.show_personal;
      out += labelled("  " + value.field, hidden ? masked_value : std::string_view(printable(value.value)));
      out += "               from " + printable(to_string(value.where)) +
             (value.rule.empty() ? "" : ", by rule " + value.rule) + '\n';
    }
  }
  if (facts.state.empty()) return out;
  out +=
      "\nstate        " + facts.state + (facts.reason.empty() ? "" : ": " + printable(to_string(facts.reason))) + '\n';
  if (!facts.stored_state.empty() && facts.stored_state != facts.state)
    out +=
        labelled("stored state", facts.stored_state +
                                     ": the run that wrote the store decided so. The settings of this command differ "
                                     "from those of that run.");
  if (!facts.ruled_by.empty())
    out += labelled("ruling", "by " + printable(facts.ruled_by) + " on " + facts.ruled_on + ": " +
                                  printable(facts.ruled_why) + " (the criteria alone say " + facts.by_criteria + ")");
  for (const ExplainedCriterion& each : facts.criteria) {
    std::string label = "  " + each.criterion, verdict = each.verdict;
    label.resize(22, ' ');
    verdict.resize(9, ' ');
    out += label + verdict + printable(to_string(each.reason)) +
           (each.detail.empty() ? "" : " (" + printable(to_string(each.detail)) + ")") + '\n';
  }
  out += labelled("policy", printable(facts.policy));
  return out + labelled("assumed", printable(facts.assumption));
}

}  // namespace maex

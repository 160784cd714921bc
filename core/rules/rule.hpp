// What a rule is. One small file per rule; documentation, `maex rules`, reports and JSON are made from its declaration.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fields.hpp"
#include "core/notice/notice.hpp"
#include "core/rules/rule_context.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

struct CustomRule;
struct Criterion;

enum class Family : std::uint8_t { values, record, place, verification, submission, importer, custom };
std::string_view name(Family family);
/// One sentence on what rules of the family are about.
std::string_view about(Family family);
inline constexpr Family all_families[] = {Family::values,     Family::record,   Family::place, Family::verification,
                                          Family::submission, Family::importer, Family::custom};

/// A rule is a declaration: texts, samples, and functions that look at values, records, incidents or all figures. What
/// a rule must remember from record to record is a class of its own (with_state); nothing is shared between runs. A
/// rule opens no file.
struct Rule {
  NoticeType notice;                ///< code, severity, summary, why, fix, and the sentence of one case
  std::string_view reference = {};  ///< where the rule is from: "domain D5 V2", "maxml 3.2 R9"
  std::string_view since = "0.1";
  /// What it looks at, for its page and the report. each_value is called for these, each_record for their kinds.
  std::vector<Field> fields = {};
  std::vector<Kind> kinds = {};   ///< each_record is called for these, where they are not the kinds of `fields`
  std::string_view failing = {};  ///< records that break it, in the notation of sample.hpp
  std::string_view passing = {};  ///< records like them that keep it
  /// Why it cannot run with these inputs, a clause such as "no hazard areas were given"; empty when it can. Null: it
  /// always can.
  Pattern (*lacks)(const RuleInputs&) = nullptr;
  void (*each_value)(RuleContext&, const Record&, const Slot&) = nullptr;
  void (*each_record)(RuleContext&, const Record&) = nullptr;
  void (*each_incident)(RuleContext&, const Record& incident) = nullptr;  ///< its victims are in RuleContext::group
  void (*at_end)(RuleContext&) = nullptr;                                 ///< all records were seen
  std::shared_ptr<void> (*make_state)() = nullptr;                        ///< see with_state
  const Criterion* criterion = nullptr;                                   ///< that it reports; set by the catalogue
  const CustomRule* custom = nullptr;  ///< of Family::custom, whose check is a query: it has no functions
  Family family = Family::values;      ///< set by the catalogue: the folder of the rule's file
};

/// For Rule::each_value: a finding at each value of which the lambda says that it is wrong.
template <class IsWrong>
auto report_if(IsWrong) {
  return [](RuleContext& context, const Record& record, const Slot& slot) {
    if (IsWrong()(slot.value)) context.report(record, slot);
  };
}

/// A rule that keeps a State during a run. Its functions are those of State: each_record, each_incident, at_end.
template <class State>
Rule with_state(Rule rule) {
  rule.make_state = []() -> std::shared_ptr<void> { return std::make_shared<State>(); };
  if constexpr (requires { &State::each_record; })
    rule.each_record = [](RuleContext& context, const Record& record) {
      context.state<State>().each_record(context, record);
    };
  if constexpr (requires { &State::each_incident; })
    rule.each_incident = [](RuleContext& context, const Record& incident) {
      context.state<State>().each_incident(context, incident);
    };
  if constexpr (requires { &State::at_end; })
    rule.at_end = [](RuleContext& context) { context.state<State>().at_end(context); };
  return rule;
}

/// All rules that are built in, by family and then by code. Each `core/rules/FAMILY/CODE.cpp` (with underscores)
/// defines `Rule CODE()`; the list of these is generated.
const std::vector<const Rule*>& catalogue();
/// nullptr when there is none.
const Rule* find_rule(std::string_view code);
std::vector<std::string> rule_codes();

}  // namespace maex::rules

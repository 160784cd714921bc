// What a rule is. Each rule has one small file. The documentation, `maex rules`, reports and JSON come from its
// declaration.
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

/// A rule is a declaration: texts, samples, and functions that check values, records, incidents or all figures. A rule
/// that must remember something between records keeps it in a class of its own (with_state). Runs share nothing. A rule
/// does not open files.
struct Rule {
  NoticeType notice;                ///< code, severity, summary, why, fix, and the sentence of one finding
  std::string_view reference = {};  ///< source of the rule: "domain D5 V2", "maxml 3.2 R9"
  std::string_view since = "0.1";
  /// The fields that it checks, also listed on its page and in the report. The engine calls each_value for these
  /// fields, and each_record for their kinds.
  std::vector<Field> fields = {};
  std::vector<Kind> kinds = {};   ///< kinds for each_record, when they are not the kinds of `fields`
  std::string_view failing = {};  ///< records that break it, in the notation of sample.hpp
  std::string_view passing = {};  ///< similar records that comply with it
  /// Returns why the rule cannot run with these inputs, as a clause such as "no hazard areas were given"; empty when it
  /// can run. Null: it can always run.
  Pattern (*lacks)(const RuleInputs&) = nullptr;
  void (*each_value)(RuleContext&, const Record&, const Slot&) = nullptr;
  void (*each_record)(RuleContext&, const Record&) = nullptr;
  void (*each_incident)(RuleContext&, const Record& incident) = nullptr;  ///< its victims are in RuleContext::group
  void (*at_end)(RuleContext&) = nullptr;                                 ///< called after the last record
  std::shared_ptr<void> (*make_state)() = nullptr;                        ///< see with_state
  /// Runs after the decision, which it may read; see Engine::judge. The catalogue sets it for criteria.
  bool after_decision = false;
  const Criterion* criterion = nullptr;  ///< criterion that the rule reports; set by the catalogue
  const CustomRule* custom = nullptr;    ///< for Family::custom: a query is the check, so the rule has no functions
  Family family = Family::values;        ///< set by the catalogue: the folder of the rule's file
};

/// For Rule::each_value: reports each value for which the lambda returns true.
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

/// All built-in rules, sorted by family and then by code. Each `core/rules/FAMILY/CODE.cpp` (with underscores) defines
/// `Rule CODE()`, and the build generates the list.
const std::vector<const Rule*>& catalogue();
/// nullptr when there is none.
const Rule* find_rule(std::string_view code);
std::vector<std::string> rule_codes();

}  // namespace maex::rules

// What a rule is: its texts, declared once, and a check. One small file per rule; documentation, `maex rules`, reports
// and JSON are made from what stands here.
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

enum class Family : std::uint8_t { values, record, place, verification, submission, importer, custom };
std::string_view name(Family family);
/// One sentence on what rules of the family are about.
std::string_view about(Family family);
inline constexpr Family all_families[] = {Family::values,     Family::record,   Family::place, Family::verification,
                                          Family::submission, Family::importer, Family::custom};

/// One check at work on one submission. It keeps what it must remember from record to record; nothing is shared between
/// checks. It overrides what its rule subscribes to, and opens no file.
class Check {
 public:
  virtual ~Check() = default;
  /// A value of one of Rule::on_values.
  virtual void value(RuleContext&, const Record&, const Slot&) {}
  /// A record of one of Rule::on_records, by its number in the batch.
  virtual void record(RuleContext&, std::size_t) {}
  /// An incident with its victims (Rule::on_groups).
  virtual void group(RuleContext&) {}
  /// All records were seen (Rule::on_finish).
  virtual void finish(RuleContext&) {}
};

struct Rule {
  NoticeType notice;  ///< code, severity, summary, why, fix, and the sentence of one case
  Family family = Family::values;
  std::string_view reference = {};  ///< where the rule is from: "domain D5 V2", "maxml 3.2 R9"
  std::string_view since = "0.1";
  std::vector<Field> fields = {};     ///< what it looks at, for its page and the report
  std::vector<Field> on_values = {};  ///< value() is called for these
  std::vector<Kind> on_records = {};  ///< record() is called for these
  bool on_groups = false;
  bool on_finish = false;
  std::string_view failing = {};  ///< records that break it, in the notation of sample.hpp
  std::string_view passing = {};  ///< records like them that keep it
  /// Why it cannot run with these inputs, a clause such as "no hazard areas were given"; empty when it can. Null: it
  /// always can.
  std::string_view (*lacks)(const RuleInputs&) = nullptr;
  std::unique_ptr<Check> (*make)(const RuleInputs&) = nullptr;
  const CustomRule* custom = nullptr;  ///< of Family::custom, whose check is a query: `make` is null
};

/// For Rule::make of checks that take nothing.
template <class Made>
std::unique_ptr<Check> make_check(const RuleInputs&) {
  return std::make_unique<Made>();
}

/// All rules that are built in, by family and then by code. Each `core/rules/FAMILY/CODE.cpp` (with underscores)
/// defines `const Rule& CODE()`; the list of these is generated.
const std::vector<const Rule*>& catalogue();
/// nullptr when there is none.
const Rule* find_rule(std::string_view code);
std::vector<std::string> rule_codes();

}  // namespace maex::rules

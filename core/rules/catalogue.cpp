#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/rules/criterion.hpp"
#include "core/rules/rule.hpp"

#include MAEX_GENERATED_RULES

namespace maex::rules {

std::string_view name(Family family) {
  switch (family) {
    case Family::values: return "values";
    case Family::record: return "record";
    case Family::place: return "place";
    case Family::verification: return "verification";
    case Family::submission: return "submission";
    case Family::importer: return "importer";
    case Family::custom: return "own";
  }
  return "values";
}

std::string_view about(Family family) {
  switch (family) {
    case Family::values: return "A value by itself: impossible, suspicious or in the wrong place.";
    case Family::record: return "Values of one incident and its victims against each other.";
    case Family::place: return "Districts and coordinates.";
    case Family::verification: return "What an incident needs to count as verified and in a hazard area.";
    case Family::submission: return "One whole file: its sums, its doubles, and what was sent before.";
    case Family::importer: return "What IMSMA would refuse or silently not do when it imports the file.";
    case Family::custom: return "Rules of a programme, from its rule set.";
  }
  return {};
}

static Pattern lacks_policy(const RuleInputs& inputs) {
  return inputs.policy == nullptr ? "no policy of verification was given"_text : Pattern();
}

const std::vector<Criterion>& criteria() {
  static const std::vector<Criterion> sorted = [] {
    std::vector<Criterion> all = generated_criteria();
    std::sort(all.begin(), all.end(), [](const Criterion& a, const Criterion& b) { return a.number < b.number; });
    if (all.size() > most_criteria) throw std::logic_error("most_criteria is too small");
    return all;
  }();
  return sorted;
}

std::uint32_t criteria_of(Field field) {
  static const auto table = [] {
    std::array<std::uint32_t, field_count> masks{};
    for (std::size_t i = 0; i != criteria().size(); ++i)
      for (const Field each : criteria()[i].rule.fields) masks[static_cast<std::size_t>(each)] |= 1u << i;
    return masks;
  }();
  return field == Field::count ? 0 : table[static_cast<std::size_t>(field)];
}

/// Adds the rule of each criterion.
static void add_criteria(std::vector<Rule>& rules) {
  for (const Criterion& criterion : criteria()) {
    Rule& rule = rules.emplace_back(criterion.rule);
    rule.family = Family::verification;
    rule.criterion = &criterion;
    rule.after_decision = true;
    rule.lacks = lacks_policy;
    if (rule.each_incident == nullptr)
      rule.each_incident = [](RuleContext& context, const Record& incident) {
        report_evidence(context, incident, context.rule().fields.front());
      };
  }
}

const std::vector<const Rule*>& catalogue() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = generated_rules();
    add_criteria(all);
    return all;
  }();
  static const std::vector<const Rule*> sorted = [] {
    std::vector<const Rule*> pointers;
    for (const Rule& rule : rules) pointers.push_back(&rule);
    std::sort(pointers.begin(), pointers.end(), [](const Rule* a, const Rule* b) {
      return a->family != b->family ? a->family < b->family : a->notice.code < b->notice.code;
    });
    return pointers;
  }();
  return sorted;
}

const Rule* find_rule(std::string_view code) {
  for (const Rule* rule : catalogue())
    if (rule->notice.code == code) return rule;
  return nullptr;
}

std::vector<std::string> rule_codes() {
  std::vector<std::string> codes;
  for (const Rule* rule : catalogue()) codes.emplace_back(rule->notice.code);
  return codes;
}

}  // namespace maex::rules

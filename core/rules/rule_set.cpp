#include "core/rules/rule_set.hpp"

#include "core/io/error.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::rules {
namespace {

const std::vector<std::string> severities = {"info", "warning", "error"};
const std::vector<std::string> settings = {"info", "warning", "error", "off"};

Severity severity_named(std::string_view word) {
  return word == "error" ? Severity::error : word == "warning" ? Severity::warning : Severity::info;
}

bool is_code(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text)
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return false;
  return true;
}

void read_own_rule(checked_toml::Table& table, SqlRule& rule) {
  rule.code = table.required_text("code");
  if (!is_code(rule.code)) table.fail_at("code", "a code is written in small letters, digits and hyphens");
  if (find_rule(rule.code) != nullptr) table.fail_at("code", "\"" + rule.code + "\" is a rule that maex brings; choose another code");
  rule.severity = severity_named(table.choice("severity", "warning", severities));
  rule.summary = table.required_text("summary");
  rule.why = table.required_text("why");
  rule.fix = table.required_text("fix");
  rule.problem = table.text("problem");
  rule.reference = table.text("reference");
  rule.sql = table.required_text("sql");
  rule.notice = {rule.code, rule.severity, rule.summary, rule.why, rule.fix, rule.problem};
}

}  // namespace

RuleSet::RuleSet() {
  for (const Rule* rule : catalogue()) rules_.push_back({rule, rule->notice});
}

RuleSet::RuleSet(std::string_view toml, std::string name) : RuleSet() {
  name_ = std::move(name);
  const toml::table root = checked_toml::parse(toml, name_);
  checked_toml::Table top(root, name_, "the rule set");
  title_ = top.text("title");
  if (const toml::node* node = top.get("rules")) {
    if (node->as_table() == nullptr) checked_toml::fail(name_, *node, "\"rules\" must be a table of codes");
    checked_toml::Table table(*node->as_table(), name_, "[rules]");
    for (const auto& [key, value] : *node->as_table()) {
      const std::string code(key.str());
      Active* found = nullptr;
      for (Active& active : rules_)
        if (active.rule->notice.code == code) found = &active;
      if (found == nullptr) checked_toml::fail(name_, value, "there is no rule \"" + code + "\"" + did_you_mean(code, rule_codes()));
      const std::string setting = table.choice(code, "", settings);
      found->off = setting == "off";
      if (!found->off) found->type.severity = severity_named(setting);
    }
  }
  if (const toml::node* node = top.get("rule")) {
    if (node->as_array() == nullptr) checked_toml::fail(name_, *node, "own rules are written as [[rule]]");
    for (const toml::node& entry : *node->as_array()) {
      if (entry.as_table() == nullptr) checked_toml::fail(name_, entry, "own rules are written as [[rule]]");
      checked_toml::Table table(*entry.as_table(), name_, "[[rule]]");
      read_own_rule(table, sql_rules_.emplace_back());
      for (const SqlRule& other : sql_rules_)
        if (&other != &sql_rules_.back() && other.code == sql_rules_.back().code)
          table.fail_at("code", "\"" + other.code + "\" stands twice");
      table.finish();
    }
  }
  top.finish();
}

}  // namespace maex::rules

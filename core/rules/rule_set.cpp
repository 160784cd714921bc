#include "core/rules/rule_set.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/rules/custom/custom_rule.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::rules {
namespace {

const std::vector<std::string> settings = {"info", "warning", "error", "off"};

Severity severity_named(std::string_view word) {
  return word == "error" ? Severity::error : word == "warning" ? Severity::warning : Severity::info;
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
  custom_ = read_custom_rules(top, toml);
  for (const auto& own : custom_) rules_.push_back({&own->rule, own->rule.notice});
  if (const toml::node* node = top.get("rules")) {
    if (node->as_table() == nullptr) checked_toml::fail(name_, *node, "\"rules\" must be a table of codes");
    checked_toml::Table table(*node->as_table(), name_, "[rules]");
    for (const auto& [key, value] : *node->as_table()) {
      const std::string code(key.str());
      const auto found = std::find_if(rules_.begin(), rules_.end(),
                                      [&](const Active& active) { return active.rule->notice.code == code; });
      if (found == rules_.end())
        checked_toml::fail(name_, value, "there is no rule \"" + code + "\"" + did_you_mean(code, codes()));
      const std::string setting = table.choice(code, "", settings);
      found->off = setting == "off";
      if (!found->off) found->type.severity = severity_named(setting);
    }
  }
  top.finish();
  if (custom_.empty()) return;
  std::vector<std::pair<const std::string*, const CheckedQuery*>> queries;
  for (const Active& active : rules_)
    if (active.rule->custom != nullptr && !active.off)
      queries.emplace_back(&active.rule->custom->query, &active.rule->custom->checked);
  custom_columns_ = columns_for(queries);
}

RuleSet::~RuleSet() = default;

const RuleSet::Active* RuleSet::find(std::string_view code) const {
  for (const Active& active : rules_)
    if (active.rule->notice.code == code) return &active;
  return nullptr;
}

std::vector<std::string> RuleSet::codes() const {
  std::vector<std::string> codes;
  for (const Active& active : rules_) codes.emplace_back(active.rule->notice.code);
  return codes;
}

}  // namespace maex::rules

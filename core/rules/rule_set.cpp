#include "core/rules/rule_set.hpp"

#include "core/io/error.hpp"
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
  top.finish();
}

}  // namespace maex::rules

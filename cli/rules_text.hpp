// Rules as text, Markdown and JSON, made of what each rule says about itself.
#pragma once
#include <string>

#include "core/rules/rule.hpp"

namespace maex::cli {

/// One line a rule, by family.
std::string rules_text();
/// The whole card.
std::string rule_text(const rules::Rule& rule);
/// The page of one family: a list, then each rule. Empty when the family has no rules.
std::string family_markdown(rules::Family family);
/// Null: all of them.
std::string rules_markdown(const rules::Rule* rule);
/// schemas/report/rules.schema.json describes the shape: null: the list; a rule: one of its items.
std::string rules_json(const rules::Rule* rule);

}  // namespace maex::cli

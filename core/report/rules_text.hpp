// Rules as text, Markdown and JSON, made from the description in each rule. Also the tables that custom rules query.
#pragma once
#include <string>

#include "core/rules/rule_set.hpp"
#include "core/store/schema.hpp"

namespace maex {

/// One line a rule, by family.
std::string rules_text(const rules::RuleSet& set);
/// The complete description of a rule, with its severity in the rule set.
std::string rule_text(const rules::RuleSet::Active& rule);
/// `rule` null: all rules.
std::string rules_markdown(const rules::RuleSet& set, const rules::RuleSet::Active* rule);
/// schemas/report/rules.schema.json describes the shape. `rule` null: the list; else one item of the list.
std::string rules_json(const rules::RuleSet& set, const rules::RuleSet::Active* rule);

/// `table` null: all tables. The text then has only their names and sizes; Markdown and JSON have them completely.
std::string tables_text(const StoreTable* table);
std::string tables_markdown(const StoreTable* table);
std::string tables_json(const StoreTable* table);

}  // namespace maex

// Rules as text, Markdown and JSON, made of what each rule says about itself; and the tables that own rules query.
#pragma once
#include <string>

#include "core/rules/rule_set.hpp"
#include "core/store/schema.hpp"

namespace maex {

/// One line a rule, by family.
std::string rules_text(const rules::RuleSet& set);
/// The whole card, with the severity of its set.
std::string rule_text(const rules::RuleSet::Active& rule);
/// Null: all of them.
std::string rules_markdown(const rules::RuleSet& set, const rules::RuleSet::Active* rule);
/// schemas/report/rules.schema.json describes the shape: null: the list; a rule: one of its items.
std::string rules_json(const rules::RuleSet& set, const rules::RuleSet::Active* rule);

/// Null: all of them, by name and size in the text, whole in the others.
std::string tables_text(const StoreTable* table);
std::string tables_markdown(const StoreTable* table);
std::string tables_json(const StoreTable* table);

}  // namespace maex

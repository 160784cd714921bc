// A custom rule, which a programme writes: texts and one query, from a [[rule]] of its rule set.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/custom/query.hpp"
#include "core/rules/rule.hpp"

namespace maex::checked_toml {
class Table;
}

namespace maex::rules {

/// Not movable, because the rule and every finding point at the texts in this object.
struct CustomRule {
  CustomRule() = default;
  CustomRule(const CustomRule&) = delete;
  CustomRule& operator=(const CustomRule&) = delete;

  std::string code, summary, why, fix, problem, reference;
  std::string query;
  std::string file;   ///< of the rule set
  unsigned line = 0;  ///< of its [[rule]]
  CheckedQuery checked;
  std::vector<std::size_t> arguments;  ///< columns of the query's result that `problem` names
  Rule rule;                           ///< its declaration, as for a built-in rule
};

/// Reads all [[rule]] entries of a rule set, checks each one, and prepares its query. `toml` is the text that `top` was
/// parsed from. Throws UsageError naming file, line, what is wrong and the fix.
std::vector<std::unique_ptr<CustomRule>> read_custom_rules(checked_toml::Table& top, std::string_view toml);

}  // namespace maex::rules

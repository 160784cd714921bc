// Which rules run, and the severity of their findings: the whole catalogue, changed by a file. A report can name that
// file.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule.hpp"
#include "core/store/schema.hpp"

namespace maex::rules {

/// In bytes. A rule set is a few pages of text.
inline constexpr std::uintmax_t largest_rule_set = 4u << 20;

/// Findings point at the types in the set, so the set must outlive every report of its run.
class RuleSet {
 public:
  struct Active {
    const Rule* rule;
    NoticeType type;  ///< the rule's type with the severity of this set
    bool off = false;
  };
  /// The whole catalogue, unchanged.
  RuleSet();
  /// The catalogue, changed by a TOML file:
  ///   title = "Checks of our programme"
  ///   [rules]
  ///   date-in-future = "warning"     # error, warning, info or off
  ///   [[rule]]                       # a custom rule: see core/rules/custom/README.md
  /// Throws UsageError naming file, line, what is wrong and the nearest known code.
  RuleSet(std::string_view toml, std::string name);
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }  ///< file; empty: the unchanged catalogue
  [[nodiscard]] const std::string& title() const { return title_; }
  /// Built-in rules sorted by family and code, then custom rules in the order of the file.
  [[nodiscard]] const std::vector<Active>& rules() const { return rules_; }
  /// nullptr when there is none.
  [[nodiscard]] const Active* find(std::string_view code) const;
  [[nodiscard]] std::vector<std::string> codes() const;
  /// The columns that the queries of the custom rules need. A rule that is off needs none.
  [[nodiscard]] const ColumnUse& custom_columns() const { return custom_columns_; }

 private:
  std::string name_, title_;
  std::vector<Active> rules_;
  std::vector<std::unique_ptr<CustomRule>> custom_;
  ColumnUse custom_columns_;
};

}  // namespace maex::rules

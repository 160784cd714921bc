// Which rules run, and how grave their findings are: all of the catalogue, changed by a file that a report can name.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule.hpp"
#include "core/store/schema.hpp"

namespace maex::rules {

/// A rule set is pages of text.
inline constexpr std::uintmax_t largest_rule_set = 4u << 20;

/// Findings point at the types in here, so a set must outlive every report of its run.
class RuleSet {
 public:
  struct Active {
    const Rule* rule;
    NoticeType type;  ///< the rule's own, with the severity of this set
    bool off = false;
  };
  /// The whole catalogue as it is.
  RuleSet();
  /// Changed by a TOML file:
  ///   title = "Checks of our programme"
  ///   [rules]
  ///   date-in-future = "warning"     # error, warning, info or off
  ///   [[rule]]                       # a rule of one's own: see core/rules/custom/README.md
  /// Throws UsageError naming file, line, what is wrong and the nearest known code.
  RuleSet(std::string_view toml, std::string name);
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }  ///< file; empty: the catalogue as it is
  [[nodiscard]] const std::string& title() const { return title_; }
  /// Built-in rules by family and code, then the set's own in the order of its file.
  [[nodiscard]] const std::vector<Active>& rules() const { return rules_; }
  /// nullptr when there is none.
  [[nodiscard]] const Active* find(std::string_view code) const;
  [[nodiscard]] std::vector<std::string> codes() const;
  /// What the queries of the set's own rules need filled; none of those that are switched off.
  [[nodiscard]] const ColumnUse& custom_columns() const { return custom_columns_; }

 private:
  std::string name_, title_;
  std::vector<Active> rules_;
  std::vector<std::unique_ptr<CustomRule>> custom_;
  ColumnUse custom_columns_;
};

}  // namespace maex::rules

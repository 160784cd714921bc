// Which rules run, and how grave their findings are: all of the catalogue, changed by a file that a report can name.
#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule.hpp"

namespace maex::rules {

/// A rule written as one SQL query over the canonical tables (sql_rules.hpp), with its texts.
struct SqlRule {
  std::string code, summary, why, fix, problem, reference, sql;
  Severity severity = Severity::warning;
  NoticeType notice;  ///< views of the texts above
};

/// Findings point at the types in here, so a set must outlive every report of its run.
class RuleSet {
 public:
  struct Active {
    const Rule* rule;
    NoticeType type;   ///< the rule's own, with the severity of this set
    bool off = false;
  };
  /// The whole catalogue as it is.
  RuleSet();
  /// Changed by a TOML file:
  ///   title = "Checks of our programme"
  ///   [rules]
  ///   date-in-future = "warning"     # error, warning, info or off
  ///   [[rule]]                       # an own rule: code, severity, summary, why, fix, sql (see sql_rules.hpp)
  /// Throws UsageError naming file, line, what is wrong and the nearest known code.
  RuleSet(std::string_view toml, std::string name);
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }    ///< file; empty: the catalogue as it is
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::vector<Active>& rules() const { return rules_; }
  [[nodiscard]] const std::deque<SqlRule>& sql_rules() const { return sql_rules_; }

 private:
  std::string name_, title_;
  std::vector<Active> rules_;
  std::deque<SqlRule> sql_rules_;  // a deque: views into its texts stay valid
};

}  // namespace maex::rules

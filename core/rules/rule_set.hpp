// Which rules run, and how grave their findings are: all of the catalogue, changed by a file that a report can name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule.hpp"

namespace maex::rules {

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
  /// Throws UsageError naming file, line, what is wrong and the nearest known code.
  RuleSet(std::string_view toml, std::string name);
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }    ///< file; empty: the catalogue as it is
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::vector<Active>& rules() const { return rules_; }

 private:
  std::string name_, title_;
  std::vector<Active> rules_;
};

}  // namespace maex::rules

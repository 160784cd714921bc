// maex rules [CODE] [--rules FILE] [--tables] [--markdown]
#pragma once
#include <memory>

#include "cli/command.hpp"
#include "core/report/code_pages.hpp"
#include "core/rules/rule_set.hpp"

namespace maex::cli {

class RulesCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  void run_tables(Session& session) const;
  std::unique_ptr<const rules::RuleSet> set_;
  std::optional<CodePage> page_;                  ///< of a code that is not a rule
  const rules::RuleSet::Active* rule_ = nullptr;  ///< null: all rules
  const StoreTable* table_ = nullptr;             ///< null: all tables
  bool tables_ = false;
  bool markdown_ = false;
};

}  // namespace maex::cli

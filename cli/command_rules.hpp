// maex rules [CODE] [--markdown]
#pragma once
#include "cli/command.hpp"
#include "core/rules/rule.hpp"

namespace maex::cli {

class RulesCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  int run(Session& session) override;

 private:
  const rules::Rule* rule_ = nullptr;
  bool markdown_ = false;
};

}  // namespace maex::cli

// maex help [TOPIC [NAME]]
#pragma once
#include "cli/command.hpp"

namespace maex::cli {

class HelpCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  std::string topic_, name_;
  std::string output_;  ///< "man", "bash", "zsh" or "fish"; empty: text or JSON
};

}  // namespace maex::cli

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
  bool man_ = false;
  bool bash_ = false;
};

}  // namespace maex::cli

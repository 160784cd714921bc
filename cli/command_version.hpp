// maex version, maex --version
#pragma once
#include "cli/command.hpp"

namespace maex::cli {

class VersionCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;
};

}  // namespace maex::cli

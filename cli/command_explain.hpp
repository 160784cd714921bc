// maex explain FILE RECORD [FIELD]
#pragma once
#include "cli/command.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

class ExplainCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  ConvertJob job_;
  std::string record_, field_;
};

}  // namespace maex::cli

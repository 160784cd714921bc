// maex validate INPUT… [--rules FILE]
#pragma once
#include "cli/command.hpp"
#include "core/convert/job.hpp"

namespace maex::cli {

class ValidateCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  /// The report is the result: standard output.
  int run(Session& session) override;

 private:
  ConvertJob job_;
};

}  // namespace maex::cli

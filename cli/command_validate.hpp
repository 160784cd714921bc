// maex validate INPUT… [--html FILE] [--sarif FILE] [--mark FOLDER]
#pragma once
#include "cli/command.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

class ValidateCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  /// The report is the result, so it goes to standard output.
  Outcome run(Session& session) override;

 private:
  ConvertJob job_;
  std::filesystem::path save_job_;  ///< empty: the job is run
};

}  // namespace maex::cli

// maex convert INPUT… --to PARTNER -o FILE|FOLDER
#pragma once
#include "cli/command.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

class ConvertCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  [[nodiscard]] bool is_dry_run() const override { return job_.dry_run; }
  /// The report goes to standard error. It goes to standard output with --json, and in a dry run, where it is the
  /// result.
  Outcome run(Session& session) override;

  [[nodiscard]] const ConvertJob& job() const { return job_; }

 private:
  ConvertJob job_;
  std::filesystem::path save_job_;  ///< empty: the job is run
};

}  // namespace maex::cli

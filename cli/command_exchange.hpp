// maex exchange run JOB, and what looks at its ledger.
#pragma once
#include "cli/command.hpp"
#include "cli/exchange_install.hpp"
#include "core/exchange/exchange_job.hpp"
#include "core/exchange/status.hpp"

namespace maex::cli {

class ExchangeCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  using Action = Outcome (ExchangeCommand::*)(Session&);
  struct Named;
  static const std::vector<Named>& actions();
  /// Reads the options. Throws UsageError for one that the action does not have. `file` is the job file.
  void take_options(const Arguments& arguments, const std::filesystem::path& file);
  /// Loads the rules of each route.
  void make_routes_ready(Session& session);

  Outcome run_night(Session& session);
  Outcome check(Session& session);
  Outcome status(Session& session);
  Outcome history(Session& session);
  Outcome quarantine(Session& session);
  /// retry and dismiss.
  Outcome show(Session& session);
  Outcome settle_open(Session& session);
  Outcome verify(Session& session);
  Outcome back_up(Session& session);
  Outcome install(Session& session);
  /// Tells people that a run could not begin, or could not go on. `outcome` is that of the run; empty: it did not end.
  void tell_failure(std::string_view outcome, const std::string& problem, Session& session) const;
  /// The status as --html wants it.
  void write_page(const exchange::StatusFacts& facts, Session& session) const;

  const Named* action_ = nullptr;
  exchange::ExchangeJob job_;
  std::string argument_;  ///< after the job file: a number or a file
  Language language_ = Language::en;
  bool dry_run_ = false;
  bool log_json_ = false;
  bool overwrite_ = false;
  std::filesystem::path page_;  ///< of --html; empty: none
  InstallRequest install_;
};

}  // namespace maex::cli

// maex reconcile A B [C …]
#pragma once
#include <filesystem>

#include "cli/command.hpp"
#include "core/match/reconcile.hpp"

namespace maex::cli {

class ReconcileCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  void refuse_files() const;
  Outcome run_lists(Session& session);

  match::ReconcileJob job_;
  std::filesystem::path review_, pairs_;  ///< CSV files; empty: not written
  bool lists_ = false;
};

}  // namespace maex::cli

// maex reconcile A B [C …]
#pragma once
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
  match::ReconcileJob job_;
};

}  // namespace maex::cli

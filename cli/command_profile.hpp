// maex profile list | show ID | test [ID|FILE…] | new FILE
#pragma once
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace maex::cli {

class ProfileCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  /// The exit code of `test` is 1 when an example fails.
  Outcome run(Session& session) override;

 private:
  /// Drafts a profile from the only name.
  Outcome draft(Session& session) const;

  std::string action_;
  std::vector<std::string> names_;  ///< ids or files
  bool source_ = false;
  std::string output_, country_;  ///< of `new`
  bool overwrite_ = false;
};

}  // namespace maex::cli

// maex init [FILE]
#pragma once
#include <string>

#include "cli/command.hpp"

namespace maex::cli {

/// Writes the file of a programme, with comments, to begin with.
class InitCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  Outcome run(Session& session) override;

 private:
  std::string file_, country_;
  bool overwrite_ = false;
};

}  // namespace maex::cli

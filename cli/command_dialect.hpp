// maex dialect learn EXPORT… -o FILE | check FILE EXPORT… | diff A B | xsd [FILE] | page [FILE]
#pragma once
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace maex::cli {

class DialectCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  /// The exit code is 1 when `check` or `diff` finds something, or when `learn` asks a question.
  Outcome run(Session& session) override;

 private:
  Outcome learn(Session& session);
  Outcome check(Session& session);
  Outcome diff(Session& session);
  void refuse_own_inputs(Session& session) const;
  void print(Session& session, const std::string& text) const;

  std::string action_;
  std::vector<std::string> files_;  ///< exports
  std::vector<std::string> dialects_;
  std::string output_, title_;
  bool overwrite_ = false;
};

}  // namespace maex::cli

// maex formats [NAME]
#pragma once
#include "cli/command.hpp"

namespace maex::cli {

class FormatsCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  const Descriptor* card_ = nullptr;  ///< the requested adapter; nullptr: all adapters
  bool markdown_ = false;
  bool foreign_ = false;
  bool self_test_ = false;
  std::string check_;
};

}  // namespace maex::cli

// maex inspect FILE, maex FILE
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/standard_input.hpp"

namespace maex::cli {

class InspectCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override;
  Outcome run(Session& session) override;

 private:
  void print_cells(Session& session) const;
  std::string file_;
  std::shared_ptr<const StandardInput> standard_input_;
  SourceChoice choice_;
  std::string cells_;  ///< "csv" or "jsonl"; empty: the report
  std::string sheet_;  ///< name or number; empty: all
  std::vector<std::string> profiles_;
};

}  // namespace maex::cli

// The interface of every command: a declaration, then the three steps setup, plan and run.
#pragma once
#include <string>

#include "cli/declaration.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "core/facts/facts.hpp"

namespace maex::cli {

class Command {
 public:
  virtual ~Command() = default;
  [[nodiscard]] virtual Declaration declare() const = 0;
  /// Reads and checks the arguments. Writes nothing. Throws UsageError, or InputError for a profile or job file that
  /// cannot be read.
  virtual void setup(const Arguments& arguments, Session& session) = 0;
  /// Describes in lines what the command will do. Printed with --verbose, and before a dry run.
  [[nodiscard]] virtual std::string plan() const = 0;
  [[nodiscard]] virtual bool is_dry_run() const { return false; }
  /// Runs the command and returns its outcome.
  virtual Outcome run(Session& session) = 0;
};

}  // namespace maex::cli

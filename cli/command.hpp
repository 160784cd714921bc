// What every command is: a declaration, and a life in three steps.
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
  /// Understands and checks the arguments; writes nothing. Throws UsageError (or InputError for a profile or job file
  /// that cannot be read).
  virtual void setup(const Arguments& arguments, Session& session) = 0;
  /// What was understood, in lines; printed with --verbose, and before a dry run.
  [[nodiscard]] virtual std::string plan() const = 0;
  [[nodiscard]] virtual bool is_dry_run() const { return false; }
  /// Does it and says how it ended.
  virtual Outcome run(Session& session) = 0;
};

}  // namespace maex::cli

// The list of all commands of the program.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace maex::cli {

struct CommandInfo {
  std::string_view name;
  std::string_view line;  ///< what it does, one line
  std::unique_ptr<Command> (*make)();
};
std::span<const CommandInfo> commands();
/// nullptr when no command has that name.
const CommandInfo* find_command(std::string_view name);
std::vector<std::string> command_names();
/// Throws UsageError with the nearest names when no command has that name.
const CommandInfo& require_command(const std::string& name);

}  // namespace maex::cli

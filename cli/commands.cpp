#include "cli/commands.hpp"

#include "cli/command_convert.hpp"
#include "cli/command_dialect.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_formats.hpp"
#include "cli/command_help.hpp"
#include "cli/command_init.hpp"
#include "cli/command_inspect.hpp"
#include "cli/command_profile.hpp"
#include "cli/command_report.hpp"
#include "cli/command_rules.hpp"
#include "cli/command_validate.hpp"
#include "cli/command_version.hpp"
#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

template <class Made>
std::unique_ptr<Command> make() {
  return std::make_unique<Made>();
}

constexpr CommandInfo table[] = {
    {"inspect", "Say what a file is and why, and which profile fits it", make<InspectCommand>},
    {"convert", "Turn partners' files into another partner's format", make<ConvertCommand>},
    {"validate", "Say what is wrong with partners' files before they are imported", make<ValidateCommand>},
    {"explain", "Say where a record's values come from, and why it has its state", make<ExplainCommand>},
    {"formats", "List the formats and partners that can be read and written", make<FormatsCommand>},
    {"profile", "List, show, test and draft partner profiles", make<ProfileCommand>},
    {"init", "Write the file of a programme: its country, districts and policy", make<InitCommand>},
    {"dialect", "Learn how one IMSMA installation writes maXML, from its own exports", make<DialectCommand>},
    {"report", "Print and plot what files state about one measure over time", make<ReportCommand>},
    {"rules", "List and explain the rules that files are checked by", make<RulesCommand>},
    {"help", "Explain a command, the fields, the code lists or the exit codes", make<HelpCommand>},
    {"version", "Print the version of the program", make<VersionCommand>},
};

}  // namespace

std::span<const CommandInfo> commands() { return table; }

const CommandInfo* find_command(std::string_view name) {
  for (const CommandInfo& command : table)
    if (command.name == name) return &command;
  return nullptr;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandInfo& command : table) names.emplace_back(command.name);
  return names;
}

const CommandInfo& require_command(const std::string& name) {
  if (const CommandInfo* command = find_command(name)) return *command;
  throw UsageError("there is no file and no command \"" + name + "\"" + did_you_mean(name, command_names()) +
                   "\nusage: maex COMMAND … or maex FILE; maex help lists the commands");
}

}  // namespace maex::cli

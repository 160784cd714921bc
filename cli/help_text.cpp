#include "cli/help_text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "core/report/wrap.hpp"

namespace maex::cli {
namespace {

/// The help of an option: its sentence, choices and default.
std::string full_help(const OptionDecl& option) {
  std::string text = option.help;
  if (!option.choices.empty()) {
    text += " One of:";
    for (const std::string& choice : option.choices) text += (&choice == &option.choices.front() ? " " : ", ") + choice;
    text += ".";
  }
  if (!option.fallback.empty()) text += " Default: " + option.fallback + ".";
  if (option.repeated) text += " May be repeated.";
  return text;
}

void append_options(std::string& out, const std::vector<OptionDecl>& options) {
  std::vector<std::string> groups;
  for (const OptionDecl& option : options)
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
  for (const std::string& group : groups) {
    std::vector<std::vector<std::string>> rows;
    for (const OptionDecl& option : options)
      if (option.group == group) rows.push_back({spelled(option), full_help(option)});
    out += "\n" + group + "\n" + table_text(rows);
  }
}

}  // namespace

std::string help_text(const Declaration& command) {
  std::string out = usage_line(command) + "\n\n";
  for (const std::string& each : command.about)
    out += paragraph(each, 0) + (&each == &command.about.back() ? "" : "\n");
  if (!command.positional.name.empty())
    out += "\nArguments\n" + table_text({{command.positional.name, command.positional.help}});
  append_options(out, all_options(command));
  if (!command.examples.empty()) out += "\nExamples\n";
  for (const ExampleDecl& example : command.examples) out += "  " + example.command + "\n" + paragraph(example.what, 6);
  return out;
}

std::string overview_text() {
  std::vector<std::vector<std::string>> rows;
  for (const CommandInfo& command : commands()) rows.push_back({std::string(command.name), std::string(command.line)});
  return "maex carries mine action data between partners' spreadsheets, reports and IMSMA XML.\n\n"
         "usage: maex FILE          say what a file is (changes nothing)\n"
         "       maex COMMAND …     do something with it\n\nCommands\n" +
         table_text(rows) +
         "\nmaex COMMAND --help explains a command; maex help fields, codes, formats and exit-codes print the "
         "reference.\n";
}

std::string exit_codes_text() {
  std::vector<std::vector<std::string>> rows;
  for (const ExitCodeInfo& info : exit_codes())
    rows.push_back({std::to_string(info.code), std::string(info.name),
                    std::string(info.meaning) + " " + std::string(info.advice)});
  return table_text(rows, 0);
}

}  // namespace maex::cli

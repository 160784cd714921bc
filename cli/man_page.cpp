#include "cli/man_page.hpp"

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/version.hpp"

namespace maex::cli {
namespace {

/// Escapes text for troff: backslashes, hyphens that must stay hyphens, and lines that troff would read as requests.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'' || c == '.')
      out += std::string(out.empty() || out.back() == '\n' ? "\\&" : "") + c;
    else
      out += c;
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : escaped(text)) out += c == '"' ? std::string("\\(dq") : std::string(1, c);
  return out + "\"";
}

std::string entry(const std::string& tag, const std::string& text) {
  return ".TP\n.B " + in_quotes(tag) + "\n" + escaped(text) + "\n";
}

std::string option_entry(const OptionDecl& option) {
  std::string text = option.help;
  if (!option.choices.empty()) {
    text += " One of:";
    for (const std::string& choice : option.choices) text += (&choice == &option.choices.front() ? " " : ", ") + choice;
    text += ".";
  }
  if (!option.fallback.empty()) text += " Default: " + option.fallback + ".";
  if (option.repeated) text += " May be repeated.";
  return entry(spelled(option), text);
}

std::string command_section(const Declaration& command) {
  std::string out = ".SS " + in_quotes("maex " + command.name + " " + command.usage) + "\n";
  for (const std::string& paragraph : command.about) out += escaped(paragraph) + "\n.PP\n";
  for (const OptionDecl& option : command.options) out += option_entry(option);
  return out;
}

std::string adapter_entry(const Descriptor& card) {
  std::string text = card.title + ";";
  text += card.reads && card.writes ? " read and written." : card.reads ? " read." : " written.";
  return entry(card.id, card.about.empty() ? text : text + " " + card.about);
}

}  // namespace

std::string man_page(const Declaration& command) {
  const std::string title = "maex-" + command.name;
  std::string out = ".TH " + in_quotes(title) + " 1 \"\" " + in_quotes("maex " + std::string(version())) +
                    " \"User Commands\"\n.SH NAME\n" + escaped(title) + " \\- " + escaped(command.line) + "\n";
  out += ".SH SYNOPSIS\n.B " + in_quotes("maex " + command.name) + "\n" +
         escaped(command.usage.empty() ? "[OPTIONS]" : command.usage) + "\n.SH DESCRIPTION\n";
  for (const std::string& paragraph : command.about) out += escaped(paragraph) + "\n.PP\n";
  out += ".SH OPTIONS\n";
  for (const OptionDecl& option : all_options(command)) out += option_entry(option);
  if (!command.examples.empty()) out += ".SH EXAMPLES\n";
  for (const ExampleDecl& example : command.examples) out += entry(example.command, example.what);
  return out + ".SH \"SEE ALSO\"\n.BR maex (1),\nwhich has the exit status, the environment and the formats.\n";
}

std::string man_page(const Registry& registry) {
  std::vector<Declaration> declarations;
  for (const CommandInfo& command : commands()) declarations.push_back(command.make()->declare());
  std::string out = ".TH MAEX 1 \"\" " + in_quotes("maex " + std::string(version())) + " \"User Commands\"\n";
  out += ".SH NAME\nmaex \\- mine action exchange: partners' spreadsheets, reports and IMSMA XML\n";
  out += ".SH SYNOPSIS\n.B maex\n.I FILE\n";
  for (const Declaration& command : declarations)
    out += ".br\n.B " + in_quotes("maex " + command.name) + "\n" +
           escaped(command.usage.empty() ? "[OPTIONS]" : command.usage) + "\n";
  out +=
      ".SH DESCRIPTION\n"
      "maex reads the files that mine action partners send, says what is in them and what is wrong, and writes what "
      "the next\n"
      "system takes. Nothing vanishes on the way: each run accounts for every row and cell of its input.\n"
      ".PP\nResults go to standard output or to the named file, everything else to standard error.\n";
  out += ".SH COMMANDS\n";
  for (const Declaration& command : declarations) out += command_section(command);
  out += ".SH \"COMMON OPTIONS\"\n";
  for (const OptionDecl& option : common_options()) out += option_entry(option);
  out += ".SH FORMATS\n";
  for (const auto& format : registry.formats()) out += adapter_entry(format->descriptor());
  out += ".SH PARTNERS\n";
  for (const auto& partner : registry.partners()) out += adapter_entry(partner->descriptor());
  out += ".SH \"EXIT STATUS\"\n";
  for (const ExitCodeInfo& info : exit_codes())
    out += entry(std::to_string(info.code), std::string(info.meaning) + " " + std::string(info.advice));
  out += ".SH ENVIRONMENT\n" +
         entry("NO_COLOR", "When set to anything, severities are not coloured. Colour is only used on a terminal.");
  out += entry("MAEX_PLUGIN_PATH",
               "Folders in which plugins are looked for (absolute paths, separated by colons), after those of "
               "--plugin-path.");
  out +=
      ".SH \"PERSONAL DATA\"\nA person is behind each row. Findings hide personal values unless \\-\\-show\\-personal "
      "is given, and\n"
      "outputs leave identities out unless \\-\\-personal keep is given.\n";
  out +=
      ".SH \"MEMORY USAGE\"\nFiles are read and written as streams: memory does not grow with their number of rows.\n";
  out += ".SH EXAMPLES\n";
  for (const Declaration& command : declarations)
    for (const ExampleDecl& example : command.examples) out += entry(example.command, example.what);
  out += ".SH \"SEE ALSO\"\n";
  for (const Declaration& command : declarations)
    out += ".BR " + escaped("maex-" + command.name) + (&command == &declarations.back() ? " (1)\n" : " (1),\n");
  return out;
}

}  // namespace maex::cli

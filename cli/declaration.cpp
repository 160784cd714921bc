#include "cli/declaration.hpp"

namespace maex::cli {

const std::vector<OptionDecl>& common_options() {
  static const std::vector<OptionDecl> options = {
      {.name = "json",
       .help = "Print the result on standard output as JSON, with the same facts as the text.",
       .group = "Common options"},
      {.name = "quiet", .letter = 'q', .help = "Say nothing but results and errors.", .group = "Common options"},
      {.name = "verbose",
       .letter = 'v',
       .help = "Say what was understood, and show more of each finding.",
       .group = "Common options"},
      {.name = "today",
       .value = "DATE",
       .help = "Work as if today were this day (YYYY-MM-DD), so that a run can be repeated.",
       .group = "Common options"},
      {.name = "limit",
       .value = "NAME=VALUE",
       .help = "Set what one input may cost (maex help limits lists the names and defaults).",
       .group = "Common options",
       .repeated = true},
      {.name = "plugin-path",
       .value = "DIR[:DIR]",
       .help = "Look for plugins in these folders too, before MAEX_PLUGIN_PATH and the installed ones; a plugin is a "
               "program that runs with your rights.",
       .group = "Common options",
       .repeated = true,
       .completes = Completes::folder},
      {.name = "show-personal",
       .help = "Show personal values in findings instead of hiding them.",
       .group = "Common options"},
      {.name = "help", .letter = 'h', .help = "Print the help of this command.", .group = "Common options"},
  };
  return options;
}

std::vector<OptionDecl> all_options(const Declaration& command) {
  std::vector<OptionDecl> options = command.options;
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
}

std::string spelled(const OptionDecl& option) {
  std::string text;
  if (option.letter != 0) text += std::string("-") + option.letter + ", ";
  text += "--" + option.name;
  if (!option.bare.empty())
    text += "[=" + option.value + "]";
  else if (!option.value.empty())
    text += " " + option.value;
  return text;
}

std::string usage_line(const Declaration& command) { return "usage: maex " + command.name + " " + command.usage; }

}  // namespace maex::cli

#include "cli/declaration.hpp"

#include "core/run/job_options.hpp"

namespace maex::cli {

const std::vector<OptionDecl>& common_options() {
  static const std::vector<OptionDecl> options = [] {
    std::vector<OptionDecl> common;
    for (const JobOption& option : job_options())
      if (option.commands == for_every) common.push_back(option.about);
    common.push_back(
        {.name = "help", .letter = 'h', .help = "Print the help of this command.", .group = common.front().group});
    return common;
  }();
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

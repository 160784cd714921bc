#include "cli/commands.hpp"
#include "cli/completion_words.hpp"
#include "cli/man_page.hpp"
#include "core/text/joined.hpp"

namespace maex::cli {
namespace {

std::string fish_quoted(std::string_view text) { return "'" + with_backslashes(text, "\\'") + "'"; }

std::string fish_option(const CompletionWords& known, const std::string& when, const OptionDecl& option) {
  std::string out = "complete -c maex -n " + when + " -l " + option.name;
  if (option.letter != 0) out += std::string(" -s ") + option.letter;
  if (!option.value.empty() && option.bare.empty()) {
    const std::vector<std::string> words = known.of(option.completes, option.choices);
    out += is_path(option.completes) ? " -r -F" : " -x";
    if (!words.empty()) out += " -a " + fish_quoted(joined(words, " "));
  }
  return out + " -d " + fish_quoted(first_sentence(option.help)) + "\n";
}

}  // namespace

std::string fish_completion(const Registry& registry) {
  const CompletionWords known(registry);
  std::string out = "# fish completion for maex; made by `maex help --fish`\n";
  for (const CommandInfo& command : commands())
    out += "complete -c maex -n __fish_use_subcommand -a " + std::string(command.name) + " -d " +
           fish_quoted(command.line) + "\n";
  for (const CommandInfo& info : commands()) {
    const Declaration command = info.make()->declare();
    const std::string when = fish_quoted("__fish_seen_subcommand_from " + command.name);
    if (!is_path(command.positional.completes)) out += "complete -c maex -n " + when + " -f\n";
    if (const std::vector<std::string> words = known.of_argument(command); !words.empty())
      out += "complete -c maex -n " + when + " -a " + fish_quoted(joined(words, " ")) + "\n";
    for (const OptionDecl& option : all_options(command)) out += fish_option(known, when, option);
  }
  return out;
}

}  // namespace maex::cli

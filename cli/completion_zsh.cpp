#include "cli/commands.hpp"
#include "cli/completion_words.hpp"
#include "cli/man_page.hpp"
#include "core/text/joined.hpp"

namespace maex::cli {
namespace {

std::string zsh_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// A description inside of a specification of `_arguments`.
std::string described(std::string_view text) { return with_backslashes(text, "[]:\\"); }

std::string action(const CompletionWords& known, Completes kind, const std::vector<std::string>& choices) {
  if (kind == Completes::folder) return "_files -/";
  if (kind == Completes::file) return "_files";
  const std::vector<std::string> words = known.of(kind, choices);
  return words.empty() ? " " : "(" + joined(words, " ") + ")";
}

std::string option_spec(const CompletionWords& known, const OptionDecl& option) {
  const std::string help = "[" + described(first_sentence(option.help)) + "]";
  std::string value;
  if (!option.value.empty())
    value = std::string(option.bare.empty() ? ":" : "::") + described(option.value) + ":" +
            action(known, option.completes, option.choices);
  const std::string repeated = option.repeated ? "*" : "";
  const std::string sign = option.value.empty() ? "" : option.bare.empty() ? "=" : "=-";
  std::string out = " \\\n        " + zsh_quoted(repeated + "--" + option.name + sign + help + value);
  if (option.letter != 0)
    out += " \\\n        " + zsh_quoted(repeated + "-" + option.letter +
                                        (option.value.empty()  ? ""
                                         : option.bare.empty() ? "+"
                                                               : "-") +
                                        help + value);
  return out;
}

std::string zsh_command(const CompletionWords& known, const Declaration& command) {
  std::string out = "    " + command.name + ")\n      _arguments -s";
  for (const OptionDecl& option : all_options(command)) out += option_spec(known, option);
  const std::vector<std::string> words = known.of_argument(command);
  const std::string files = is_path(command.positional.completes) ? "_files" : " ";
  if (!command.positional.name.empty())
    out += " \\\n        " + zsh_quoted("*:" + described(command.positional.name) + ":" +
                                        (words.empty() ? files : "(" + joined(words, " ") + ")"));
  return out + " ;;\n";
}

}  // namespace

std::string zsh_completion(const Registry& registry) {
  const CompletionWords known(registry);
  std::string out =
      "#compdef maex\n# zsh completion for maex; made by `maex help --zsh`\n_maex() {\n  local -a verbs\n  verbs=(\n";
  for (const CommandInfo& command : commands())
    out += "    " + zsh_quoted(std::string(command.name) + ":" + described(command.line)) + "\n";
  out +=
      "  )\n  if ((CURRENT == 2)); then\n    _describe 'command' verbs\n    _files\n    return\n  fi\n"
      "  local verb=$words[2]\n  shift words\n  ((CURRENT--))\n  case $verb in\n";
  for (const CommandInfo& command : commands()) out += zsh_command(known, command.make()->declare());
  return out + "    *) _files ;;\n  esac\n}\n_maex \"$@\"\n";
}

}  // namespace maex::cli

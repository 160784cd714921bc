#include "cli/commands.hpp"
#include "cli/completion_words.hpp"
#include "cli/man_page.hpp"
#include "core/text/joined.hpp"

namespace maex::cli {
namespace {

std::string words(const std::vector<std::string>& list) { return "_maex_words '" + joined(list, " ") + "'"; }

/// The shell code that completes a value.
std::string code(const CompletionWords& known, Completes kind, const std::vector<std::string>& choices) {
  if (is_path(kind)) return "_maex_files";
  const std::vector<std::string> list = known.of(kind, choices);
  return list.empty() ? "COMPREPLY=()" : words(list);
}

std::string command_case(const Declaration& command, const CompletionWords& known) {
  std::string out = "    " + command.name + ")\n      case \"$before\" in\n";
  std::vector<std::string> names;
  for (const OptionDecl& option : all_options(command)) {
    names.push_back("--" + option.name);
    if (option.value.empty() || !option.bare.empty()) continue;
    out += "        --" + option.name + (option.letter == 0 ? "" : std::string("|-") + option.letter) + ") " +
           code(known, option.completes, option.choices) + "; return ;;\n";
  }
  out += "      esac\n      if [[ $word == -* ]]; then " + words(names) + "; return; fi\n";
  if (command.name == "help")
    out += "      if [[ $before == fields ]]; then " + code(known, Completes::field, {}) + "; return; fi\n";
  if (command.name == "profile")
    out += "      if [[ $before == show || $before == test ]]; then " + code(known, Completes::profile, {}) +
           "; return; fi\n";
  if (command.name == "dialect") out += "      if ((COMP_CWORD > 2)); then _maex_files; return; fi\n";
  const std::vector<std::string> list = known.of_argument(command);
  return out + "      " + (list.empty() ? code(known, command.positional.completes, {}) : words(list)) + " ;;\n";
}

}  // namespace

std::string bash_completion(const Registry& registry) {
  const CompletionWords known(registry);
  std::string out =
      "# bash completion for maex; made by `maex help --bash`\n"
      "_maex_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$word\")); }\n"
      "_maex_files() { compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$word\")); }\n"
      "_maex() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      "  local IFS=$' \\t\\n'\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    " +
      words(command_names()) +
      "\n"
      "    local verbs=(\"${COMPREPLY[@]}\")\n"
      "    _maex_files\n"
      "    COMPREPLY=(\"${verbs[@]}\" \"${COMPREPLY[@]}\")\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const CommandInfo& command : commands()) out += command_case(command.make()->declare(), known);
  return out + "    *) _maex_files ;;\n  esac\n}\ncomplete -F _maex maex\n";
}

}  // namespace maex::cli

#include "cli/commands.hpp"
#include "cli/man_page.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/text/joined.hpp"

namespace maex::cli {
namespace {

/// The shell code that completes one kind of value; words are ids and declared names, which need no quoting.
class Completer {
 public:
  explicit Completer(const Registry& registry) {
    for (const auto& format : registry.formats()) formats_.push_back(format->descriptor().id);
    for (const auto& partner : registry.partners()) partners_.push_back(partner->descriptor().id);
    for (const Profile& profile : builtin_profiles()) profiles_.push_back(profile.id);
    for (const FieldInfo& field : all_fields()) fields_.emplace_back(field.full_name);
  }
  [[nodiscard]] std::string code(Completes kind, const std::vector<std::string>& choices) const {
    switch (kind) {
      case Completes::file: return "_maex_files";
      case Completes::folder: return "_maex_files";
      case Completes::format: return words(formats_);
      case Completes::partner: return words(partners_);
      case Completes::profile: return words(profiles_);
      case Completes::field: return words(fields_);
      case Completes::command: return words(command_names());
      case Completes::choices: return words(choices);
      case Completes::nothing: break;
    }
    return choices.empty() ? "COMPREPLY=()" : words(choices);
  }
  [[nodiscard]] std::vector<std::string> adapters() const {
    std::vector<std::string> all = formats_;
    all.insert(all.end(), partners_.begin(), partners_.end());
    return all;
  }
  [[nodiscard]] static std::string words(const std::vector<std::string>& list) {
    return "_maex_words '" + joined(list, " ") + "'";
  }
  [[nodiscard]] const std::vector<std::string>& profiles() const { return profiles_; }

 private:
  std::vector<std::string> formats_, partners_, profiles_, fields_;
};

std::string command_case(const Declaration& command, const Completer& completer) {
  std::string out = "    " + command.name + ")\n      case \"$before\" in\n";
  std::vector<std::string> names;
  for (const OptionDecl& option : all_options(command)) {
    names.push_back("--" + option.name);
    if (option.value.empty() || !option.bare.empty()) continue;
    out += "        --" + option.name + (option.letter == 0 ? "" : std::string("|-") + option.letter) + ") " +
           completer.code(option.completes, option.choices) + "; return ;;\n";
  }
  out += "      esac\n      if [[ $word == -* ]]; then " + Completer::words(names) + "; return; fi\n";
  std::vector<std::string> more = command.positional.choices;
  std::string code = completer.code(command.positional.completes, more);
  if (command.name == "formats") code = Completer::words(completer.adapters());
  if (command.name == "help") {
    const std::vector<std::string> verbs = command_names();
    more.insert(more.end(), verbs.begin(), verbs.end());
    out += "      if [[ $before == fields ]]; then " + completer.code(Completes::field, {}) + "; return; fi\n";
    code = Completer::words(more);
  }
  if (command.name == "profile")
    out += "      if [[ $before == show || $before == test ]]; then " + Completer::words(completer.profiles()) +
           "; return; fi\n";
  if (command.name == "dialect") out += "      if ((COMP_CWORD > 2)); then _maex_files; return; fi\n";
  return out + "      " + code + " ;;\n";
}

}  // namespace

std::string bash_completion(const Registry& registry) {
  const Completer completer(registry);
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
      Completer::words(command_names()) +
      "\n"
      "    local verbs=(\"${COMPREPLY[@]}\")\n"
      "    _maex_files\n"
      "    COMPREPLY=(\"${verbs[@]}\" \"${COMPREPLY[@]}\")\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const CommandInfo& command : commands()) out += command_case(command.make()->declare(), completer);
  return out + "    *) _maex_files ;;\n  esac\n}\ncomplete -F _maex maex\n";
}

}  // namespace maex::cli

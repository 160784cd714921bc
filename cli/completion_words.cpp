#include "cli/completion_words.hpp"

#include "cli/commands.hpp"
#include "core/mapping/profile/profile.hpp"

namespace maex::cli {

CompletionWords::CompletionWords(const Registry& registry) {
  for (const auto& format : registry.formats()) formats_.push_back(format->descriptor().id);
  for (const auto& partner : registry.partners()) partners_.push_back(partner->descriptor().id);
  for (const Profile& profile : builtin_profiles()) profiles_.push_back(profile.id);
  for (const FieldInfo& field : all_fields()) fields_.emplace_back(field.full_name);
}

std::vector<std::string> CompletionWords::of(Completes kind, const std::vector<std::string>& choices) const {
  switch (kind) {
    case Completes::format: return formats_;
    case Completes::partner: return partners_;
    case Completes::profile: return profiles_;
    case Completes::field: return fields_;
    case Completes::command: return command_names();
    case Completes::file:
    case Completes::folder: return {};
    case Completes::choices:
    case Completes::nothing: break;
  }
  return choices;
}

std::vector<std::string> CompletionWords::of_argument(const Declaration& command) const {
  std::vector<std::string> words = of(command.positional.completes, command.positional.choices);
  const auto add = [&words](const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
  };
  if (command.name == "formats") add(partners_);  // beside the formats
  if (command.name == "help") add(command_names());
  if (command.name == "profile") add(profiles_);
  return words;
}

std::string_view first_sentence(std::string_view help) {
  const std::size_t end = help.find(". ");
  if (end != std::string_view::npos) return help.substr(0, end);
  return help.ends_with('.') ? help.substr(0, help.size() - 1) : help;
}

std::string with_backslashes(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : text) {
    if (signs.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace maex::cli

#include "cli/usage_json.hpp"

#include <nlohmann/json.hpp>

#include "cli/exit_codes.hpp"
#include "core/report/json_text.hpp"

namespace maex::cli {
namespace {

using Json = nlohmann::ordered_json;

Json usage_object(const Declaration& command) {
  Json options = Json::array();
  for (const OptionDecl& option : all_options(command))
    options.push_back({{"name", option.name},
                       {"short", option.letter == 0 ? Json(nullptr) : Json(std::string(1, option.letter))},
                       {"value", option.value.empty() ? Json(nullptr) : Json(option.value)},
                       {"optional_value", option.bare.empty() ? Json(nullptr) : Json(option.bare)},
                       {"help", option.help},
                       {"group", option.group},
                       {"repeated", option.repeated},
                       {"default", option.fallback.empty() ? Json(nullptr) : Json(option.fallback)},
                       {"choices", option.choices}});
  const PositionalDecl& positional = command.positional;
  Json arguments = nullptr;
  if (!positional.name.empty())
    arguments = {{"name", positional.name},
                 {"help", positional.help},
                 {"least", positional.least},
                 {"most", positional.most == no_limit ? Json(nullptr) : Json(positional.most)}};
  Json examples = Json::array();
  for (const ExampleDecl& example : command.examples)
    examples.push_back({{"command", example.command}, {"what", example.what}});
  return {{"command", command.name}, {"line", command.line}, {"usage", usage_line(command)}, {"about", command.about},
          {"arguments", arguments},  {"options", options},   {"examples", examples}};
}

}  // namespace

std::string exit_codes_json() {
  Json json = Json::array();
  for (const ExitCodeInfo& info : exit_codes())
    json.push_back({{"code", info.code}, {"name", info.name}, {"meaning", info.meaning}, {"advice", info.advice}});
  return json_text(json);
}

std::string error_json(const ExitCodeInfo& exit, std::string_view message) {
  const Json json = {{"report", "error"}, {"exit_code", exit.code}, {"exit_name", exit.name}, {"message", message}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string usage_json(const Declaration& command) { return json_text(usage_object(command)); }

std::string usage_json(const std::vector<Declaration>& all) {
  Json json = Json::array();
  for (const Declaration& command : all) json.push_back(usage_object(command));
  return json_text(json);
}

}  // namespace maex::cli

#include "cli/catalogue_json.hpp"

#include <nlohmann/json.hpp>

#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "core/adapter/foreign.hpp"

namespace maex::cli {
namespace {

using Json = nlohmann::ordered_json;

Json labels(const std::string_view (&texts)[3]) { return {{"en", texts[0]}, {"az", texts[1]}, {"ru", texts[2]}}; }

Json field_object(const FieldInfo& field) {
  return {{"name", field.full_name},
          {"kind", name(field.kind)},
          {"type", name(field.type)},
          {"codes", field.type == Type::code ? Json(name(field.list)) : Json(nullptr)},
          {"sensitivity", name(field.sensitivity)},
          {"personal", is_personal(field.sensitivity)},
          {"many", field.many},
          {"labels", labels(field.labels)},
          {"source", field.source},
          {"about", field.about}};
}

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

constexpr std::string_view option_types[] = {"text", "number", "boolean", "choice"};

Json card_object(const Descriptor& card) {
  Json options = Json::array();
  for (const OptionSpec& option : card.options)
    options.push_back({{"name", option.name},
                       {"type", option_types[static_cast<std::size_t>(option.type)]},
                       {"default", option.fallback},
                       {"choices", option.choices},
                       {"help", option.help},
                       {"since", option.since}});
  Json losses = Json::array();
  for (const LossType& loss : card.losses) losses.push_back({{"code", loss.code}, {"summary", loss.summary}});
  Json notices = Json::array();
  for (const NoticeType* notice : card.notices)
    notices.push_back({{"code", notice->code},
                       {"severity", to_string(notice->severity)},
                       {"summary", notice->summary},
                       {"why", notice->why},
                       {"fix", notice->fix}});
  const Provider& from = card.provider;
  const Json plugin = from.plugin.empty()
                          ? Json(nullptr)
                          : Json({{"name", from.plugin},
                                  {"version", from.version},
                                  {"file", from.file},
                                  {"problem", from.problem.empty() ? Json(nullptr) : Json(from.problem)}});
  return {{"id", card.id},
          {"kind", card.kind == AdapterKind::format ? "format" : "partner"},
          {"title", card.title},
          {"about", card.about},
          {"extensions", card.extensions},
          {"media_types", card.media_types},
          {"reads", card.reads},
          {"writes", card.writes},
          {"streams", card.streams},
          {"containers", card.containers},
          {"options", options},
          {"losses", losses},
          {"notices", notices},
          {"plugin", plugin}};
}

}  // namespace

std::string fields_json(std::optional<Kind> only) {
  Json json = Json::array();
  for (const FieldInfo& field : all_fields())
    if (!only || field.kind == *only) json.push_back(field_object(field));
  return text_of(json);
}

std::string field_json(Field field) { return text_of(field_object(info(field))); }

std::string codes_json(std::optional<CodeList> only) {
  Json json = Json::array();
  for (const CodeInfo& code : all_codes()) {
    if (only && code.list != *only) continue;
    if (json.empty() || json.back()["list"] != name(code.list))
      json.push_back({{"list", name(code.list)}, {"about", about(code.list)}, {"codes", Json::array()}});
    json.back()["codes"].push_back({{"name", code.name}, {"labels", labels(code.labels)}});
  }
  return text_of(only ? json.at(0) : json);
}

std::string exit_codes_json() {
  Json json = Json::array();
  for (const ExitCodeInfo& info : exit_codes())
    json.push_back({{"code", info.code}, {"name", info.name}, {"meaning", info.meaning}, {"advice", info.advice}});
  return text_of(json);
}

std::string error_json(const ExitCodeInfo& exit, std::string_view message) {
  const Json json = {{"report", "error"}, {"exit_code", exit.code}, {"exit_name", exit.name}, {"message", message}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string limits_json() {
  Json json = Json::array();
  for (const BoundSpec& bound : bound_specs())
    json.push_back(
        {{"name", bound.name}, {"default", Bounds().*bound.value}, {"unit", bound.unit}, {"help", bound.help}});
  return text_of(json);
}

std::string usage_json(const Declaration& command) { return text_of(usage_object(command)); }

std::string usage_json(const std::vector<Declaration>& all) {
  Json json = Json::array();
  for (const Declaration& command : all) json.push_back(usage_object(command));
  return text_of(json);
}

std::string adapter_json(const Descriptor& card) { return text_of(card_object(card)); }

std::string adapters_json(const Registry& registry) {
  Json json = Json::array();
  for (const auto& format : registry.formats()) json.push_back(card_object(format->descriptor()));
  for (const auto& partner : registry.partners()) json.push_back(card_object(partner->descriptor()));
  return text_of(json);
}

std::string foreign_json() {
  Json json = Json::array();
  for (const ForeignFormat& format : foreign_formats())
    json.push_back({{"id", format.id}, {"title", format.title}, {"advice", format.advice}});
  return text_of(json);
}

}  // namespace maex::cli

#include <nlohmann/json.hpp>

#include "core/adapter/foreign.hpp"
#include "core/report/adapters.hpp"
#include "core/report/json_text.hpp"
#include "core/report/reference.hpp"

namespace maex {
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
  return json_text(json);
}

std::string fields_json(std::span<const Field> fields) {
  Json json = Json::array();
  for (const Field field : fields) json.push_back(field_object(info(field)));
  return json_text(json);
}

std::string field_json(Field field) { return json_text(field_object(info(field))); }

std::string codes_json(std::optional<CodeList> only) {
  Json json = Json::array();
  for (const CodeInfo& code : all_codes()) {
    if (only && code.list != *only) continue;
    if (json.empty() || json.back()["list"] != name(code.list))
      json.push_back({{"list", name(code.list)}, {"about", about(code.list)}, {"codes", Json::array()}});
    json.back()["codes"].push_back({{"name", code.name}, {"labels", labels(code.labels)}});
  }
  return json_text(only ? json.at(0) : json);
}

std::string limits_json() {
  Json json = Json::array();
  for (const BoundSpec& bound : bound_specs())
    json.push_back(
        {{"name", bound.name}, {"default", Bounds().*bound.value}, {"unit", bound.unit}, {"help", bound.help}});
  return json_text(json);
}

std::string adapter_json(const Descriptor& card) { return json_text(card_object(card)); }

std::string adapters_json(const Registry& registry) {
  Json json = Json::array();
  for (const Descriptor* card : registry.descriptors()) json.push_back(card_object(*card));
  return json_text(json);
}

std::string foreign_json() {
  Json json = Json::array();
  for (const ForeignFormat& format : foreign_formats())
    json.push_back({{"id", format.id}, {"title", format.title}, {"advice", format.advice}});
  return json_text(json);
}

}  // namespace maex

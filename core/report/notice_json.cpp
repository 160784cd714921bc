#include "core/report/notice_json.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(const Locator& where) {
  Json json = Json::object();
  json["text"] = to_string(where);
  if (!where.document.empty()) json["document"] = where.document;
  if (!where.part.empty()) json["part"] = where.part;
  if (where.row != 0) json["row"] = where.row;
  if (where.column != 0) json["column"] = where.column;
  if (!where.heading.empty()) json["heading"] = where.heading;
  if (!where.path.empty()) json["path"] = where.path;
  return json;
}

Json notice_json(const Notice& notice, bool show_personal) {
  Json json = Json::object();
  json["where"] = place_json(notice.where);
  const bool hidden = notice.personal && !show_personal && !notice.value.empty();
  json["value"] = notice.value.empty() || hidden ? Json(nullptr) : Json(notice.value);
  json["hidden"] = hidden;
  json["problem"] = notice.problem.empty() ? std::string(notice.type->summary) : notice.problem;
  json["fix"] = notice.fix.empty() ? std::string(notice.type->fix) : notice.fix;
  return json;
}

}  // namespace

Json notices_json(const Notices& notices, bool show_personal) {
  Json groups = Json::array();
  for (const auto& group : notices.groups()) {
    Json stored = Json::array();
    for (const Notice& notice : group.stored) stored.push_back(notice_json(notice, show_personal));
    groups.push_back({{"code", group.type->code},
                      {"severity", to_string(group.type->severity)},
                      {"summary", group.type->summary},
                      {"why", group.type->why},
                      {"fix", group.type->fix},
                      {"count", group.count},
                      {"shown", stored.size()},
                      {"notices", std::move(stored)}});
  }
  return groups;
}

std::string json_text(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

}  // namespace maex

#include "core/report/sarif.hpp"

#include <map>

#include <nlohmann/json.hpp>

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) { return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note"; }

/// Sheets have no place in SARIF's regions: rows go in as lines, and the whole place stands in words beside them.
Json location(const Locator& where) {
  Json physical = {{"artifactLocation", {{"uri", where.document}}}};
  if (where.row != 0) {
    Json region = {{"startLine", where.row}};
    if (where.column != 0) region["startColumn"] = where.column;
    physical["region"] = region;
  }
  return {{"physicalLocation", physical}, {"logicalLocations", Json::array({{{"fullyQualifiedName", to_string(where)}}})}};
}

}  // namespace

std::string report_sarif(const RunFacts& facts, const std::string& version) {
  std::map<std::string_view, const NoticeType*> types;
  Json results = Json::array();
  for (const ItemFacts& item : facts.items) {
    for (const auto& group : item.notices->groups()) {
      types.emplace(group.type->code, group.type);
      for (const Notice& notice : group.stored)
        results.push_back({{"ruleId", group.type->code}, {"level", level(group.type->severity)}, {"message", {{"text", problem_of(notice, false)}}},
                           {"locations", Json::array({location(notice.where)})}});
    }
    if (item.outcome == Outcome::done) continue;
    Locator whole;
    whole.document = item.input;
    results.push_back({{"level", "error"}, {"message", {{"text", item.problem}}}, {"locations", Json::array({location(whole)})}});
  }
  Json rules = Json::array();
  for (const auto& [code, type] : types)
    rules.push_back({{"id", code}, {"shortDescription", {{"text", type->summary}}}, {"fullDescription", {{"text", type->why}}}, {"help", {{"text", type->fix}}},
                     {"defaultConfiguration", {{"level", level(type->severity)}}}});
  const Json json = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                     {"version", "2.1.0"},
                     {"runs", Json::array({{{"tool", {{"driver", {{"name", "maex"}, {"version", version}, {"rules", rules}}}}}, {"results", results}}})}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace maex

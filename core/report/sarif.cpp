#include "core/report/sarif.hpp"

#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/report/hidden_names.hpp"
#include "core/report/json_text.hpp"
#include "core/report/messages.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// A path as the URI reference that SARIF requires. Relative paths stay relative.
std::string uri(std::string_view path) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    const auto byte = static_cast<unsigned char>(c);
    if (plain)
      out += c;
    else
      (out += '%').append({hex[byte >> 4], hex[byte & 15]});
  }
  return out;
}

bool in_table(const Locator& where) { return where.table || !where.part.empty() || where.block != 0; }

/// Pages and logs of continuous integration show it, so no character of a cell may turn or move the text around it.
Json message(const std::string& text) { return {{"text", printable_lines(text)}}; }

/// Where in the sheet or the document; null for the whole file.
Json logical(const Locator& where) {
  Json json = Json::object();
  if (in_table(where) && where.row != 0)
    json["name"] = where.column != 0 ? cell_address(where.column, where.row) : std::to_string(where.row);
  else if (where.block != 0)
    json["name"] = block_address(where);
  else if (!where.path.empty())
    json["name"] = where.path.substr(where.path.find_last_of('/') + 1);
  else if (!where.part.empty())
    json["name"] = where.part;
  else
    return nullptr;
  json["fullyQualifiedName"] = to_string(where);
  json["kind"] = !in_table(where)                     ? "element"
                 : where.block != 0 && where.row == 0 ? "paragraph"
                 : where.row == 0                     ? "sheet"
                 : where.column != 0                  ? "cell"
                                                      : "row";
  return json;
}

/// SARIF regions are lines of text. A row of a sheet is not a line of text. A row of a CSV file is not one either,
/// because its cells may contain line breaks. Such places become logical locations.
Json location(const Locator& where) {
  Json physical = {{"artifactLocation", {{"uri", uri(where.document)}}}};
  if (!in_table(where) && where.row != 0) {
    Json region = {{"startLine", where.row}};
    if (where.column != 0) region["startColumn"] = where.column;
    physical["region"] = region;
  }
  Json json = {{"physicalLocation", physical}};
  if (const Json place = logical(where); !place.is_null()) json["logicalLocations"] = Json::array({place});
  return json;
}

/// SARIF viewers show the message next to a line, so the message names a cell in words.
std::string said(const FindingType& type, const Finding& finding) {
  Locator where = finding.where;
  where.document.clear();
  const std::string place = in_table(where) ? to_string(where) : std::string();
  return (place.empty() ? "" : place + ": ") + Messages::of(Language::en).problem(type, finding, false);
}

const FindingType not_checked{"input-not-checked", Severity::error, "An input could not be checked to its end.",
                              "Nothing is known about what was not read.",
                              "Fix what the message says, and check again."};

/// The rules of all findings by code. A result refers to a rule by its index in the list.
class Rules {
 public:
  explicit Rules(const RunFacts& facts) {
    for (const ItemFacts& item : facts.items) {
      for (const FindingGroup& group : item.findings) {
        Rule& rule = rules_.try_emplace(group.type.code).first->second;
        rule.type = &group.type;
        rule.count += group.count;
        rule.shown += group.stored.size();
      }
      if (item.outcome == Outcome::done) continue;
      Rule& rule = rules_.try_emplace(not_checked.code).first->second;
      rule.type = &not_checked;
      ++rule.count;
      ++rule.shown;
    }
    std::size_t index = 0;
    for (auto& [code, rule] : rules_) rule.index = index++;
  }
  [[nodiscard]] Json result(const FindingType& type, const std::string& text, const Locator& where,
                            const std::vector<Locator>& also = {}) const {
    Json json = {{"ruleId", type.code},
                 {"ruleIndex", rules_.at(type.code).index},
                 {"level", level(type.severity)},
                 {"message", message(text)},
                 {"locations", Json::array({location(where)})}};
    for (const Locator& place : also) json["relatedLocations"].push_back(location(place));
    return json;
  }
  [[nodiscard]] Json list() const {
    Json rules = Json::array();
    for (const auto& [code, rule] : rules_)
      rules.push_back({{"id", code},
                       {"shortDescription", message(rule.type->summary)},
                       {"fullDescription", message(rule.type->why)},
                       {"help", message(rule.type->fix)},
                       {"defaultConfiguration", {{"level", level(rule.type->severity)}}}});
    return rules;
  }
  /// The number of findings counted and the number listed, for each code.
  [[nodiscard]] Json counts() const {
    Json counts = Json::array();
    for (const auto& [code, rule] : rules_)
      counts.push_back({{"ruleId", code}, {"count", rule.count}, {"shown", rule.shown}});
    return counts;
  }

 private:
  struct Rule {
    const FindingType* type = nullptr;
    std::uint64_t count = 0, shown = 0;
    std::size_t index = 0;
  };
  std::map<std::string_view, Rule> rules_;
};

}  // namespace

std::string report_sarif(const RunFacts& given, const std::string& version) {
  RunFacts facts = given;
  facts.show_personal = false;  // other systems store such logs
  facts = without_names(std::move(facts));
  const Rules rules(facts);
  Json results = Json::array(), artifacts = Json::array();
  bool whole = true;
  for (const ItemFacts& item : facts.items) {
    const auto add_artifact = [&artifacts](const std::string& name) {
      artifacts.push_back({{"location", {{"uri", uri(name)}}}, {"roles", {"analysisTarget"}}});
    };
    if (item.inputs.empty()) add_artifact(item.input);
    for (const InputFact& each : item.inputs) add_artifact(each.input);
    for (const FindingGroup& group : item.findings)
      for (const Finding& finding : group.stored)
        results.push_back(rules.result(group.type, said(group.type, finding), finding.where, finding.also));
    if (item.outcome == Outcome::done) continue;
    whole = false;
    Locator place;
    place.document = item.inputs.empty() ? item.input : item.inputs.front().input;
    for (const InputFact& each : item.inputs)
      if (!each.problem.empty()) place.document = each.input;
    results.push_back(rules.result(not_checked, item.problem, place));
  }
  const Json run = {
      {"tool", {{"driver", {{"name", "maex"}, {"version", version}, {"language", "en"}, {"rules", rules.list()}}}}},
      {"invocations", Json::array({{{"executionSuccessful", whole}, {"exitCode", facts.exit_code}}})},
      {"artifacts", artifacts},
      {"results", results},
      {"properties", {{"findings", rules.counts()}}}};
  const Json json = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return json_text(json);
}

}  // namespace maex

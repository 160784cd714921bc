// All JSON reports are in one file, because nlohmann's header is slow to compile, and because places and findings have
// the same shape in all reports.
#include <nlohmann/json.hpp>
#include <utility>

#include "core/facts/explain_facts.hpp"
#include "core/model/fill_rule.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/hidden_names.hpp"
#include "core/report/inspect_report.hpp"
#include "core/report/json_text.hpp"
#include "core/report/messages.hpp"
#include "core/report/verdict_text.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(const Locator& where) {
  Json json = Json::object();
  json["text"] = to_string(where);
  if (!where.document.empty()) json["document"] = where.document;
  if (!where.part.empty()) json["part"] = where.part;
  if (where.page != 0) json["page"] = where.page;
  if (where.block != 0) json["block"] = where.block;
  if (where.row != 0) json["row"] = where.row;
  if (where.column != 0) json["column"] = where.column;
  if (!where.heading.empty()) json["heading"] = where.heading;
  if (!where.path.empty()) json["path"] = where.path;
  if (where.table) json["table"] = true;
  return json;
}

/// JSON reports are in English. A program finds the texts of other languages by the code.
Json finding_json(const FindingType& type, const Finding& finding, bool show_personal) {
  const Messages& words = Messages::of(Language::en);
  Json json = Json::object();
  json["where"] = place_json(finding.where);
  const bool hidden = finding.personal && !show_personal && !finding.value.empty();
  json["value"] = finding.value.empty() || hidden ? Json(nullptr) : Json(finding.value);
  json["hidden"] = hidden;
  json["problem"] = words.problem(type, finding, show_personal);
  const std::string_view instead = right_value(finding);
  json["instead"] = instead.empty() ? Json(nullptr) : Json(instead);
  json["fix"] = type.fix;
  if (!finding.also.empty()) {
    json["also"] = Json::array();
    for (const Locator& place : finding.also) json["also"].push_back(place_json(place));
  }
  return json;
}

Json findings_json(const Findings& findings, bool show_personal) {
  Json groups = Json::array();
  for (const FindingGroup& group : findings) {
    Json stored = Json::array();
    for (const Finding& finding : group.stored) stored.push_back(finding_json(group.type, finding, show_personal));
    groups.push_back({{"code", group.type.code},
                      {"severity", to_string(group.type.severity)},
                      {"summary", group.type.summary},
                      {"why", group.type.why},
                      {"fix", group.type.fix},
                      {"count", group.count},
                      {"shown", stored.size()},
                      {"notices", std::move(stored)}});
  }
  return groups;
}

Json balance_json(const Balance& balance) {
  Json rows{{"read", balance.rows_read()}};
  Json cells{{"read", balance.cells_read()}};
  for (const Fate fate : {Fate::used, Fate::changed, Fate::quarantined, Fate::ignored}) {
    rows[std::string(to_string(fate))] = balance.rows_with(fate);
    cells[std::string(to_string(fate))] = balance.cells_with(fate);
  }
  cells["empty"] = balance.cells_empty();
  Json lines = Json::array();
  for (const Balance::Line& line : balance.lines())
    lines.push_back({{"fate", to_string(line.fate)}, {"rule", line.rule}, {"rows", line.rows}, {"cells", line.cells}});
  return {{"holds", balance.holds()}, {"rows", rows}, {"cells", cells}, {"lines", lines}};
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json checks_json(const CheckFacts& checks) {
  if (!checks.ran) return nullptr;
  Json not_run = Json::array();
  for (const CheckFacts::NotRun& each : checks.not_run)
    not_run.push_back({{"code", each.code}, {"reason", to_string(each.reason)}});
  return {{"rule_set", text_or_null(checks.rule_set_name)}, {"run", checks.running}, {"not_run", not_run}};
}

Json verification_json(const CheckFacts& checks) {
  if (!checks.ran) return nullptr;
  Json held = Json::array();
  for (const CheckFacts::HeldBack& each : checks.held_back_first)
    held.push_back({{"id", text_or_null(each.id)},
                    {"state", text_or_null(each.state)},
                    {"reason", to_string(each.reason)},
                    {"where", place_json(each.where)}});
  Json reasons = Json::object();
  for (const auto& [state, counts] : checks.reasons)
    for (const auto& [reason, count] : counts) reasons[state][to_string(reason)] = count;
  Json districts = Json::array();
  for (const auto& [id, each] : checks.districts)
    districts.push_back({{"id", id}, {"title", each.title}, {"incidents", each.incidents}});
  return {{"policy", checks.policy},
          {"assumption", checks.assumption},
          {"rulings", text_or_null(checks.rulings)},
          {"ruled", checks.ruled},
          {"states", checks.states.empty() ? Json::object() : Json(checks.states)},
          {"reasons", reasons},
          {"months", checks.months.empty() ? Json::object() : Json(checks.months)},
          {"districts", districts},
          {"district_not_clear", checks.nowhere},
          {"included", text_or_null(checks.included)},
          {"included_unasked", checks.include_unasked},
          {"held_back", checks.held_back},
          {"held_back_victims", checks.held_back_victims},
          {"held_back_first", held}};
}

/// One sentence on the rule with this name; empty when a newer maex wrote the facts.
std::string_view about_fill_rule(std::string_view name) {
  for (std::size_t i = 0; i != fill_rule_count; ++i)
    if (const FillRuleInfo& rule = info(static_cast<FillRule>(i)); rule.name == name) return rule.about;
  return {};
}

Json action_json(const Action& action, bool show_personal) {
  const Messages& words = Messages::of(Language::en);
  return {{"kind", to_string(action.kind)},          {"audience", to_string(action.audience)},
          {"severity", to_string(action.severity)},  {"count", action.count},
          {"of", text_or_null(action.noun)},         {"excluded", action.excluded},
          {"where", place_json(action.where)},       {"text", action_text(action, true, true, show_personal, words)},
          {"instead", text_or_null(action.instead)}, {"code", text_or_null(action.code)}};
}

Json verdict_json(const Verdict& verdict, bool show_personal) {
  Json actions = Json::array();
  for (const Action& action : verdict.actions) actions.push_back(action_json(action, show_personal));
  return {{"result", to_string(verdict.sentence)},
          {"files", verdict.files},
          {"failed", verdict.failed},
          {"rows", verdict.rows},
          {"incidents", verdict.incidents},
          {"ready", verdict.ready},
          {"actions", actions},
          {"more_actions", verdict.more}};
}

/// The inputs of an item that reads several as one submission.
Json inputs_json(const ItemFacts& item) {
  Json inputs = Json::array();
  for (const InputFact& each : item.inputs)
    inputs.push_back({{"input", each.input},
                      {"format", text_or_null(each.format)},
                      {"partner", text_or_null(each.partner)},
                      {"partner_reason", text_or_null(each.partner_reason)},
                      {"problem", text_or_null(each.problem)},
                      {"not_read", text_or_null(to_string(each.not_read))},
                      {"decisions", to_strings(each.decisions)},
                      {"balance", balance_json(each.balance)},
                      {"records", each.records}});
  return inputs;
}

Json item_json(const ItemFacts& item, const RunFacts& facts) {
  Json records = Json::object();
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    if (item.records[kind] != 0) records[std::string(name(static_cast<Kind>(kind)))] = item.records[kind];
  Json losses = Json::array();
  for (const LossFact& loss : item.losses)
    losses.push_back({{"code", loss.code}, {"summary", loss.summary}, {"field", loss.field}, {"count", loss.count}});
  Json filled = Json::array();
  for (const FilledFact& each : item.filled)
    filled.push_back({{"rule", each.rule},
                      {"about", about_fill_rule(each.rule)},
                      {"records", each.records},
                      {"fields", each.fields}});
  Json carried;
  if (item.carried) {
    Json fields = Json::array();
    for (const auto& [field, count] : item.carried->fields) fields.push_back({{"field", field}, {"count", count}});
    carried = {{"named", item.carried->named}, {"custom", item.carried->custom}, {"custom_fields", fields}};
  }
  Json json = {
      {"input", item.input},
      {"verdict", verdict_json(item.verdict, facts.show_personal)},
      {"output", text_or_null(item.output)},
      {"format", text_or_null(item.format)},
      {"partner", text_or_null(item.partner)},
      {"partner_reason", text_or_null(item.partner_reason)},
      {"target", text_or_null(item.target)},
      {"outcome", to_string(item.outcome)},
      {"problem", text_or_null(item.problem)},
      {"decisions", to_strings(item.decisions)},
      {"balance", balance_json(item.balance)},
      {"records", records},
      {"tallies", item.tallies.empty() ? Json::object() : Json(item.tallies)},
      {"filled", filled},
      {"forecast", item.forecast},
      {"losses", losses},
      {"carried", carried},
      {"points", item.points ? Json(*item.points) : Json()},
      {"quarantined", item.quarantined},
      {"quarantine_file", text_or_null(item.quarantine_file)},
      {"digest", text_or_null(item.digest)},
      {"rules", checks_json(item.checks)},
      {"verification", verification_json(item.checks)},
      {"verified",
       item.verified ? Json{{"records", item.verified->records}, {"matched", item.verified->matched}} : Json()},
      {"findings", findings_json(item.findings, facts.show_personal)},
      {"seconds", item.seconds}};
  if (!item.inputs.empty()) json["inputs"] = inputs_json(item);
  return json;
}

Json answers_json(const std::vector<AnswerFact>& answers) {
  Json json = Json::array();
  for (const AnswerFact& answer : answers)
    json.push_back(
        {{"id", answer.id}, {"title", answer.title}, {"certainty", answer.certainty}, {"reason", answer.reason}});
  return json;
}

Json sheet_json(const SheetFact& sheet) {
  return {{"name", sheet.name},
          {"kind", to_string(sheet.kind)},
          {"after", sheet.after.empty() ? Json(nullptr) : Json({{"part", sheet.after}, {"row", sheet.after_row}})},
          {"hidden", sheet.hidden},
          {"readable", sheet.readable},
          {"note", sheet.note},
          {"rows_used", sheet.rows_used},
          {"rows_hidden", sheet.rows_hidden},
          {"cells", sheet.cells},
          {"formulas", sheet.formulas},
          {"first_row", sheet.first_row},
          {"last_row", sheet.last_row},
          {"first_column", sheet.first_column},
          {"last_column", sheet.last_column},
          {"merged", sheet.merged},
          {"merged_in_headings", sheet.merged_in_headings},
          {"heading_first", sheet.heading_first},
          {"heading_last", sheet.heading_last}};
}

/// The files inside a file.
Json enclosed_json(const std::vector<InputFact>& files) {
  Json enclosed = Json::array();
  for (const InputFact& each : files)
    enclosed.push_back({{"input", each.input},
                        {"format", text_or_null(each.format)},
                        {"partner", text_or_null(each.partner)},
                        {"problem", text_or_null(each.problem)},
                        {"not_read", text_or_null(to_string(each.not_read))},
                        {"records", each.records}});
  return enclosed;
}

Json fit_json(const FitFact& fit) {
  Json unknown = Json::array();
  for (const UnknownHeading& heading : fit.unknown)
    unknown.push_back({{"sheet", heading.sheet},
                       {"heading", heading.heading},
                       {"address", heading.address},
                       {"nearest", heading.nearest}});
  return {{"profile", fit.profile},   {"version", fit.version}, {"fits", fit.fits},      {"known", fit.known},
          {"headings", fit.headings}, {"unknown", unknown},     {"missing", fit.missing}};
}

}  // namespace

std::string json_text(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

std::string convert_json(const RunFacts& given) {
  const RunFacts facts = without_names(given);
  Json items = Json::array();
  for (const ItemFacts& item : facts.items) items.push_back(item_json(item, facts));
  return json_text({{"report", facts.report},
                    {"verdict", verdict_json(facts.verdict, facts.show_personal)},
                    {"dry_run", facts.dry_run},
                    {"exit_code", facts.exit_code},
                    {"exit_reason", text_or_null(Messages::of(Language::en).exit_reason(facts.reason))},
                    {"items", items}});
}

std::string inspect_json(const InspectFacts& given) {
  const InspectFacts facts = without_names(given);
  Json sheets = Json::array();
  for (const SheetFact& sheet : facts.sheets) sheets.push_back(sheet_json(sheet));
  Json fits = Json::array();
  for (const FitFact& fit : facts.fits) fits.push_back(fit_json(fit));
  Json records = nullptr;
  if (facts.was_read) {
    records = Json::object();
    for (std::size_t kind = 0; kind != kind_count; ++kind)
      if (facts.records[kind] != 0) records[std::string(name(static_cast<Kind>(kind)))] = facts.records[kind];
  }
  const Json json = {{"report", "inspect"},
                     {"verdict", verdict_json(facts.verdict, facts.show_personal)},
                     {"input", facts.input},
                     {"size", facts.size},
                     {"format", text_or_null(facts.format)},
                     {"partner", text_or_null(facts.partner)},
                     {"partner_problem", text_or_null(facts.partner_problem)},
                     {"formats", answers_json(facts.formats)},
                     {"partners", answers_json(facts.partners)},
                     {"enclosed", enclosed_json(facts.enclosed)},
                     {"decisions", to_strings(facts.decisions)},
                     {"sheets", sheets},
                     {"fits", fits},
                     {"records", records},
                     {"quarantined_cells", facts.balance.cells_with(Fate::quarantined)},
                     {"findings", findings_json(facts.findings, facts.show_personal)}};
  return json_text(json);
}

std::string explain_json(const ExplainFacts& given) {
  const ExplainFacts facts = without_names(given);
  Json records = Json::array();
  for (const ExplainedRecord& record : facts.records) {
    Json values = Json::array();
    for (const ExplainedValue& value : record.values) {
      const bool hidden = value.personal && !facts.show_personal;
      values.push_back({{"field", value.field},
                        {"label", value.label},
                        {"value", hidden ? Json(nullptr) : Json(value.value)},
                        {"hidden", hidden},
                        {"rule", text_or_null(value.rule)},
                        {"where", place_json(value.where)}});
    }
    records.push_back({{"kind", record.kind},
                       {"id", text_or_null(record.id)},
                       {"where", place_json(record.where)},
                       {"values", values}});
  }
  Json criteria = Json::array();
  for (const ExplainedCriterion& each : facts.criteria)
    criteria.push_back({{"criterion", each.criterion},
                        {"verdict", each.verdict},
                        {"reason", to_string(each.reason)},
                        {"detail", text_or_null(to_string(each.detail))}});
  Json ruling = nullptr;
  if (!facts.ruled_by.empty()) ruling = {{"by", facts.ruled_by}, {"on", facts.ruled_on}, {"why", facts.ruled_why}};
  const Json json = {{"report", "explain"},
                     {"input", facts.input},
                     {"partner", facts.partner},
                     {"asked", facts.asked},
                     {"records", records},
                     {"state", text_or_null(facts.state)},
                     {"by_criteria", text_or_null(facts.by_criteria)},
                     {"stored_state", text_or_null(facts.stored_state)},
                     {"reason", text_or_null(to_string(facts.reason))},
                     {"ruling", ruling},
                     {"criteria", criteria},
                     {"policy", text_or_null(facts.policy)},
                     {"assumption", text_or_null(facts.assumption)}};
  return json_text(json);
}

}  // namespace maex

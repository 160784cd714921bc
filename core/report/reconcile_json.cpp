#include <cmath>

#include <nlohmann/json.hpp>

#include "core/report/json_text.hpp"
#include "core/report/reconcile.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
double tenth(double bits) { return std::round(bits * 100) / 100; }

Json json_of(const RecordFact& record) { return {{"id", or_null(record.id)}, {"where", to_string(record.where)}}; }

Json json_of(const StepRecord& record) {
  return {{"side", record.side},
          {"record", json_of(record.record)},
          {"outcome", record.outcome},
          {"status", record.status},
          {"evidence", to_string(record.evidence)}};
}

Json json_of(const PairFact& pair, bool show_personal) {
  Json evidence = Json::array(), differences = Json::array();
  for (const EvidenceFact& each : pair.evidence)
    evidence.push_back({{"field", each.field}, {"level", or_null(each.level)}, {"bits", tenth(each.bits)}});
  for (const DifferenceFact& each : pair.differences) {
    const bool hidden = each.personal && !show_personal;
    differences.push_back(
        {{"field", each.field}, {"a", hidden ? Json() : Json(each.a)}, {"b", hidden ? Json() : Json(each.b)}});
  }
  Json json = {{"kind", name(pair.kind)},   {"a", json_of(pair.a)},       {"b", json_of(pair.b)},
               {"decision", pair.decision}, {"prior", tenth(pair.prior)}, {"bits", tenth(pair.bits)},
               {"evidence", evidence},      {"differences", differences}};
  json["ruling"] =
      pair.ruled_by.empty() ? Json() : Json{{"by", pair.ruled_by}, {"on", pair.ruled_on}, {"why", pair.ruled_why}};
  return json;
}

Json json_of(const BridgeFact& bridge) {
  Json steps = Json::array();
  for (const BridgeStep& each : bridge.steps) {
    Json records = Json::array();
    for (const StepRecord& record : each.records) records.push_back(json_of(record));
    steps.push_back({{"cause", each.cause}, {"change", each.change}, {"records", records}});
  }
  return {{"measure", bridge.measure},
          {"from", bridge.from},
          {"to", bridge.to},
          {"complete", bridge.is_complete()},
          {"steps", steps}};
}

Json json_of(const BreakdownFact& table) {
  Json rows = Json::array();
  for (const BreakdownRow& each : table.rows)
    rows.push_back({{"row", or_null(each.row)},
                    {"a", each.a},
                    {"b", each.b},
                    {"both", each.both},
                    {"only_a", each.only_a},
                    {"only_b", each.only_b}});
  return {{"by", table.by}, {"rows", rows}};
}

Json json_of(const ReconcileFacts& facts, const PartnerComparison& each, bool show_personal) {
  Json bridges = Json::array(), breakdowns = Json::array(), pairs = Json::array(), only = Json::array(),
       stated = Json::array();
  for (const BridgeFact& bridge : each.bridges) bridges.push_back(json_of(bridge));
  for (const BreakdownFact& table : each.breakdowns) breakdowns.push_back(json_of(table));
  for (const PairFact& pair : each.pairs) pairs.push_back(json_of(pair, show_personal));
  for (const StepRecord& record : each.only) only.push_back(json_of(record));
  for (const StatedCell& cell : each.stated)
    stated.push_back({{"measure", cell.measure},
                      {"breakdown", or_null(cell.breakdown)},
                      {"period", cell.period},
                      {"a", cell.a},
                      {"b", cell.b},
                      {"where", to_string(cell.where)}});
  return {{"a", facts.sides[each.a].name},
          {"b", facts.sides[each.b].name},
          {"records", each.records},
          {"casualties",
           {{"matched", each.matched},
            {"only_a", each.only_a},
            {"only_b", each.only_b},
            {"different", each.different},
            {"ask", each.ask}}},
          {"incidents",
           {{"matched", each.matched_incidents},
            {"only_a", each.only_a_incidents},
            {"only_b", each.only_b_incidents},
            {"ask", each.ask_incidents}}},
          {"bridges", bridges},
          {"only", only},
          {"breakdowns", breakdowns},
          {"stated", stated},
          {"pairs", pairs}};
}

}  // namespace

std::string reconcile_json(const ReconcileFacts& facts, bool show_personal) {
  Json inputs = Json::array(), sides = Json::array(), comparisons = Json::array(), findings = Json::array();
  for (const InputFact& each : facts.inputs)
    inputs.push_back({{"input", each.input},
                      {"partner", or_null(each.partner)},
                      {"format", or_null(each.format)},
                      {"not_read", or_null(to_string(each.not_read))}});
  for (const SideFact& each : facts.sides)
    sides.push_back({{"name", each.name},
                     {"partner", each.partner},
                     {"inputs", each.inputs},
                     {"records", each.records},
                     {"incidents", each.incidents},
                     {"casualties", each.casualties},
                     {"killed", each.killed},
                     {"injured", each.injured}});
  for (const PartnerComparison& each : facts.comparisons) comparisons.push_back(json_of(facts, each, show_personal));
  for (const Findings* all : {&facts.unread, &facts.findings})
    for (const FindingGroup& group : *all)
      for (const Finding& finding : group.stored) {
        Json also = Json::array();
        for (const Locator& place : finding.also) also.push_back(to_string(place));
        findings.push_back({{"code", group.type.code},
                            {"problem", Messages::of(Language::en).problem(group.type, finding, show_personal)},
                            {"where", to_string(finding.where)},
                            {"also", also}});
      }
  return json_text({{"report", "reconcile"},
                    {"inputs", inputs},
                    {"sides", sides},
                    {"comparisons", comparisons},
                    {"findings", findings},
                    {"policy", facts.policy},
                    {"assumption", facts.assumption}});
}

}  // namespace maex

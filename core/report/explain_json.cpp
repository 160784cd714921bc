#include <nlohmann/json.hpp>

#include "core/notice/notice.hpp"
#include "core/report/explain_facts.hpp"

namespace maex {

std::string explain_json(const ExplainFacts& facts) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json records = Json::array();
  for (const ExplainedRecord& record : facts.records) {
    Json values = Json::array();
    for (const ExplainedValue& value : record.values) {
      const bool hidden = value.personal && !facts.show_personal;
      values.push_back({{"field", value.field}, {"value", hidden ? Json(nullptr) : Json(value.value)}, {"hidden", hidden}, {"where", to_string(value.where)}});
    }
    records.push_back({{"kind", record.kind}, {"id", or_null(record.id)}, {"where", to_string(record.where)}, {"values", values}});
  }
  Json criteria = Json::array();
  for (const ExplainedCriterion& each : facts.criteria)
    criteria.push_back({{"criterion", each.criterion}, {"verdict", each.verdict}, {"reason", each.reason}, {"detail", or_null(each.detail)}});
  Json ruling = nullptr;
  if (!facts.ruled_by.empty()) ruling = {{"by", facts.ruled_by}, {"on", facts.ruled_on}, {"why", facts.ruled_why}};
  const Json json = {{"report", "explain"},     {"input", facts.input},   {"partner", facts.partner},          {"asked", facts.asked},
                     {"records", records},      {"state", or_null(facts.state)}, {"by_criteria", or_null(facts.by_criteria)},
                     {"reason", or_null(facts.reason)}, {"ruling", ruling}, {"criteria", criteria}, {"policy", or_null(facts.policy)},
                     {"assumption", or_null(facts.assumption)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace maex

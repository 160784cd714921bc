#include "core/report/convert_json.hpp"

#include "core/report/notice_json.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

Json balance_json(const Balance& balance) {
  Json rows{{"read", balance.rows_read()}};
  Json cells{{"read", balance.cells_read()}};
  for (const Fate fate : {Fate::used, Fate::changed, Fate::quarantined, Fate::ignored}) {
    rows[std::string(to_string(fate))] = balance.rows(fate);
    cells[std::string(to_string(fate))] = balance.cells(fate);
  }
  cells["empty"] = balance.cells_empty();
  Json lines = Json::array();
  for (const Balance::Line& line : balance.lines())
    lines.push_back({{"fate", to_string(line.fate)}, {"rule", line.rule}, {"rows", line.rows}, {"cells", line.cells}});
  return {{"holds", balance.holds()}, {"rows", rows}, {"cells", cells}, {"lines", lines}};
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json item_json(const ItemFacts& item, const RunFacts& facts) {
  Json records = Json::object();
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    if (item.records[kind] != 0) records[std::string(name(static_cast<Kind>(kind)))] = item.records[kind];
  Json losses = Json::array();
  for (const LossFact& loss : item.losses)
    losses.push_back({{"code", loss.code}, {"summary", loss.summary}, {"field", loss.field}, {"count", loss.count}});
  return {{"input", item.input},
          {"output", text_or_null(item.output)},
          {"format", text_or_null(item.format)},
          {"partner", text_or_null(item.partner)},
          {"partner_reason", text_or_null(item.partner_reason)},
          {"target", text_or_null(item.target)},
          {"outcome", to_string(item.outcome)},
          {"problem", text_or_null(item.problem)},
          {"decisions", item.decisions},
          {"balance", balance_json(*item.balance)},
          {"records", records},
          {"tallies", item.tallies.empty() ? Json::object() : Json(item.tallies)},
          {"forecast", item.forecast},
          {"losses", losses},
          {"quarantined", item.quarantined},
          {"quarantine_file", text_or_null(item.quarantine_file)},
          {"digest", text_or_null(item.digest)},
          {"findings", notices_json(*item.notices, facts.show_personal)},
          {"seconds", item.seconds}};
}

}  // namespace

std::string convert_json(const RunFacts& facts) {
  Json items = Json::array();
  for (const ItemFacts& item : facts.items) items.push_back(item_json(item, facts));
  return json_text({{"report", "convert"},
                    {"dry_run", facts.dry_run},
                    {"exit_code", facts.exit_code},
                    {"exit_reason", text_or_null(facts.exit_reason)},
                    {"items", items}});
}

}  // namespace maex

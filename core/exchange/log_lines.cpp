#include "core/exchange/log_lines.hpp"

#include <nlohmann/json.hpp>

#include "core/exchange/item_row.hpp"

namespace maex::exchange {
namespace {

using Json = nlohmann::ordered_json;

std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n'; }

std::string_view level_of(const ItemRow& item) {
  if (item.outcome == ItemOutcome::quarantined) return "error";
  return is_clean(item) ? "info" : "warning";
}

}  // namespace

std::string item_line(const ItemRow& item, std::string_view now) {
  return json_line({{"time", now},
                    {"level", level_of(item)},
                    {"event", "file"},
                    {"run", item.run},
                    {"item", item.id},
                    {"route", item.route},
                    {"name", item.name},
                    {"outcome", to_string(item.outcome)},
                    {"reason", item.reason},
                    {"records", item.records},
                    {"new", item.compared.fresh},
                    {"changed", item.compared.changed},
                    {"same", item.compared.same},
                    {"digest", item.digest}});
}

std::string run_lines(const NightFacts& night, std::string_view now) {
  std::string out;
  for (const std::string& problem : night.problems)
    out +=
        json_line({{"time", now}, {"level", "error"}, {"event", "problem"}, {"run", night.run}, {"problem", problem}});
  const bool is_good = night.outcome == Outcome::done;
  return out + json_line({{"time", now},
                          {"level", is_good ? "info" : "warning"},
                          {"event", "end"},
                          {"run", night.run},
                          {"outcome", to_string(night.outcome)},
                          {"files", night.items.size()},
                          {"growing", night.growing.size()},
                          {"left", night.left}});
}

}  // namespace maex::exchange

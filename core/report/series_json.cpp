#include <nlohmann/json.hpp>

#include "core/report/json_text.hpp"
#include "core/report/series.hpp"

namespace maex {
namespace {

nlohmann::ordered_json null_if_empty(const std::string& text) {
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

}  // namespace

std::string series_json(const SeriesFacts& facts) {
  using Json = nlohmann::ordered_json;
  Json inputs = Json::array(), series = Json::array();
  for (const InputFact& each : facts.inputs)
    inputs.push_back({{"input", each.input},
                      {"partner", null_if_empty(each.partner)},
                      {"format", null_if_empty(each.format)},
                      {"problem", null_if_empty(each.problem)},
                      {"not_read", null_if_empty(to_string(each.not_read))}});
  for (const Series& each : facts.series) {
    Json points = Json::array(), gaps = Json::array();
    for (const SeriesPoint& point : each.points)
      points.push_back({{"time", point.time},
                        {"value", point.value},
                        {"precision", null_if_empty(point.qualifier)},
                        {"where", to_string(point.where)}});
    for (const SeriesGap& gap : each.gaps) {
      Json from = Json::array();
      for (const Locator& place : gap.from) from.push_back(to_string(place));
      gaps.push_back({{"months", gap.months}, {"implied", gap.implied ? Json(*gap.implied) : Json()}, {"from", from}});
    }
    series.push_back({{"source", null_if_empty(each.source)},
                      {"breakdown", null_if_empty(each.breakdown)},
                      {"running", each.running},
                      {"since", null_if_empty(each.base)},
                      {"points", points},
                      {"gaps", gaps}});
  }
  return json_text({{"report", "series"},
                    {"measure", facts.measure},
                    {"inputs", inputs},
                    {"series", series},
                    {"other_breakdowns", facts.other_breakdowns},
                    {"undated", facts.undated}});
}

}  // namespace maex

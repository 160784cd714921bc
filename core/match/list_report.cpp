#include "core/match/list_report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/report/json_text.hpp"
#include "core/report/words.hpp"
#include "core/text/joined.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

struct ListCounts {
  std::size_t same = 0, ask = 0;
};

ListCounts counts_of(const match::Links& links) {
  ListCounts counts;
  for (const match::Pair& each : links.assigned) ++(each.decision == match::Decision::same ? counts.same : counts.ask);
  return counts;
}

std::vector<std::string> field_names(const match::Task& task) {
  std::vector<std::string> names;
  for (const match::FieldModel& each : task.model.fields) names.push_back(each.name);
  return names;
}

}  // namespace

std::string list_links_text(const match::ListLinks& links, const Messages& words) {
  const ListCounts counts = counts_of(links.links);
  const match::Task& task = *links.task;
  std::string out;
  out += labelled(words.text("match-counted"),
                  fmt::format("{} / {}", words.counted(task.rows(0), "row"), words.counted(task.rows(1), "row")));
  out += labelled(words.text("match-columns"), printable(joined(field_names(task))));
  out += labelled(words.text("match-blocking"), printable(joined(links.rules)));
  out += labelled(words.text("match-compared"),
                  words.say("match-list-counts", {{"same", std::to_string(counts.same)},
                                                  {"ask", std::to_string(counts.ask)},
                                                  {"pairs", words.counted(links.links.compared, "pair")}}));
  return out;
}

std::string list_links_json(const match::ListLinks& links) {
  using Json = nlohmann::ordered_json;
  const match::Task& task = *links.task;
  const ListCounts counts = counts_of(links.links);
  Json fields = Json::array();
  for (const match::FieldModel& field : task.model.fields) {
    Json levels = Json::array();
    for (std::size_t level = 1; level <= field.levels(); ++level)
      levels.push_back({{"level", match::level_names(field.comparison)[level - 1]},
                        {"m", field.m[level]},
                        {"u", field.u[level]},
                        {"bits", field.bits(static_cast<match::Level>(level))}});
    fields.push_back({{"column", field.name}, {"levels", levels}});
  }
  return json_text({{"report", "lists"},
                    {"rows_a", task.rows(0)},
                    {"rows_b", task.rows(1)},
                    {"compared", links.links.compared},
                    {"same", counts.same},
                    {"ask", counts.ask},
                    {"prior", links.links.prior},
                    {"blocking", links.rules},
                    {"left_out", links.left_out},
                    {"fields", fields}});
}

std::string list_pairs_csv(const match::List& a, const match::List& b, const match::ListLinks& links) {
  std::string out = "row_a,row_b,bits,decision\n";
  for (const match::Pair& each : links.links.assigned)
    out +=
        fmt::format("{},{},{:.2f},{}\n", a.numbers[each.a], b.numbers[each.b], each.bits, match::name(each.decision));
  return out;
}

}  // namespace maex

#include "core/figures/row_labels.hpp"

#include <array>
#include <map>
#include <utility>

#include "core/figures/report_words.hpp"
#include "core/text/fold.hpp"

namespace maex::figures {
namespace {

/// By breakdown: its name in the text of a figure, and its code list.
constexpr std::array<std::pair<std::string_view, CodeList>, by_count> parts = {{{"", CodeList::none},
                                                                                {"device", CodeList::device_category},
                                                                                {"status", CodeList::status},
                                                                                {"sex", CodeList::sex},
                                                                                {"age", CodeList::age_group}}};

struct Labels {
  std::map<std::string, By, std::less<>> breakdowns;
  std::map<std::string, Code, std::less<>> columns;  ///< CASUALTIES for sums
  std::array<std::map<std::string, std::string_view, std::less<>>, by_count> rows;
};

void add_language(Labels& to, const ReportWords& words) {
  constexpr std::pair<std::string_view, Code> columns[] = {{"table.incidents", Code::measure_INCIDENTS},
                                                           {"table.killed", Code::measure_KILLED},
                                                           {"table.injured", Code::measure_INJURED},
                                                           {"table.unknown", Code::measure_OUTCOME_UNKNOWN},
                                                           {"table.total", Code::measure_CASUALTIES}};
  for (const auto& [key, measure] : columns) to.columns.emplace(fold(words.text(key)), measure);
  for (std::size_t by = 0; by != by_count; ++by) {
    const std::string key = "table." + std::string(by_names[by]) + "_row";
    to.breakdowns.emplace(fold(words.text(key)), static_cast<By>(by));
    for (const CodeInfo& code : all_codes()) {
      if (code.list == CodeList::none || code.list != parts[by].second) continue;
      to.rows[by].emplace(fold(words.row(static_cast<By>(by), code.name)), code.name);
      to.rows[by].emplace(fold(code.labels[static_cast<std::size_t>(words.language())]), code.name);
    }
  }
}

const Labels& labels() {
  static const Labels all = [] {
    Labels made;
    for (std::size_t language = 0; language != std::size(language_tags); ++language)
      add_language(made, ReportWords::of(static_cast<Language>(language)));
    return made;
  }();
  return all;
}

template <class Map>
auto found(const Map& map, std::string_view label) {
  const auto at = map.find(fold(label));
  return at == map.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

std::optional<By> breakdown_headed(std::string_view heading) { return found(labels().breakdowns, heading); }

Code casualties_headed(std::string_view heading) { return found(labels().columns, heading).value_or(no_code); }

bool is_total(std::string_view heading) { return casualties_headed(heading) == Code::measure_CASUALTIES; }

std::optional<std::string_view> row_labelled(By by, std::string_view label) {
  return found(labels().rows[static_cast<std::size_t>(by)], label);
}

std::string part_of(By by, std::string_view row) {
  const std::string_view name = parts[static_cast<std::size_t>(by)].first;
  return name.empty() ? std::string() : std::string(name).append("=").append(row);
}

}  // namespace maex::figures

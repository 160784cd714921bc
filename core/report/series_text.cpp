#include <algorithm>
#include <cmath>

#include "core/model/value.hpp"
#include "core/report/input_line.hpp"
#include "core/report/series.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/text/printable.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

/// A bar of `value` in `most`. Each value above 0 has a bar that can be seen.
std::string text_bar(double value, double most, std::size_t room, const char* sign) {
  if (value <= 0 || most <= 0) return {};
  const auto length = static_cast<std::size_t>(std::lround(value / most * static_cast<double>(room)));
  std::string text;
  for (std::size_t i = 0; i != std::max<std::size_t>(1, length); ++i) text += sign;
  return text;
}

struct SeriesRow {
  std::int32_t first;
  std::string time, value, bar, place;
};

}  // namespace

std::string series_label(CodeList list, std::string_view code, const Messages& words) {
  if (words.language() == Language::en)
    if (const auto known = find_code(list, code)) return std::string(info(*known).labels[0]);
  return std::string(words.code_word(name(list), code));
}

std::string series_number(double value) { return to_text(Value::decimal(value)); }

std::string series_name(const Series& series, const Messages& words) {
  std::string name = series.source.empty() ? std::string(words.text("series-no-source")) : printable(series.source);
  if (!series.breakdown.empty()) name += ", " + printable(series.breakdown);
  if (!series.running) return name + ": " + std::string(words.text("series-periods"));
  return name + ": " +
         (series.base.empty() ? std::string(words.text("series-running"))
                              : words.say("series-running-since", {{"base", printable(series.base)}}));
}

std::string series_value(const SeriesPoint& point, const Messages& words) {
  return point.qualifier.empty()
             ? series_number(point.value)
             : series_label(CodeList::qualifier, point.qualifier, words) + " " + series_number(point.value);
}

std::string series_rest(const SeriesFacts& facts, const Messages& words) {
  if (facts.other_breakdowns + facts.undated == 0) return {};
  return words.say("series-rest",
                   {{"other", std::to_string(facts.other_breakdowns)}, {"undated", std::to_string(facts.undated)}});
}

std::string series_text(const SeriesFacts& facts, std::size_t bar_room, const Messages& words) {
  std::string out = series_label(CodeList::measure, facts.measure, words) + " (" + facts.measure + ")\n";
  for (const InputFact& each : facts.inputs)
    if (!each.problem.empty())
      out += labelled(words.text("failed"),
                      printable(each.input + ": " + each.problem.substr(0, each.problem.find('\n'))));
    else if (!each.not_read.empty())
      out += labelled(words.text("input"), printable(each.input) + ": " + not_read_line(each, words));
  for (const Series& series : facts.series) {
    double most = 0;
    for (const SeriesPoint& each : series.points) most = std::max(most, each.value);
    for (const SeriesGap& each : series.gaps) most = std::max(most, each.implied.value_or(0));
    std::vector<SeriesRow> rows;
    for (const SeriesPoint& each : series.points)
      rows.push_back({each.first, each.time, series_value(each, words), text_bar(each.value, most, bar_room, "█"),
                      printable(words.place(each.where))});
    for (const SeriesGap& each : series.gaps)
      rows.push_back({each.first, each.months, each.implied ? series_number(*each.implied) : "–",
                      text_bar(each.implied.value_or(0), most, bar_room, "░"),
                      std::string(words.text(each.implied ? "series-implied" : "series-no-figure"))});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const SeriesRow& a, const SeriesRow& b) { return a.first < b.first; });
    std::size_t time_width = 0, value_width = 0;
    for (const SeriesRow& each : rows) {
      time_width = std::max(time_width, text::count_characters(each.time));
      value_width = std::max(value_width, text::count_characters(each.value));
    }
    out += '\n' + series_name(series, words) + '\n';
    for (const SeriesRow& each : rows)
      out += "  " + left_aligned(each.time, time_width) + "  " + right_aligned(each.value, value_width) + "  " +
             left_aligned(each.bar, bar_room) + "  " + each.place + '\n';
  }
  if (const std::string rest = series_rest(facts, words); !rest.empty()) out += '\n' + rest + '\n';
  return out;
}

}  // namespace maex

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "core/model/date.hpp"
#include "core/model/value.hpp"
#include "core/report/html_parts.hpp"
#include "core/report/input_line.hpp"
#include "core/report/series.hpp"

namespace maex {
namespace series_plot {
namespace {

constexpr double width = 760, left = 90, right = 20, top = 34, plot = 180, below = 30;
constexpr double margin = 12;                ///< around the drawing
constexpr double step = top + plot + below;  ///< height of one series

constexpr std::string_view drawing_style =
    "text{font:12px sans-serif;fill:#222}.name{font-weight:bold}.grid{stroke:#ccc}.bar{fill:#2a6f97}"
    ".open{fill:none;stroke:#2a6f97;stroke-dasharray:4 3}.line{fill:none;stroke:#9b2226;stroke-width:1.5}"
    ".dot{fill:#9b2226}.end{text-anchor:end}.time{text-anchor:middle;font-size:11px}";

/// The page of a series: times and figures stay on one line, and a long path breaks anywhere.
constexpr std::string_view table_style =
    "td:first-child{white-space:nowrap}td:nth-child(2),th:nth-child(2){text-align:right;white-space:nowrap}"
    "td:last-child{overflow-wrap:anywhere}";

/// "500 000 000": thousands with no-break spaces between them.
std::string grouped(std::string number) {
  const std::size_t end = std::min(number.find('.'), number.size());
  const std::size_t begin = number.starts_with('-') ? 1 : 0;
  constexpr std::size_t shortest = 5;  // digits of a number that is grouped
  if (end < begin + shortest) return number;
  for (std::size_t i = end; i > begin + 3;) number.insert(i -= 3, "\u00A0");
  return number;
}

/// The largest value of the axis, whose quarters are short numbers.
double axis_end(double most) {
  if (most <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double factor : {1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 10.0})
    if (most <= factor * power * (1 + 1e-9)) return factor * power;
  return most;
}

struct TimeScale {
  std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = std::numeric_limits<std::int32_t>::min();
  void hold(std::int32_t from, std::int32_t to) {
    first = std::min(first, from);
    last = std::max(last, to);
  }
  [[nodiscard]] double at(double day) const {
    const double days = std::max(1.0, static_cast<double>(last) + 1 - first);
    return left + (width - left - right) * (day - first) / days;
  }
};

/// Where the label of a month, or of the years of a mark, is. It does not leave the axis.
double middle(const TimeScale& scale, const Day& from, int months) {
  constexpr double half_label = 24;
  constexpr int month_days = 30;
  const double first = days_from_epoch(from),
               last = std::min(first + std::min(months, 12) * month_days, scale.last + 1.0);
  return std::min(scale.at((first + last) / 2), width - right - half_label / 2);
}

/// Years, or months when there are few of them.
std::string time_axis(const TimeScale& scale, double y) {
  constexpr int most_marks = 12;
  const Day from = day_from_epoch(scale.first), to = day_from_epoch(scale.last);
  const int months = (to.year - from.year) * 12 + to.month - from.month + 1;
  const int years = to.year - from.year + 1;
  const int every = months <= most_marks ? 1 : 12 * std::max(1, (years + most_marks - 1) / most_marks);
  std::string out;
  for (int month = every == 1 ? from.month - 1 : 0; month < from.month - 1 + months; month += every) {
    const Day day{static_cast<decltype(from.year)>(from.year + month / 12),
                  static_cast<decltype(from.month)>(month % 12 + 1), 1};
    const double x = scale.at(days_from_epoch(day));
    if (x < left - 1) continue;
    const std::string label = every == 1
                                  ? fmt::format("{:04}-{:02}", static_cast<int>(day.year), static_cast<int>(day.month))
                                  : fmt::format("{:04}", static_cast<int>(day.year));
    out += fmt::format(
        "<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>"
        "<text class=\"time\" x=\"{3:.1f}\" y=\"{4:.1f}\">{5}</text>\n",
        x, y, y + plot, middle(scale, day, every), y + plot + 16, label);
  }
  return out;
}

std::string drawing(const Series& series, const TimeScale& scale, double y, const Messages& words) {
  double most = 0;
  for (const SeriesPoint& each : series.points) most = std::max(most, each.value);
  for (const SeriesGap& each : series.gaps) most = std::max(most, each.implied.value_or(0));
  const double end = axis_end(most);
  const auto height = [end](double value) { return plot * std::clamp(value / end, 0.0, 1.0); };
  const double base = y + top + plot;
  std::string out = fmt::format("<text class=\"name\" x=\"0\" y=\"{:.1f}\">{}</text>\n", y + 18,
                                html::escaped(series_name(series, words)));
  constexpr int lines = 4;
  for (int i = 0; i <= lines; ++i) {
    const double value = end * i / lines, at = base - height(value);
    out += fmt::format(
        "<line class=\"grid\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
        "<text class=\"end\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
        left, width - right, at, at, left - 6, at + 4, grouped(series_number(value)));
  }
  out += time_axis(scale, y + top);
  const auto box = [&](std::string_view look, std::int32_t first, std::int32_t last, double value,
                       const std::string& told) {
    const double from = scale.at(first), to = scale.at(last + 1.0);
    out += fmt::format(
        "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"><title>{}</title>"
        "</rect>\n",
        look, from + 0.5, base - height(value), std::max(1.0, to - from - 1), height(value), html::escaped(told));
  };
  if (!series.running) {
    // Wide bars first, so that the months of a year are in front of it.
    std::vector<const SeriesPoint*> points;
    for (const SeriesPoint& each : series.points) points.push_back(&each);
    std::stable_sort(points.begin(), points.end(), [](const SeriesPoint* a, const SeriesPoint* b) {
      return a->last - a->first > b->last - b->first;
    });
    for (const SeriesPoint* each : points)
      box("bar", each->first, each->last, each->value, each->time + ": " + series_value(*each, words));
    for (const SeriesGap& each : series.gaps)
      if (each.implied)
        box("open", each.first, each.last, *each.implied,
            each.months + ": " + series_number(*each.implied) + ", " + std::string(words.text("series-implied")));
    return out;
  }
  std::string line;
  for (const SeriesPoint& each : series.points)
    line += fmt::format("{:.1f},{:.1f} ", scale.at(each.last), base - height(each.value));
  out += "<polyline class=\"line\" points=\"" + line + "\"/>\n";
  for (const SeriesPoint& each : series.points)
    out += fmt::format("<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\"><title>{}</title></circle>\n",
                       scale.at(each.last), base - height(each.value),
                       html::escaped(each.time + ": " + series_value(each, words)));
  return out;
}

std::string title_of(const SeriesFacts& facts, const Messages& words) {
  return html::escaped(series_label(CodeList::measure, facts.measure, words));
}

std::string table(const Series& series, const Messages& words) {
  std::string out =
      fmt::format("<h2>{}</h2>\n<table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>\n",
                  html::escaped(series_name(series, words)), html::escaped(words.text("series-time")),
                  html::escaped(words.text("series-figure")), html::escaped(words.text("series-place")));
  const auto row = [&out](const std::string& time, const std::string& value, const std::string& place) {
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", html::escaped(time), html::escaped(value),
                       html::escaped(place));
  };
  std::size_t gap = 0;
  const auto gaps_before = [&](std::int32_t day) {
    for (; gap != series.gaps.size() && series.gaps[gap].first < day; ++gap) {
      const SeriesGap& each = series.gaps[gap];
      row(each.months, each.implied ? series_number(*each.implied) : "–",
          std::string(words.text(each.implied ? "series-implied" : "series-no-figure")));
    }
  };
  for (const SeriesPoint& each : series.points) {
    gaps_before(each.first);
    row(each.time, series_value(each, words), words.place(each.where));
  }
  gaps_before(std::numeric_limits<std::int32_t>::max());
  return out + "</tbody></table>\n";
}

}  // namespace
}  // namespace series_plot

std::string series_svg(const SeriesFacts& facts, const Messages& words) {
  using namespace series_plot;
  TimeScale scale;
  for (const Series& series : facts.series)
    for (const SeriesPoint& each : series.points) scale.hold(each.first, each.last);
  const double height = step * static_cast<double>(facts.series.size()) + 30;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"-{4:.0f} 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
      "height=\"{1:.0f}\">\n<title>{2}</title>\n<style>{3}</style>\n<text class=\"name\" x=\"0\" y=\"18\">{2}</text>\n",
      width + 2 * margin, height, title_of(facts, words), drawing_style, margin);
  double y = 24;
  for (const Series& series : facts.series) {
    out += drawing(series, scale, y, words);
    y += step;
  }
  return out + "</svg>\n";
}

std::string series_html(const SeriesFacts& facts, const Messages& words) {
  using namespace series_plot;
  const std::string title = title_of(facts, words);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
      "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<header><h1>{}</h1></header>\n<main>\n",
      words.language_tag(), title, html::style, table_style, title);
  for (const InputFact& each : facts.inputs)
    if (!each.problem.empty())
      out += fmt::format("<p class=\"error\">{}: {}</p>\n", html::escaped(each.input), html::escaped(each.problem));
    else if (!each.not_read.empty())
      out += fmt::format("<p class=\"soft\">{}: {}</p>\n", html::escaped(each.input),
                         html::escaped(not_read_line(each, words)));
  out += "<figure>\n" + series_svg(facts, words) + "</figure>\n";
  for (const Series& series : facts.series) out += table(series, words);
  if (const std::string rest = series_rest(facts, words); !rest.empty())
    out += "<p class=\"soft\">" + html::escaped(rest) + "</p>\n";
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace maex

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "core/report/html_parts.hpp"
#include "core/report/words.hpp"

namespace maex::html {
namespace {

struct Bar {
  std::string label;
  std::uint64_t count;
};

// The charts have the width of a telephone screen, where one unit is one pixel.
constexpr double width = 340, number_room = 60;
constexpr std::size_t most_bars = 40, most_months_as_bars = 24, most_years = 60;

std::string told(const std::vector<Bar>& list) {
  std::string text;
  for (const Bar& bar : list) text += (text.empty() ? "" : ", ") + bar.label + " " + grouped(bar.count);
  return text;
}

/// Labels are to the left of the bars, in `label_room` units. When `label_room` is 0 they are above the bars, because
/// codes are long.
std::string bars(std::vector<Bar> list, const std::string& id, std::string_view caption, double label_room,
                 const Messages& words) {
  if (list.empty()) return {};
  const std::size_t left_out = list.size() > most_bars ? list.size() - most_bars : 0;
  list.resize(list.size() - left_out);
  std::uint64_t largest = 1;
  for (const Bar& bar : list) largest = std::max(largest, bar.count);
  const double room = width - label_room - number_room;
  const double step = label_room == 0 ? 36 : 22, bar_at = label_room == 0 ? 18 : 4;
  std::string svg;
  double y = 0;
  for (const Bar& bar : list) {
    const double length = std::max(1.0, room * static_cast<double>(bar.count) / static_cast<double>(largest));
    svg += label_room == 0 ? fmt::format("<text x=\"0\" y=\"{}\">{}</text>", y + 13, escaped(bar.label))
                           : fmt::format("<text x=\"{}\" y=\"{}\" class=\"end\">{}</text>", label_room - 6, y + 15,
                                         escaped(bar.label));
    svg += fmt::format(
        "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"13\"/><text x=\"{:.1f}\" y=\"{}\">{}</text>\n",
        label_room, y + bar_at, length, label_room + length + 5, y + bar_at + 11, grouped(bar.count));
    y += step;
  }
  const std::string below =
      left_out == 0 ? "" : fmt::format("<p class=\"soft\">{} {}</p>", escaped(words.text("more")), grouped(left_out));
  return figure(id, caption, told(list), width, y, svg, below);
}

/// Incidents of one year by month 1 to 12; index 0 counts dates with a year only.
using Year = std::array<std::uint64_t, 13>;

std::string cell(std::uint64_t count, std::uint64_t largest) {
  if (count == 0) return "<td></td>";
  return fmt::format("<td style=\"--n:{}%\">{}</td>", 100 * count / largest, grouped(count));
}

/// A table of years and months. The fill of a cell is as high as its number. "?" is for dates with a year only.
std::string calendar(const std::map<std::string_view, Year>& years, std::string_view caption, const Messages& words) {
  std::uint64_t largest = 1;
  bool unknown = false;
  for (const auto& [year, months] : years) {
    largest = std::max(largest, *std::max_element(months.begin(), months.end()));
    unknown = unknown || months[0] != 0;
  }
  std::string out = fmt::format(
      "<figure class=\"calendar\"><div class=\"scroll\" tabindex=\"0\" role=\"group\" "
      "aria-label=\"{0}\"><table><caption>{0}</caption>\n<thead><tr><td></td>",
      escaped(caption));
  for (int month = 1; month <= 12; ++month) out += fmt::format("<th scope=\"col\">{}</th>", month);
  out += unknown ? "<th scope=\"col\">?</th><th scope=\"col\">Σ</th></tr></thead><tbody>\n"
                 : "<th scope=\"col\">Σ</th></tr></thead><tbody>\n";
  // The latest years matter most. The number of older years is below the table.
  const std::size_t left_out = years.size() > most_years ? years.size() - most_years : 0;
  for (auto year = std::next(years.begin(), static_cast<std::ptrdiff_t>(left_out)); year != years.end(); ++year) {
    out += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(year->first));
    std::uint64_t sum = year->second[0];
    for (std::size_t month = 1; month != year->second.size(); ++month) {
      out += cell(year->second[month], largest);
      sum += year->second[month];
    }
    if (unknown) out += cell(year->second[0], largest);
    out += fmt::format("<th scope=\"row\">{}</th></tr>\n", grouped(sum));
  }
  out += "</tbody></table></div>";
  if (left_out != 0) out += fmt::format("<p class=\"soft\">{} {}</p>", escaped(words.text("more")), grouped(left_out));
  return out + "</figure>\n";
}

}  // namespace

std::string figure(std::string_view id, std::string_view caption, std::string_view told, double wide, double high,
                   std::string_view drawing, std::string_view below) {
  return fmt::format(
      "<figure><figcaption>{1}</figcaption>\n<svg viewBox=\"0 0 {2:.0f} {3:.0f}\" role=\"img\" "
      "aria-labelledby=\"{0}-title\" "
      "aria-describedby=\"{0}-desc\"><title id=\"{0}-title\">{1}</title><desc "
      "id=\"{0}-desc\">{4}</desc>\n{5}</svg>{6}</figure>\n",
      id, escaped(caption), wide, high, escaped(told), drawing, below);
}

std::string month_chart(const CheckFacts& facts, const std::string& id, const Messages& words) {
  std::vector<Bar> list;
  std::map<std::string_view, Year> years;
  for (const auto& [month, count] : facts.months) {
    list.push_back({month, count});
    const bool named = month.size() == 7 && month[4] == '-';
    const std::size_t number = named ? static_cast<std::size_t>((month[5] - '0') * 10 + (month[6] - '0')) : 0;
    years[std::string_view(month).substr(0, 4)][number <= 12 ? number : 0] += count;
  }
  if (list.size() > most_months_as_bars) return calendar(years, words.text("incidents-by-month"), words);
  return bars(std::move(list), id, words.text("incidents-by-month"), 62, words);
}

std::string rule_chart(const Findings& findings, const std::string& id, const Messages& words) {
  std::vector<Bar> list;
  for (const FindingGroup& group : findings) list.push_back({group.type.code, group.count});
  std::stable_sort(list.begin(), list.end(), [](const Bar& a, const Bar& b) { return a.count > b.count; });
  return bars(std::move(list), id, words.text("findings-by-rule"), 0, words);
}

}  // namespace maex::html

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "core/report/html_parts.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex::html {
namespace {

struct Bar {
  std::string label;
  std::uint64_t count;
};

constexpr std::size_t most_bars = 40;
constexpr double row_height = 20, label_room = 190, bar_room = 190, width = 440;

std::string figure(std::string_view caption, std::string_view svg) {
  return fmt::format("<figure><figcaption>{}</figcaption>{}</figure>\n", escaped(caption), svg);
}

std::string bars(std::vector<Bar> list, std::string_view caption, const Messages& words) {
  if (list.empty()) return {};
  const std::size_t left_out = list.size() > most_bars ? list.size() - most_bars : 0;
  list.resize(list.size() - left_out);
  std::uint64_t largest = 1;
  for (const Bar& bar : list) largest = std::max(largest, bar.count);
  std::string svg = fmt::format(R"(<svg viewBox="0 0 {} {}" role="img" aria-label="{}">)", width, row_height * static_cast<double>(list.size()), escaped(caption));
  double y = 0;
  for (const Bar& bar : list) {
    const double length = std::max(1.0, bar_room * static_cast<double>(bar.count) / static_cast<double>(largest));
    svg += fmt::format(R"(<text x="{}" y="{}" text-anchor="end">{}</text><rect class="bar" x="{}" y="{}" width="{:.1f}" height="14"/><text x="{:.1f}" y="{}">{}</text>)",
                       label_room - 6, y + 14, escaped(bar.label), label_room, y + 3, length, label_room + length + 5, y + 14, grouped(bar.count));
    y += row_height;
  }
  svg += "</svg>";
  if (left_out != 0) svg += fmt::format("<p class=\"soft\">{} {}</p>", escaped(words.text("more")), grouped(left_out));
  return figure(caption, svg);
}

}  // namespace

std::string month_chart(const CheckFacts& facts, const Messages& words) {
  std::vector<Bar> list;
  for (const auto& [month, count] : facts.months) list.push_back({month, count});
  return bars(std::move(list), words.text("incidents-by-month"), words);
}

std::string rule_chart(const Notices& notices, const Messages& words) {
  std::vector<Bar> list;
  for (const auto& group : notices.groups()) list.push_back({std::string(group.type->code), group.count});
  std::stable_sort(list.begin(), list.end(), [](const Bar& a, const Bar& b) { return a.count > b.count; });
  return bars(std::move(list), words.text("findings-by-rule"), words);
}

std::string district_map(const CheckFacts& facts, const Messages& words) {
  if (facts.districts.empty()) return {};
  double south = 90, north = -90, west = 180, east = -180;
  std::uint64_t largest = 1;
  for (const auto& [id, district] : facts.districts) {
    south = std::min(south, district.latitude);
    north = std::max(north, district.latitude);
    west = std::min(west, district.longitude);
    east = std::max(east, district.longitude);
    largest = std::max(largest, district.incidents);
  }
  // A degree of longitude is shorter than one of latitude; the margin leaves room for names.
  const double narrow = std::cos((south + north) / 2 * std::numbers::pi / 180);
  const double scale = 320 / std::max({(east - west) * narrow, north - south, 0.5});
  const double height = (north - south) * scale + 80;
  std::string svg = fmt::format(R"(<svg viewBox="0 0 440 {:.0f}" role="img" aria-label="{}">)", height, escaped(words.text("incidents-by-district")));
  for (const auto& [id, district] : facts.districts) {
    const double x = 50 + (district.longitude - west) * narrow * scale, y = 40 + (north - district.latitude) * scale;
    const double radius = 4 + 14 * std::sqrt(static_cast<double>(district.incidents) / static_cast<double>(largest));
    svg += fmt::format(R"(<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/><text x="{:.1f}" y="{:.1f}" text-anchor="middle">{} {}</text>)", x, y, radius, x,
                       y - radius - 4, escaped(district.title), grouped(district.incidents));
  }
  svg += "</svg>";
  if (facts.nowhere != 0) svg += fmt::format("<p class=\"soft\">{}: {}</p>", escaped(words.text("district-not-clear")), grouped(facts.nowhere));
  svg += fmt::format("<p class=\"soft\">{}</p>", escaped(words.text("map-note")));
  return figure(words.text("incidents-by-district"), svg);
}

}  // namespace maex::html

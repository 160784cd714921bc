// The map of incidents: a circle at the centre of each district that has incidents, drawn over the centres of all
// districts.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "core/report/html_parts.hpp"
#include "core/report/words.hpp"

namespace maex::html {
namespace {

using District = CheckFacts::DistrictCount;

constexpr double map_width = 340, margin = 26, letter = 7.2, line = 14;

struct Box {
  double left, top, right, bottom;
  [[nodiscard]] bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

struct Circle {
  const District* district;
  double x, y, radius;
};

/// Converts degrees to the units of the picture. A degree of longitude is shorter than one of latitude.
class Projection {
 public:
  void add(double latitude, double longitude) {
    south_ = std::min(south_, latitude);
    north_ = std::max(north_, latitude);
    west_ = std::min(west_, longitude);
    east_ = std::max(east_, longitude);
  }
  void settle() {
    narrow_ = std::max(0.1, std::cos((south_ + north_) / 2 * std::numbers::pi / 180));
    scale_ = (map_width - 2 * margin) / std::max({(east_ - west_) * narrow_, north_ - south_, 0.5});
    // A picture that is higher than wide is centred.
    left_ = (map_width - (east_ - west_) * narrow_ * scale_) / 2;
  }
  [[nodiscard]] double x(double longitude) const { return left_ + (longitude - west_) * narrow_ * scale_; }
  [[nodiscard]] double y(double latitude) const { return margin + (north_ - latitude) * scale_; }
  [[nodiscard]] double height() const { return (north_ - south_) * scale_ + 2 * margin; }

 private:
  double south_ = 90, north_ = -90, west_ = 180, east_ = -180, narrow_ = 1, scale_ = 1, left_ = 0;
};

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

/// Puts a name at the first place around its circle where it does not overlap circles or other names. Names without
/// such a place are only in the list below the map.
std::string named(const Circle& circle, double height, std::vector<Box>& taken) {
  const std::string text = circle.district->title + " " + grouped(circle.district->incidents);
  const double long_ = static_cast<double>(letters(text)) * letter, r = circle.radius + 3;
  const double below = circle.y + r + line - 3, level = circle.y + 4;
  struct Place {
    double left, base;
  };
  const Place places[] = {{circle.x - long_ / 2, circle.y - r},
                          {circle.x + r, level},
                          {circle.x - r - long_, level},
                          {circle.x - long_ / 2, below}};
  for (const Place& place : places) {
    const Box box{place.left, place.base - line + 3, place.left + long_, place.base + 3};
    if (box.left < 0 || box.right > map_width || box.top < 0 || box.bottom > height) continue;
    if (std::any_of(taken.begin(), taken.end(), [&box](const Box& other) { return box.meets(other); })) continue;
    taken.push_back(box);
    return fmt::format("<text class=\"name\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", place.left, place.base,
                       escaped(text));
  }
  return {};
}

std::string told(std::vector<const District*> list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const District* a, const District* b) { return a->incidents > b->incidents; });
  std::string text;
  for (const District* each : list) text += (text.empty() ? "" : ", ") + each->title + " " + grouped(each->incidents);
  return text;
}

}  // namespace

std::string district_map(const CheckFacts& facts, const std::string& id, const Messages& words) {
  if (facts.districts.empty()) return {};
  Projection to;
  std::vector<const District*> all;
  std::vector<Circle> circles;
  std::uint64_t largest = 1;
  for (const CheckFacts::Point& point : facts.country) to.add(point.latitude, point.longitude);
  for (const auto& [district_id, district] : facts.districts) {
    all.push_back(&district);
    if (!district.placed) continue;
    to.add(district.latitude, district.longitude);
    largest = std::max(largest, district.incidents);
  }
  to.settle();
  for (const District* each : all)
    if (each->placed)
      circles.push_back({each, to.x(each->longitude), to.y(each->latitude),
                         4 + 12 * std::sqrt(static_cast<double>(each->incidents) / static_cast<double>(largest))});
  // Large circles are drawn first and named first, so that small ones stay visible.
  std::stable_sort(circles.begin(), circles.end(),
                   [](const Circle& a, const Circle& b) { return a.radius > b.radius; });

  std::string svg;
  for (const CheckFacts::Point& point : facts.country)
    svg += fmt::format("<circle class=\"spot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"1.5\"/>\n", to.x(point.longitude),
                       to.y(point.latitude));
  std::vector<Box> taken;
  for (const Circle& each : circles) {
    svg +=
        fmt::format("<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"/>\n", each.x, each.y, each.radius);
    taken.push_back({each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius});
  }
  for (const Circle& each : circles) svg += named(each, to.height(), taken);

  const std::string list = told(all);
  std::string below = fmt::format("<p>{}</p>\n", escaped(list));
  if (facts.nowhere != 0)
    below += fmt::format("<p class=\"soft\">{}: {}</p>\n", escaped(words.text("district-not-clear")),
                         grouped(facts.nowhere));
  below += fmt::format("<p class=\"soft\">{}</p>", escaped(words.text("map-note")));
  if (circles.empty())
    return fmt::format("<figure><figcaption>{}</figcaption>{}</figure>\n", escaped(words.text("incidents-by-district")),
                       below);
  return figure(id, words.text("incidents-by-district"), list, map_width, to.height(), svg, below);
}

}  // namespace maex::html

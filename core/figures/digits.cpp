#include "core/figures/digits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace maex::figures {
namespace {

/// A part of an ellipse, from one angle to another, in degrees clockwise from the right.
Stroke arc(Dot middle, double wide, double high, double from, double to) {
  constexpr int parts = 20;
  Stroke made;
  for (int i = 0; i <= parts; ++i) {
    const double angle = (from + (to - from) * i / parts) * std::numbers::pi / 180;
    made.push_back({middle.x + wide * std::cos(angle), middle.y + high * std::sin(angle)});
  }
  return made;
}

Stroke joined(Stroke first, const Stroke& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

using Shape = std::vector<Stroke>;

std::array<Shape, 10> all_digits() {
  return {{
      {arc({5, 8}, 3.7, 7, 0, 360)},
      {{{2.4, 3.8}, {5.6, 1}, {5.6, 15}}, {{2.6, 15}, {8.4, 15}}},
      {joined(arc({4.9, 4.9}, 3.7, 3.9, -165, 30), {{1.2, 15}, {8.9, 15}})},
      {arc({4.6, 4.5}, 3.5, 3.5, -150, 90), arc({4.5, 11.4}, 4, 3.6, -90, 155)},
      {{{6.9, 15}, {6.9, 1}, {1, 10.9}, {9.2, 10.9}}},
      {joined({{8.2, 1}, {2.2, 1}, {1.7, 7.4}}, arc({4.7, 10.5}, 4.1, 4.5, -135, 150))},
      {arc({5, 10.7}, 3.8, 4.3, 0, 360), arc({7.2, 10.7}, 6, 9.7, 180, 272)},
      {{{1.2, 1}, {8.8, 1}, {4, 15}}},
      {arc({5, 4.5}, 3.2, 3.5, 0, 360), arc({5, 11.5}, 3.9, 3.5, 0, 360)},
      {arc({5, 5.3}, 3.8, 4.3, 0, 360), arc({2.8, 5.3}, 6, 9.7, 0, 92)},
  }};
}

const Shape& shape_of(char digit) {
  static const std::array<Shape, 10> all = all_digits();
  return all.at(static_cast<std::size_t>(digit - '0'));
}

double distance(Dot from, Dot a, Dot b) {
  const double x = b.x - a.x, y = b.y - a.y, length = x * x + y * y;
  const double along = length == 0 ? 0 : std::clamp(((from.x - a.x) * x + (from.y - a.y) * y) / length, 0.0, 1.0);
  return std::hypot(from.x - a.x - along * x, from.y - a.y - along * y);
}

}  // namespace

std::span<const Stroke> strokes_of(char digit) { return shape_of(digit); }

double distance(char digit, Dot from) {
  double least = std::numeric_limits<double>::max();
  for (const Stroke& stroke : shape_of(digit))
    for (std::size_t i = 1; i < stroke.size(); ++i) least = std::min(least, distance(from, stroke[i - 1], stroke[i]));
  return least;
}

}  // namespace maex::figures

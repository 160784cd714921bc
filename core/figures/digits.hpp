// The shapes of digits as lines, so that a chart needs no font.
#pragma once
#include <array>
#include <span>
#include <vector>

namespace maex::figures {

/// In boxes: a digit is 10 boxes wide and 16 high, and y grows downwards.
struct Dot {
  double x = 0, y = 0;
};
using Stroke = std::vector<Dot>;
inline constexpr double digit_boxes_wide = 10, digit_boxes_high = 16;

/// The lines of a digit from '0' to '9'. They are drawn with a round pen.
std::span<const Stroke> strokes_of(char digit);

/// The distance of a point from the nearest line of the digit, in boxes.
double distance(char digit, Dot from);

}  // namespace maex::figures

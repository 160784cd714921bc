#include "core/figures/chart.hpp"

#include <algorithm>
#include <string_view>

#include "core/figures/png.hpp"

namespace maex::figures {
namespace {

// Units are pixels of the PNG. 150 of them are an inch.
constexpr int width = 960, height = 420, left = 20, right = 20, top = 40, base_line = 370, digit_scale = 3;
constexpr double millimetres_per_pixel = 25.4 / 150;

enum Paint : std::uint8_t { paper, ink, dark, light, paints };
constexpr Colour colours[paints] = {{255, 255, 255}, {40, 40, 40}, {31, 56, 100}, {143, 170, 220}};
constexpr std::string_view colour_words[paints] = {"#ffffff", "#282828", "#1f3864", "#8faadc"};

// Each digit has 5 rows of 3 dots, the first row in the highest bits.
constexpr std::uint16_t digits[10] = {0b111101101101111, 0b010110010010111, 0b111001111100111, 0b111001111001111,
                                      0b101101111001001, 0b111100111001111, 0b111100111101111, 0b111001010010010,
                                      0b111101111101111, 0b111101111001111};
constexpr int digit_width = 3, digit_height = 5, digit_step = 4;

struct Box {
  int x, y, width, height;
  Paint paint;
};

/// All that the chart shows, as rectangles.
class Canvas {
 public:
  void box(const Box& box) {
    if (box.width > 0 && box.height > 0) boxes_.push_back(box);
  }
  /// Digits around the middle `x`; `y` is their lower edge.
  void number(std::uint64_t number, int x, int y) {
    const std::string text = std::to_string(number);
    int at = x - (static_cast<int>(text.size()) * digit_step - 1) * digit_scale / 2;
    for (const char c : text) {
      const std::uint16_t dots = digits[c - '0'];
      for (int row = 0; row != digit_height; ++row)
        for (int column = 0; column != digit_width; ++column)
          if (dots >> (digit_height * digit_width - 1 - row * digit_width - column) & 1)
            box({at + column * digit_scale, y - (digit_height - row) * digit_scale, digit_scale, digit_scale, ink});
      at += digit_step * digit_scale;
    }
  }

  [[nodiscard]] std::string svg(std::string_view title) const {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(width) + " " +
                      std::to_string(height) + "\" role=\"img\"><title>";
    for (const char c : title) c == '&' ? out += "&amp;" : c == '<' ? out += "&lt;" : out += c;
    out += "</title><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>";
    for (const Box& box : boxes_) {
      const auto attribute = [&out](std::string_view name, int value) {
        out.append(" ").append(name).append("=\"").append(std::to_string(value)).append("\"");
      };
      out += "<rect";
      attribute("x", box.x);
      attribute("y", box.y);
      attribute("width", box.width);
      attribute("height", box.height);
      out.append(" fill=\"").append(colour_words[box.paint]).append("\"/>");
    }
    return out + "</svg>";
  }

  [[nodiscard]] std::string png() const {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height, paper);
    for (const Box& box : boxes_)
      for (int y = std::max(box.y, 0); y < std::min(box.y + box.height, height); ++y)
        for (int x = std::max(box.x, 0); x < std::min(box.x + box.width, width); ++x)
          pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = box.paint;
    return png_of(width, height, pixels, {std::begin(colours), std::end(colours)});
  }

 private:
  std::vector<Box> boxes_;
};

}  // namespace

Picture draw_chart(const std::vector<ChartMonth>& months, std::string description) {
  Canvas canvas;
  std::uint64_t highest = 1;
  for (const ChartMonth& month : months) highest = std::max({highest, month.killed, month.injured});
  const int step = (width - left - right) / std::max<int>(static_cast<int>(months.size()), 1);
  const int bar = std::min(step / 3, 40);
  constexpr int gap = 6;  // between a bar and its number
  for (std::size_t i = 0; i != months.size(); ++i) {
    const int middle = left + static_cast<int>(i) * step + step / 2;
    const auto draw = [&](std::uint64_t number, int x, Paint paint) {
      const auto tall =
          static_cast<int>(static_cast<double>(number) / static_cast<double>(highest) * (base_line - top));
      canvas.box({x, base_line - tall, bar, tall, paint});
      if (number != 0) canvas.number(number, x + bar / 2, base_line - tall - gap);
    };
    draw(months[i].killed, middle - bar, dark);
    draw(months[i].injured, middle, light);
    canvas.number(months[i].month, middle, base_line + 2 * gap + digit_height * digit_scale);
  }
  canvas.box({left, base_line, width - left - right, 2, ink});
  std::string svg = canvas.svg(description);
  return {std::move(svg), canvas.png(), std::move(description), width * millimetres_per_pixel,
          height * millimetres_per_pixel};
}

}  // namespace maex::figures

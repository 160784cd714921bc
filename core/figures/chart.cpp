#include "core/figures/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/figures/digits.hpp"
#include "core/figures/png.hpp"

namespace maex::figures {
namespace {

// Units are pixels of the PNG. 150 of them are an inch.
constexpr int width = 960, height = 420, left = 20, right = 20, top = 40, base_line = 370;
constexpr double millimetres_per_pixel = 25.4 / 150;
constexpr double digit_scale = 1.25, digit_step = 13 * digit_scale, pen = 1.05;  // the pen's radius, in boxes
constexpr int digit_height = 20;

/// Shades of the ink follow the paints in the palette of the PNG, from the lightest to the darkest.
enum Paint : std::uint8_t { paper, ink, dark, light, shades };
constexpr int shade_count = 12;
constexpr Colour colours[shades] = {{255, 255, 255}, {40, 40, 40}, {31, 56, 100}, {143, 170, 220}};
constexpr std::string_view colour_words[shades] = {"#ffffff", "#282828", "#1f3864", "#8faadc"};

std::vector<Colour> palette() {
  std::vector<Colour> all(std::begin(colours), std::end(colours));
  for (int shade = 1; shade <= shade_count; ++shade)
    all.emplace_back().fill(static_cast<std::uint8_t>(255 - (255 - colours[ink][0]) * shade / (shade_count + 1)));
  return all;
}

struct Box {
  int x, y, width, height;
  Paint paint;
};

/// A digit at its upper left corner.
struct Glyph {
  char digit;
  double x, y;
};

/// All that the chart shows: boxes, and digits on paper.
class Canvas {
 public:
  void box(const Box& box) {
    if (box.width > 0 && box.height > 0) boxes_.push_back(box);
  }
  /// Digits around the middle `x`; `y` is their lower edge.
  void number(std::uint64_t number, int x, int y) {
    const std::string text = std::to_string(number);
    const double wide = digit_step * static_cast<double>(text.size() - 1) + digit_boxes_wide * digit_scale;
    double at = x - wide / 2;
    for (const char c : text) {
      glyphs_.push_back({c, at, static_cast<double>(y - digit_height)});
      at += digit_step;
    }
  }

  [[nodiscard]] std::string svg(std::string_view title) const {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(width) + " " +
                      std::to_string(height) + "\" role=\"img\"><title>";
    for (const char c : title) c == '&' ? out += "&amp;" : c == '<' ? out += "&lt;" : out += c;
    out += "</title><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>";
    for (const Box& box : boxes_)
      out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>", box.x, box.y, box.width,
                         box.height, colour_words[box.paint]);
    for (const Glyph& glyph : glyphs_) {
      out += "<path d=\"";
      for (const Stroke& stroke : strokes_of(glyph.digit))
        for (std::size_t i = 0; i != stroke.size(); ++i)
          out += fmt::format("{}{:.1f} {:.1f}", i == 0 ? 'M' : 'L', glyph.x + stroke[i].x * digit_scale,
                             glyph.y + stroke[i].y * digit_scale);
      out += fmt::format(
          "\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linecap=\"round\" "
          "stroke-linejoin=\"round\"/>",
          colour_words[ink], 2 * pen * digit_scale);
    }
    return out + "</svg>";
  }

  [[nodiscard]] std::string png() const {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height, paper);
    const auto at = [&](int x, int y) -> std::uint8_t& {
      return pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
    };
    for (const Box& box : boxes_)
      for (int y = std::max(box.y, 0); y < std::min(box.y + box.height, height); ++y)
        for (int x = std::max(box.x, 0); x < std::min(box.x + box.width, width); ++x) at(x, y) = box.paint;
    for (const Glyph& glyph : glyphs_)
      for (int y = std::max(static_cast<int>(glyph.y) - 2, 0); y < std::min<int>(glyph.y + digit_height + 3, height);
           ++y)
        for (int x = std::max(static_cast<int>(glyph.x) - 2, 0); x < std::min<int>(glyph.x + digit_step + 2, width);
             ++x)
          if (const std::uint8_t shade = shade_of(glyph, x, y); shade != paper) at(x, y) = shade;
    return png_of(width, height, pixels, palette());
  }

 private:
  /// How much of the pixel the pen covers.
  static std::uint8_t shade_of(const Glyph& glyph, int x, int y) {
    const Dot middle{(x + 0.5 - glyph.x) / digit_scale, (y + 0.5 - glyph.y) / digit_scale};
    const double covered = std::clamp((pen - distance(glyph.digit, middle)) * digit_scale + 0.5, 0.0, 1.0);
    const int shade = static_cast<int>(covered * (shade_count + 1));
    return shade == 0 ? paper : shade > shade_count ? ink : static_cast<std::uint8_t>(shades + shade - 1);
  }

  std::vector<Box> boxes_;
  std::vector<Glyph> glyphs_;
};

}  // namespace

Picture draw_chart(const std::vector<ChartMonth>& months, std::string description) {
  Canvas canvas;
  std::uint64_t highest = 1;
  for (const ChartMonth& month : months) highest = std::max({highest, month.killed, month.injured});
  const int step = (width - left - right) / std::max<int>(static_cast<int>(months.size()), 1);
  const int bar = std::min(step * 2 / 5, 40);
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
    canvas.number(months[i].month, middle, base_line + 2 * gap + digit_height);
  }
  canvas.box({left, base_line, width - left - right, 2, ink});
  std::string svg = canvas.svg(description);
  return {std::move(svg), canvas.png(), std::move(description), width * millimetres_per_pixel,
          height * millimetres_per_pixel};
}

}  // namespace maex::figures

// The chart as SVG and PNG: the same bars, and a PNG that follows its specification.
#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <map>

#include "core/figures/chart.hpp"

namespace maex::figures {
namespace {

std::uint32_t number_at(const std::string& png, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i != 4; ++i) number = number << 8 | static_cast<unsigned char>(png[at + i]);
  return number;
}

/// The parts of a PNG file by type. Checks lengths and sums.
std::map<std::string, std::string> parts_of(const std::string& png) {
  std::map<std::string, std::string> parts;
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1A\n");
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::uint32_t size = number_at(png, at);
    const std::string type = png.substr(at + 4, 4);
    parts[type] = png.substr(at + 8, size);
    const std::string summed = png.substr(at + 4, size + 4);
    EXPECT_EQ(number_at(png, at + 8 + size),
              crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size())))
        << type;
    at += size + 12;
  }
  return parts;
}

TEST(Chart, IsAPngWithTheColoursOfTheSvg) {
  const Picture picture = draw_chart({{1, 0, 1}, {2, 3, 6}}, "Killed & injured");
  const auto parts = parts_of(picture.png);
  ASSERT_TRUE(parts.contains("IEND"));
  const std::uint32_t width = number_at(picture.png, 16), height = number_at(picture.png, 20);
  std::string pixels((std::size_t{width} + 1) * height, '\0');
  uLongf size = static_cast<uLongf>(pixels.size());
  const std::string& data = parts.at("IDAT");
  ASSERT_EQ(uncompress(reinterpret_cast<Bytef*>(pixels.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                       static_cast<uLong>(data.size())),
            Z_OK);
  EXPECT_EQ(size, pixels.size());
  // The bar of 6 is twice as tall as the bar of 3: count the pixels of each colour in the palette.
  std::array<std::size_t, 16> count{};  // the colours, and the shades of the digits
  for (std::size_t i = 0; i != pixels.size(); ++i)
    if (i % (width + 1) != 0) ++count.at(static_cast<unsigned char>(pixels[i]));
  EXPECT_NEAR(static_cast<double>(count[3]) / static_cast<double>(count[2]), 7.0 / 3, 0.05);
  EXPECT_NE(picture.svg.find("#1f3864"), std::string::npos);
  EXPECT_NE(picture.svg.find("<title>Killed &amp; injured</title>"), std::string::npos);
  EXPECT_GT(picture.width_mm, 100);
}

TEST(Chart, HasRoomForAMonthWithoutCasualties) {
  const Picture picture = draw_chart({{6, 0, 0}}, "none");
  EXPECT_FALSE(picture.png.empty());
  EXPECT_EQ(picture.svg.find("#8faadc"), std::string::npos) << "a bar of 0 is not drawn";
}

}  // namespace
}  // namespace maex::figures

// What poppler's programs print, as words and rulings.
#include <gmock/gmock.h>

#include <cmath>

#include "adapters/formats/pdf/pdf_rulings.hpp"
#include "adapters/formats/pdf/pdf_words.hpp"
#include "core/io/error.hpp"

namespace maex::pdf_test {
namespace {

using pdf::Drawing;
using pdf::Page;

std::vector<Page> words_of(std::string_view bytes, pdf::WordFaults* faults = nullptr, std::size_t step = 7) {
  std::vector<Page> pages;
  pdf::WordReader reader([&pages](Page&& page) { pages.push_back(std::move(page)); });
  for (std::size_t at = 0; at < bytes.size(); at += step) reader.take(bytes.substr(at, step));
  reader.finish();
  if (faults != nullptr) *faults = reader.faults();
  return pages;
}

const std::string heading =
    "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";
const std::string page_row = "1\t1\t0\t0\t0\t0\t0.000000\t0.000000\t595.0\t842.0\t-1\t###PAGE###\n";

TEST(PdfWords, HavePlacesAndGroups) {
  const auto pages = words_of(heading + page_row + "3\t1\t2\t0\t0\t0\t1\t1\t1\t1\t-1\t###FLOW###\n" +
                              "5\t1\t2\t3\t4\t0\t60.50\t70.25\t30.00\t12.00\t100\tAğdam\n" +
                              "1\t2\t0\t0\t0\t0\t0\t0\t842\t595\t-1\t###PAGE###\n");
  ASSERT_EQ(pages.size(), 2U);
  ASSERT_EQ(pages[0].words.size(), 1U);
  const pdf::Word& word = pages[0].words[0];
  EXPECT_EQ(pages[0].text_of(word), "Ağdam");
  EXPECT_FLOAT_EQ(word.box.left, 60.5F);
  EXPECT_FLOAT_EQ(word.box.bottom, 82.25F);
  EXPECT_EQ(word.flow, 2U);
  EXPECT_EQ(word.block, 3U);
  EXPECT_EQ(word.line, 4U);
  EXPECT_TRUE(word.upright);
  EXPECT_EQ(pages[1].number, 2U);
  EXPECT_TRUE(pages[1].words.empty());
}

TEST(PdfWords, OddLinesAndCharactersAreCounted) {
  pdf::WordFaults faults;
  const auto pages = words_of(heading + page_row + "5\t1\t0\t0\t0\t0\t1\t1\tnan\t1\t100\tno length\n" +
                                  "5\t1\t0\t0\t0\t0\t1e30\t1\t1\t1\t100\tfar away\n" + "half a line\n" +
                                  "5\t1\t0\t0\t0\t0\t1\t1\t1\t1\t100\ta\x01\xEE\x80\x81z\xFF\n" +
                                  "5\t1\t0\t0\t0\t0\t1\t1\t1\t1\t100\t\xEF\x82\xB7\n",
                              &faults);
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].words.size(), 2U);
  EXPECT_EQ(pages[0].text_of(pages[0].words[0]), "a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD");
  EXPECT_EQ(pages[0].text_of(pages[0].words[1]), "•") << "a character of a symbol font is a mark";
  EXPECT_EQ(faults.lines, 3U);
  EXPECT_EQ(faults.characters, 3U);
}

TEST(PdfWords, ATallWordRunsUpOrDown) {
  const auto pages = words_of(heading + page_row + "5\t1\t0\t0\t0\t0\t10\t10\t12\t60\t100\tsideways\n" +
                              "5\t1\t0\t0\t0\t0\t10\t10\t6\t12\t100\til\n");
  EXPECT_FALSE(pages[0].words[0].upright);
  EXPECT_TRUE(pages[0].words[1].upright);
}

std::vector<Drawing> drawings_of(std::string_view svg) {
  pdf::DrawingReader reader("drawing", {});
  for (std::size_t at = 0; at < svg.size(); at += 11) reader.take(svg.substr(at, 11));
  return reader.finish();
}

std::string text_of(const std::vector<pdf::Ruling>& lines) {
  std::string text;
  for (const pdf::Ruling& line : lines)
    text += std::to_string(std::lround(line.at)) + ":" + std::to_string(std::lround(line.from)) + "-" +
            std::to_string(std::lround(line.to)) + " ";
  return text;
}

TEST(PdfRulings, AreStrokesAndThinRectanglesOnly) {
  const auto drawings = drawings_of(
      "<svg><defs><symbol><path style=\"stroke:black;\" d=\"M 0 0 L 90 0\"/></symbol></defs>"
      "<path style=\"fill:none;stroke:rgb(0%,0%,0%);\" d=\"M 0 0 L 100 0\" transform=\"matrix(2,0,0,-2,10,300)\"/>"
      "<path style=\"fill:none;stroke:black;\" d=\"M 10 10 L 60 10 L 60 40 L 10 40 Z M 10 10\"/>"
      "<path style=\" stroke:none;fill:black;\" d=\"M 5 100 L 205 100 L 205 101 L 5 101 Z\"/>"
      "<path style=\" stroke:none;fill:grey;\" d=\"M 5 200 L 205 200 L 205 240 L 5 240 Z\"/>"
      "<path style=\"fill:none;stroke:black;\" d=\"M 0 0 C 1 1 2 2 90 0\"/>"
      "<path style=\"fill:none;stroke:black;\" d=\"M 0 0 L 50 50\"/><image width=\"3\"/></svg>");
  ASSERT_EQ(drawings.size(), 1U);
  EXPECT_EQ(text_of(drawings[0].rulings.across), "300:10-210 10:10-60 40:10-60 101:5-205 ");
  EXPECT_EQ(text_of(drawings[0].rulings.down), "60:10-40 10:10-40 ");
  EXPECT_EQ(drawings[0].pictures, 1U);
}

TEST(PdfRulings, EachPageHasItsOwn) {
  const auto drawings = drawings_of(
      "<svg><pageSet><page><g><path style=\"stroke:black;\" d=\"M 0 5 L 90 5\"/></g></page>"
      "<page/><page><path style=\"stroke:black;\" d=\"M 0 7 L 90 7\"/></page></pageSet></svg>");
  ASSERT_EQ(drawings.size(), 3U);
  EXPECT_EQ(text_of(drawings[0].rulings.across), "5:0-90 ");
  EXPECT_EQ(text_of(drawings[1].rulings.across), "");
  EXPECT_EQ(text_of(drawings[2].rulings.across), "7:0-90 ");
}

TEST(PdfRulings, APictureOfLinesIsNotKept) {
  std::string svg = "<svg>";
  for (int i = 0; i != 21'000; ++i)
    svg += "<path style=\"stroke:black;\" d=\"M 0 " + std::to_string(i) + " L 90 " + std::to_string(i) + "\"/>";
  const auto drawings = drawings_of(svg + "</svg>");
  EXPECT_TRUE(drawings[0].too_many);
  EXPECT_TRUE(drawings[0].rulings.across.empty());
  EXPECT_THROW(drawings_of("<svg><path"), InputError);
}

}  // namespace
}  // namespace maex::pdf_test

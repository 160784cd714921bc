// Text and tables of made PDFs. Every character of them is half as wide as its size.
#include <gmock/gmock.h>

#include "adapters/formats/pdf/made_pdf.hpp"
#include "tests/unit/pdf/pdf_reading.hpp"

namespace maex::pdf_test {
namespace {

using pdf::MadePdf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Lines of text, 14 points apart, from (x, y) on.
void lines(MadePdf& pdf, double x, double y, const std::vector<std::string>& texts, double size = 10) {
  for (const std::string& text : texts) {
    pdf.text(x, y, text, size);
    y += size * 1.4;
  }
}

MadePdf one_page() {
  MadePdf pdf;
  pdf.page();
  return pdf;
}

const std::vector<std::string> prose = {"In May the teams of the agency cleared an area of 12 400 square metres and",
                                        "found three mines near the road between the two villages of the district.",
                                        "Nobody was injured."};
const std::string joined_prose = prose[0] + " " + prose[1] + " " + prose[2];

TEST(PdfText, LinesBecomeParagraphsAndLargeLettersHeadings) {
  MadePdf pdf = one_page();
  pdf.text(60, 60, "Monthly report", 20);
  pdf.text(60, 100, "Clearance", 14);
  lines(pdf, 60, 130, prose);
  lines(pdf, 60, 200, {"The second paragraph stands apart."});
  const Reading reading = read_bytes(pdf.bytes());
  EXPECT_THAT(reading.lines(PartKind::text),
              ElementsAre("#Monthly report", "##Clearance", joined_prose, "The second paragraph stands apart."));
  EXPECT_THAT(reading.damage, IsEmpty());
  EXPECT_FALSE(reading.incomplete);
}

TEST(PdfText, AnIndentAndAListBeginParagraphs) {
  MadePdf pdf = one_page();
  lines(pdf, 60, 60, {prose[0], prose[1] + " ab"});
  pdf.text(75, 60 + 28, "The third line has an indent, and it begins a paragraph of its own, which is");
  lines(pdf, 60, 60 + 42, {"long enough for two lines.", "1. first", "2. second", "- third"});
  EXPECT_THAT(read_bytes(pdf.bytes()).lines(PartKind::text),
              ElementsAre(prose[0] + " " + prose[1] + " ab",
                          "The third line has an indent, and it begins a paragraph of its own, which is long enough "
                          "for two lines.",
                          "1. first", "2. second", "- third"));
}

TEST(PdfText, TheMarkOfAListBelongsToItsText) {
  MadePdf pdf = one_page();
  for (int i = 0; i != 3; ++i) {
    pdf.text(60, 60 + 28 * i, "•", 8);
    lines(pdf, 90, 60 + 28 * i,
          {"Item " + std::to_string(i) + " of the list says something that takes two lines of the", "page."});
  }
  const auto texts = read_bytes(pdf.bytes()).lines(PartKind::text);
  ASSERT_EQ(texts.size(), 3U) << testing::PrintToString(texts);
  EXPECT_EQ(texts[1], "• Item 1 of the list says something that takes two lines of the page.");
}

TEST(PdfText, ColumnsAreReadOneAfterTheOther) {
  MadePdf pdf = one_page();
  std::string left, right;
  for (int i = 0; i != 12; ++i) {
    const std::string number = std::to_string(10 + i);
    lines(pdf, 50, 60 + 14 * i, {"left words of line " + number + " fill a column"});
    lines(pdf, 320, 60 + 14 * i, {"right words on line " + number + " fill another"});
    left += (i == 0 ? "" : " ") + ("left words of line " + number + " fill a column");
    right += (i == 0 ? "" : " ") + ("right words on line " + number + " fill another");
  }
  EXPECT_THAT(read_bytes(pdf.bytes()).lines(PartKind::text), ElementsAre(left + " " + right))
      << "the first column has no end, so the second one goes on with its paragraph";
}

TEST(PdfText, AHyphenAtTheEndOfALineGoesUnlessTheTextHasIt) {
  MadePdf pdf = one_page();
  lines(pdf, 60, 60,
        {"The teams found anti-personnel mines and, in an area that was cleared of unexplo-",
         "ded shells, a few more. The agency asks to report every single find of an anti-",
         "personnel mine at once, and to keep away from the place until the teams are there."});
  const auto texts = read_bytes(pdf.bytes()).lines(PartKind::text);
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_THAT(texts[0], HasSubstr("cleared of unexploded shells"));
  EXPECT_THAT(texts[0], HasSubstr("find of an anti-personnel mine"));
}

TEST(PdfText, ARaisedNumberDoesNotGrowAFigure) {
  MadePdf pdf = one_page();
  pdf.text(60, 60, "In all 2,440");
  pdf.text(60 + 12 * 5, 56, "3", 6);
  pdf.text(60 + 13 * 5, 60, " mines on 50 m");
  pdf.text(60 + 27 * 5, 56, "2", 6);
  EXPECT_THAT(read_bytes(pdf.bytes()).lines(PartKind::text), ElementsAre("In all 2,440³ mines on 50 m²"));
}

TEST(PdfText, RunningLinesAreReadOnceAndFootnotesApart) {
  MadePdf pdf;
  for (int page = 1; page <= 4; ++page) {
    pdf.page();
    pdf.text(60, 40, "Made-up agency, report for May");
    lines(pdf, 60, 150, {"Page " + std::to_string(page) + " says something else than the other ones."});
    if (page == 2) pdf.text(60, 740, "1 This is a footnote of the second page.", 7);
    pdf.text(280, 800, "page " + std::to_string(page));
  }
  const Reading reading = read_bytes(pdf.bytes());
  ASSERT_NE(reading.part("header"), nullptr);
  EXPECT_THAT(reading.part("header")->lines(), ElementsAre("Made-up agency, report for May"));
  EXPECT_THAT(reading.part("footer")->lines(), ElementsAre("page 1"));
  EXPECT_THAT(reading.part("footnotes")->lines(), ElementsAre("1 This is a footnote of the second page."));
  EXPECT_EQ(reading.part("footnotes")->rows[0].page, 2U);
  EXPECT_EQ(reading.part("text")->rows.size(), 4U);
  EXPECT_EQ(reading.part("text")->rows[3].page, 4U);
}

TEST(PdfText, RunningLinesThatDifferAreAllKept) {
  MadePdf pdf;
  for (int page = 1; page <= 4; ++page) {
    pdf.page();
    pdf.text(60, 40, page < 3 ? "As of 31.05.2014" : "As of 30.06.2014");
    lines(pdf, 60, 150, {"Text of page " + std::to_string(page)});
  }
  EXPECT_THAT(read_bytes(pdf.bytes()).part("header")->lines(), ElementsAre("As of 31.05.2014", "As of 30.06.2014"));
}

TEST(PdfTables, RuledCellsKeepTheirPlacesAndSpans) {
  MadePdf pdf = one_page();
  pdf.text(60, 50, "Before the table.");
  const std::vector<double> x = {60, 160, 260, 360}, y = {70, 90, 110, 130};
  for (const double each : y) pdf.line(60, each, 360, each);
  pdf.line(60, 70, 60, 130);
  pdf.line(360, 70, 360, 130);
  pdf.line(160, 70, 160, 130);
  pdf.line(260, 90, 260, 130);  // none in the first row: a heading over two columns
  pdf.text(64, 84, "District");
  pdf.text(164, 84, "Casualties of both kinds");
  pdf.text(64, 104, "Tərtər");
  pdf.text(164, 104, "3");
  pdf.text(264, 104, "14");
  pdf.text(264, 124, "5");
  pdf.text(60, 160, "After the table.");
  const Reading reading = read_bytes(pdf.bytes());
  ASSERT_EQ(reading.parts.size(), 3U);
  EXPECT_THAT(reading.parts[0].lines(), ElementsAre("Before the table."));
  EXPECT_THAT(reading.parts[1].lines(),
              ElementsAre("A=District|B=Casualties of both kinds", "A=Tərtər|B=3|C=14", "C=5"));
  EXPECT_THAT(reading.parts[1].merges, ElementsAre("B1:C1"));
  EXPECT_THAT(reading.parts[2].lines(), ElementsAre("After the table."));
  EXPECT_THAT(reading.decisions, Contains("table 1 on page 1 found by its lines: 3 rows, 3 columns, confidence 93 %"));
}

TEST(PdfTables, GapsThatHoldMakeATable) {
  MadePdf pdf = one_page();
  lines(pdf, 60, 60, prose);
  const std::string rows[][3] = {{"District", "Area", "Mines"}, {"Goranboy", "12 400", "3"}, {"Xocavənd", "900", "17"}};
  for (int row = 0; row != 3; ++row)
    for (int column = 0; column != 3; ++column) pdf.text(60 + 110 * column, 130 + 14 * row, rows[row][column]);
  const Reading reading = read_bytes(pdf.bytes());
  EXPECT_THAT(reading.lines(PartKind::table),
              ElementsAre("A=District|B=Area|C=Mines", "A=Goranboy|B=12 400|C=3", "A=Xocavənd|B=900|C=17"));
  EXPECT_THAT(reading.lines(PartKind::text), ElementsAre(joined_prose));
  EXPECT_THAT(reading.decisions,
              Contains(HasSubstr("table 1 on page 1 found by the gaps between its columns: 3 rows")));
}

TEST(PdfTables, TwoLinesAreNotEnough) {
  MadePdf pdf = one_page();
  for (int row = 0; row != 2; ++row) {
    pdf.text(60, 60 + 14 * row, "Date");
    pdf.text(300, 60 + 14 * row, "12.05.2014");
  }
  EXPECT_THAT(read_bytes(pdf.bytes()).lines(PartKind::table), IsEmpty());
}

TEST(PdfTables, ATableGoesOnOnTheNextPage) {
  MadePdf pdf;
  for (int page = 0; page != 2; ++page) {
    pdf.page();
    const double top = page == 0 ? 600 : 50;
    pdf.grid({60, 160, 260}, {top, top + 20, top + 40, top + 60});
    for (int row = 0; row != 3; ++row) {
      pdf.text(64, top + 14 + 20 * row, "row " + std::to_string(page * 3 + row));
      if (row != 1) pdf.text(164, top + 14 + 20 * row, "value");
    }
  }
  const Reading reading = read_bytes(pdf.bytes());
  ASSERT_EQ(reading.parts.size(), 1U);
  EXPECT_EQ(reading.parts[0].rows.size(), 6U);
  EXPECT_EQ(reading.parts[0].rows[5].number, 6U);
  EXPECT_EQ(reading.parts[0].rows[5].page, 2U);
}

TEST(PdfPages, RuledTablesOfPagesOfAnySizeAreFound) {
  MadePdf pdf;
  for (int page = 0; page != 7; ++page) {
    if (page % 2 == 0)
      pdf.page();
    else
      pdf.page(400, 300, page == 3 ? 90 : 0);
    pdf.text(60, 40, "Page " + std::string(static_cast<std::size_t>(page) + 1, 'x'));
    pdf.grid({60, 160, 260}, {100.0 + page, 120.0 + page, 140.0 + page});
    pdf.text(64, 114 + page, "a");
    pdf.text(164, 114 + page, std::to_string(page));
    pdf.text(64, 134 + page, "b");
  }
  const Reading reading = read_bytes(pdf.bytes());
  EXPECT_THAT(std::count_if(reading.decisions.begin(), reading.decisions.end(),
                            [](const std::string& line) {
                              return line.find("found by its lines: 2 rows, 2") != std::string::npos;
                            }),
              7);
}

TEST(PdfPages, SidewaysAndUpsideDownPagesAreTurned) {
  for (const int turn : {90, 180, 270}) {
    MadePdf pdf = one_page();
    const double step = 20;
    for (int i = 0; i != 5; ++i) {
      const double down = step * i;
      const std::string words = "Words of line number " + std::to_string(i) + " end";
      if (turn == 90) pdf.text(100 + down, 700, words, 10, turn);
      if (turn == 180) pdf.text(500, 700 - down, words, 10, turn);
      if (turn == 270) pdf.text(400 - down, 100, words, 10, turn);
    }
    const Reading reading = read_bytes(pdf.bytes());
    std::string all;
    for (const std::string& line : reading.lines(PartKind::text)) all += line + " ";
    EXPECT_THAT(all, HasSubstr("Words of line number 0 end Words of line number 1 end")) << turn;
    EXPECT_THAT(reading.decisions, Contains(HasSubstr("the page was turned"))) << turn;
  }
}

TEST(PdfPages, RotatedPagesAndSomeRotatedWordsAreRead) {
  MadePdf pdf;
  pdf.page(595, 842, 90);
  pdf.text(100, 700, "The page itself is stored sideways", 10, 90);
  pdf.page();
  lines(pdf, 60, 60, prose);
  pdf.text(30, 500, "margin note", 10, 90);
  const Reading reading = read_bytes(pdf.bytes());
  EXPECT_THAT(reading.lines(PartKind::text),
              ElementsAre("The page itself is stored sideways", "margin note", joined_prose));
  EXPECT_THAT(reading.decisions, Contains(HasSubstr("some words run up or down on page 2")));
}

}  // namespace
}  // namespace maex::pdf_test

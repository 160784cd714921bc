#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test {
namespace {

using ::testing::HasSubstr;
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

}  // namespace
}  // namespace maex::csv_test

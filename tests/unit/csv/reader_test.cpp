#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test {
namespace {

using ::testing::HasSubstr;
using Rows = std::vector<ReadRow>;

TEST(CsvReader, CutsRowsAndCells) {
  struct Case {
    const char* what;
    std::string bytes;
    Rows rows;
  };
  const Case cases[] = {
      {"nothing", "", {}},
      {"only a mark", "\xEF\xBB\xBF", {}},
      {"only line ends", "\n\r\n\r", {}},
      {"no line end", "a,b", {{1, {{1, "a"}, {2, "b"}}}}},
      {"LF", "a\nb\n", {{1, {{1, "a"}}}, {2, {{1, "b"}}}}},
      {"CRLF", "a\r\nb\r\n", {{1, {{1, "a"}}}, {2, {{1, "b"}}}}},
      {"CR", "a\rb\r", {{1, {{1, "a"}}}, {2, {{1, "b"}}}}},
      {"mixed line ends", "a\rb\r\nc\nd", {{1, {{1, "a"}}}, {2, {{1, "b"}}}, {3, {{1, "c"}}}, {4, {{1, "d"}}}}},
      {"blank rows count", "\na\n\n,,\n\r\nb\n", {{2, {{1, "a"}}}, {6, {{1, "b"}}}}},
      {"ragged", "a\nb,c,d\ne,f\n", {{1, {{1, "a"}}}, {2, {{1, "b"}, {2, "c"}, {3, "d"}}}, {3, {{1, "e"}, {2, "f"}}}}},
      {"empty cells", ",a,,b,\n", {{1, {{2, "a"}, {4, "b"}}}}},
      {"quoted empty", "\"\",a,\"\"\n", {{1, {{2, "a"}}}}},
      {"white space stays", " ,\ta \n", {{1, {{1, " "}, {2, "\ta "}}}}},
      {"quoted", "\"a,b\",\"c\"\n", {{1, {{1, "a,b"}, {2, "c"}}}}},
      {"doubled", "\"a \"\"b\"\" c\",\"\"\"\"\n", {{1, {{1, "a \"b\" c"}, {2, "\""}}}}},
      {"line ends in quotes", "\"a\r\nb\nc\rd\",e\nf\n", {{1, {{1, "a\r\nb\nc\rd"}, {2, "e"}}}, {2, {{1, "f"}}}}},
      {"stray quotes", "a\"b,5\" pipe,\"x\"\n", {{1, {{1, "a\"b"}, {2, "5\" pipe"}, {3, "x"}}}}},
      {"text after the quote", "\"ha \"ha\" ha\",b\n", {{1, {{1, "ha ha\" ha\""}, {2, "b"}}}}},
      {"quote at the very end", "a,\"b\"", {{1, {{1, "a"}, {2, "b"}}}}},
      {"Excel's line is no row", "sep=;\n\na;b\n", {{2, {{1, "a"}, {2, "b"}}}}},
      {"Excel's line alone", "sep=;", {}},
  };
  for (const Case& one : cases) EXPECT_EQ(read_bytes(one.bytes).rows, one.rows) << one.what;
}

TEST(CsvReader, TellsOfAQuoteThatNeverCloses) {
  // The row is complete without the quote.
  const ReadFile file = read_bytes("a,b\nc,\"d \"\"e\nf,\"\"\"g\"\"\"\nh,i\n");
  EXPECT_EQ(file.rows, (Rows{{1, {{1, "a"}, {2, "b"}}},
                             {2, {{1, "c"}, {2, "d \"\"e"}}},
                             {3, {{1, "f"}, {2, "\"g\""}}},
                             {4, {{1, "h"}, {2, "i"}}}}));
  EXPECT_THAT(file.decision("not closed"), HasSubstr("the first in row 2"));
  // It is not, so the end of the cell is not known.
  const ReadFile text = read_bytes("a,b,c\nd,\"e \"\"f\ng\n");
  EXPECT_EQ(text.rows, (Rows{{1, {{1, "a"}, {2, "b"}, {3, "c"}}}, {2, {{1, "d"}, {2, "e \"f\ng\n"}}}}));
  EXPECT_THAT(text.decision("never closed"), HasSubstr("opened in row 2"));
  EXPECT_EQ(read_bytes("a,\"").decision("never closed"),
            "a quote opened in row 1 is never closed, so the rest of the file was read as one cell");
  EXPECT_EQ(read_bytes("a,\"b\"").decision("never closed"), "");
}

TEST(CsvReader, TellsOfTextAfterAQuote) {
  EXPECT_THAT(read_bytes("a,b\n\"c\"x,\"d\"y\n\"e\" ,\"f\" \n").decision("closing quote"),
              HasSubstr("in 2 cells, the first in row 2"));
}

TEST(CsvReader, AllCellsAreText) {
  const TempFile file("1,TRUE,2014-05-14\n");
  const auto document = csv_format().open(file.path(), {});
  ASSERT_EQ(document->sheets().size(), 1u);
  EXPECT_EQ(document->sheets()[0].name, "");
  EXPECT_TRUE(document->merged(0).empty());
  EXPECT_THROW(document->open(1), InputError);
  const auto reader = document->open(0);
  Row row;
  ASSERT_TRUE(reader->next(row));
  for (const Cell& cell : row.cells) EXPECT_EQ(cell.kind, CellKind::text);
  EXPECT_FALSE(reader->next(row));
  EXPECT_FALSE(reader->next(row)) << "stays at the end";
}

TEST(CsvReader, FindingsOfAFullReadingSurviveAShortOne) {
  const TempFile file("a,b\nc,d\ne,\"f\n");
  const auto document = csv_format().open(file.path(), {});
  Row row;
  for (const auto full = document->open(0); full->next(row);) {}
  document->open(0)->next(row);
  EXPECT_EQ(document->damage().size(), 1u);
}

TEST(CsvReader, ReportsAnEndInsideARow) {
  const auto damage = [](std::string_view bytes) {
    std::vector<std::string> all;
    for (const std::string& one : read_bytes(bytes).decisions)
      if (one.find("the file ends inside") != std::string::npos) all.push_back(one);
    return all;
  };
  EXPECT_THAT(
      damage("a,b,c\n1,2,3\n4,5"),
      testing::ElementsAre("the file ends inside row 3: it has 2 of 3 cells and no line end, so the file may be "
                           "cut off"));
  EXPECT_THAT(damage("a,b,c\n1,2,3\n4,5,6"), testing::IsEmpty()) << "only the line end is missing";
  EXPECT_THAT(damage("a,b,c\n1,2,3\n4,5\n"), testing::IsEmpty()) << "a short row that ends";
  EXPECT_THAT(damage("a,b,c\n1,2,3\n4,\"5"), testing::IsEmpty()) << "reported as a quote that is never closed";
}

TEST(CsvReader, TellsHowFarItIs) {
  std::string bytes;
  while (bytes.size() < 4u << 20) bytes += "some,text\n";
  const TempFile file(bytes);
  const auto document = csv_format().open(file.path(), {});
  const auto reader = document->open(0);
  Row row;
  ASSERT_TRUE(reader->next(row));
  double last = reader->progress();
  EXPECT_GT(last, 0);
  EXPECT_LT(last, 0.5);
  while (reader->next(row)) {
    ASSERT_GE(reader->progress(), last);
    last = reader->progress();
  }
  EXPECT_EQ(last, 1);
}

/// Places every kind of cell at every offset near the edge of a block.
TEST(CsvReader, BlockEdgesChangeNothing) {
  const std::string tail = "x,\"q\"\"r\",\"s\r\nt\"u,\"\",v\r\n\"w\"\r\"never";
  const Rows plain = read_bytes("p\n" + tail).rows;
  for (std::size_t back = 0; back <= tail.size() + 1; ++back) {
    const std::string first((1u << 20) - back - 1, 'p');
    Rows rows = read_bytes(first + "\n" + tail, {{"separator", ","}}).rows;
    ASSERT_EQ(rows.size(), plain.size()) << back;
    rows[0] = plain[0];
    ASSERT_EQ(rows, plain) << back;
  }
}

TEST(CsvReader, LongCellsGrowTheBuffer) {
  std::string text;
  std::string plain;
  while (text.size() < 9u << 20) {
    text += "line, with \"\"quotes\"\"\n";
    plain += "line, with \"quotes\"\n";
  }
  const ReadFile file = read_bytes("a,\"" + text + "\",b\nc\n", {{"separator", ","}});
  ASSERT_EQ(file.rows.size(), 2u);
  EXPECT_EQ(file.rows[0].cells.at(1).second == plain, true);
  EXPECT_EQ(file.rows[0].cells.at(2).second, "b");
  EXPECT_EQ(file.rows[1], (ReadRow{2, {{1, "c"}}}));
}

TEST(CsvReader, LimitsEndInASentence) {
  const std::string long_cell((32u << 20) + 1, 'x');
  struct Case {
    const char* what;
    std::string bytes;
    const char* sentence;
  };
  const Case cases[] = {
      {"cell", "a,b\n" + long_cell + "\n", "row 2: a cell is longer than 32 MiB"},
      {"quoted cell", "a,\"" + long_cell, "row 1: a cell is longer than 32 MiB"},
      {"row", "a,\"" + long_cell + long_cell + long_cell, "row 1: longer than 64 MiB"},
      {"columns", "a,b\n" + std::string(16384, ',') + "\n", "row 2: more than 16384 columns"},
  };
  for (const Case& one : cases) {
    try {
      read_bytes(one.bytes, {{"separator", ","}});
      ADD_FAILURE() << one.what << " not refused";
    } catch (const InputError& error) { EXPECT_THAT(error.what(), HasSubstr(one.sentence)); }
  }
  EXPECT_EQ(read_bytes(std::string(16383, ',') + "z", {{"separator", ","}}).rows, (Rows{{1, {{16384, "z"}}}}));
}

TEST(CsvReader, RefusesWhatIsNoFile) {
  EXPECT_THROW(read_path("/nowhere/at/all.csv"), InputError);
  EXPECT_THROW(read_path(std::filesystem::temp_directory_path()), InputError);
  EXPECT_THROW(read_path("/dev/null"), InputError);
}

TEST(CsvReader, BlanksAroundQuotesAreLeftOut) {
  const ReadFile file = read_bytes("id,place,age\n1,  \"Nümunəli, yol\" ,30\n2, Tovuz,31\n3, \"Şuşa\" dağ,7\n");
  EXPECT_EQ(file.texts(1), (std::vector<std::string>{"1", "Nümunəli, yol", "30"}));
  EXPECT_EQ(file.texts(2), (std::vector<std::string>{"2", " Tovuz", "31"})) << "blanks of an unquoted cell are its own";
  EXPECT_EQ(file.texts(3), (std::vector<std::string>{"3", "Şuşa dağ", "7"}));
  EXPECT_NE(file.decision("text after a closing quote was kept as part of its cell in 1 cell"), "");
}

TEST(CsvReader, BlanksBeforeAQuoteMayReachOverTheEndOfABlock) {
  std::string bytes = "a,b\n";
  while (bytes.size() < (1u << 20) - 8) bytes += "1,2\n";
  bytes += "3,          \"x, y\"\n4,5\n";
  const ReadFile file = read_bytes(bytes);
  EXPECT_EQ(file.texts(file.rows.size() - 2), (std::vector<std::string>{"3", "x, y"}));
}

TEST(CsvReader, RowsOfAnotherLengthAreReported) {
  const ReadFile file =
      read_bytes("title\na,b,c\n1,2,3\n4,5,6,7,8\n9,10\n11,12,13\n14,15,16,\n17,18\n19,20,21\n22,23,24\n");
  EXPECT_THAT(file.decision("more cells"),
              HasSubstr("1 row has more cells than the other rows, which have 3, the first is row 4"));
  EXPECT_THAT(file.decision("fewer cells"),
              HasSubstr("2 rows have fewer cells than the other rows, which have 3, the first is row 5"));
  EXPECT_EQ(read_bytes("a,b\n1,2\n3,4\nnote\n").decision("fewer cells"), "") << "a note below the table is one cell";
}

TEST(CsvReader, ControlCharactersAreKeptAndReported) {
  std::string bytes = "id,note\n";
  for (int i = 0; i < 200; ++i) bytes += "1,plain text\n";
  bytes +=
      "2,b\x16"
      "c\n3,\"quoted \x02 text that is long\"\n";
  const ReadFile file = read_bytes(bytes);
  EXPECT_EQ(file.texts(201), (std::vector<std::string>{"2",
                                                       "b\x16"
                                                       "c"}));
  EXPECT_THAT(file.decision("control character"),
              HasSubstr("2 control characters are in the text, the first in row 202"));
  EXPECT_EQ(read_bytes("a,b\n\f1,2\n\x1A").decision("control character"), "") << "page and file ends of old programs";
}

}  // namespace
}  // namespace maex::csv_test

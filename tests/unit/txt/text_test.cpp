#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/notice/locator.hpp"

namespace maex::txt_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Registry& registry() {
  static const Registry made = [] {
    Registry all;
    register_builtin_adapters(all);
    return all;
  }();
  return made;
}

std::filesystem::path written(const std::string& bytes, const std::string& name) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("maex_txt_" + name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

struct Read {
  std::string format;
  std::vector<std::string> parts;  ///< "text text", "table NAME"
  std::vector<std::string> rows;   ///< of all parts: "12 h2 words", tables "12 A=x|B=y"; "p2" is the page
  std::vector<std::string> decisions, damage;
};

Read read_file_at(const std::filesystem::path& path, const SourceChoice& choice = {}) {
  const Source source = open_tables(registry(), path, choice);
  Read all;
  if (source.format == nullptr) return all;
  all.format = source.format->descriptor().id;
  for (std::size_t i = 0; i < source.tables->sheets().size(); ++i) {
    const SheetInfo& part = source.tables->sheets()[i];
    all.parts.push_back(std::string(to_string(part.kind)) + " " + part.name);
    const auto reader = source.tables->open(i);
    for (Row row; reader->next(row);) {
      std::string line = std::to_string(row.number);
      if (row.page != 0) line += " p" + std::to_string(row.page);
      if (row.level != 0) line += " h" + std::to_string(row.level);
      for (const Cell& cell : row.cells)
        line += part.kind == PartKind::text
                    ? " " + shown(cell)
                    : (&cell == row.cells.data() ? " " : "|") + cell_address(cell.column, 0) + "=" + shown(cell);
      all.rows.push_back(std::move(line));
    }
  }
  all.decisions = to_strings(source.tables->decisions());
  all.damage = to_strings(source.tables->damage());
  return all;
}

Read read(const std::string& bytes, const std::string& name = "text.text", const SourceChoice& choice = {}) {
  const auto path = written(bytes, name);
  Read all = read_file_at(path, choice);
  std::filesystem::remove(path);
  return all;
}

TEST(Text, ReadsEachLongLineAsAParagraph) {
  const std::string line(130, 'x');
  const Read all = read("Made-up report\n" + line + "\n" + line + " end\n");
  EXPECT_THAT(all.rows, ElementsAre("1 Made-up report", "2 " + line, "3 " + line + " end"));
  EXPECT_THAT(all.decisions, Contains("each line is a paragraph, because the lines have no common width"));
}

TEST(Text, JoinsLinesThatAProgramBroke) {
  const Read all = read(
      "In May the teams cleared 12,500 square metres of land in two districts\n"
      "and destroyed 14 antipersonnel mines. They found no anti-personnel mi-\n"
      "nes near the school. Explosive remnants of war were found at anti-\n"
      "personnel positions and in other places of the district in 2013-\n"
      "2014.\n"
      "A short line above ended the paragraph, so this is another paragraph of\n"
      "the text.\n"
      "\n"
      "[1] A note of the text that a program broke at about the same width as\n"
      "all other lines.\n"
      "[2] Another note.\n");
  EXPECT_THAT(
      all.rows,
      ElementsAre("1 In May the teams cleared 12,500 square metres of land in two districts and destroyed 14 "
                  "antipersonnel mines. They found no anti-personnel mines near the school. Explosive remnants "
                  "of war were found at anti-personnel positions and in other places of the district in 2013-2014.",
                  "6 A short line above ended the paragraph, so this is another paragraph of the text.",
                  "9 [1] A note of the text that a program broke at about the same width as all other lines.",
                  "11 [2] Another note."));
  EXPECT_THAT(all.decisions, Contains("1 word divided at a line end joined without the hyphen"));
  EXPECT_THAT(all.decisions, Contains(HasSubstr("broke them at about 71 characters")));
}

TEST(Text, FindsHeadingsByTheirMarks) {
  const Read all = read(
      "Monthly report\n==============\n\nOperations\n----------\n\n## Finds\n\nTƏMİZLƏMƏ VƏ AXTARIŞ\n\nwords\n\n"
      "1. Casualties\n\n1.1 By district\n\n2,440 persons\n\n25. \n\n1. one\n2. two\n\nСВЕДЕНИЯ\n\nend\n");
  EXPECT_THAT(all.rows, ElementsAre("1 h1 Monthly report", "4 h2 Operations", "7 h2 Finds", "9 h2 TƏMİZLƏMƏ VƏ AXTARIŞ",
                                    "11 words", "13 h2 1. Casualties", "15 h3 1.1 By district", "17 2,440 persons",
                                    "19 25.", "21 1. one", "22 2. two", "24 h2 СВЕДЕНИЯ", "26 end"));
  EXPECT_THAT(all.decisions, Contains("2 lines of signs such as ----- not read as text"));
}

TEST(Text, KnowsPagesByFormFeeds) {
  EXPECT_THAT(read("one\ftwo\n\fthree\n").rows, ElementsAre("1 p1 one", "1 p2 two", "2 p3 three"));
}

TEST(Text, ReadsListsWithoutTheirBullets) {
  EXPECT_THAT(read("Finds:\n- five mines\n\xE2\x80\xA2 two shells\n3) three\n").rows,
              ElementsAre("1 Finds:", "2 five mines", "3 two shells", "4 3) three"));
}

TEST(Text, ReadsTablesOfBarsAndTabs) {
  const Read all = read(
      "Table one\n\n| District | Mines |\n|----------|------:|\n| A\xC4\x9F"
      "dam | 5 |\n| F\xC3\xBCzuli | 7 |\n\nbetween\n\n"
      "place\tkilled\tinjured\nA\t1\t2\nB\t\t3\n\n+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+\nend | of\n");
  EXPECT_THAT(all.parts, ElementsAre("text text", "table table 1", "text text (2)", "table table 2", "table table 3",
                                     "text text (3)"));
  EXPECT_THAT(all.rows, ElementsAre("1 Table one", "3 A=District|B=Mines", "5 A=Ağdam|B=5", "6 A=Füzuli|B=7",
                                    "8 between", "10 A=place|B=killed|C=injured", "11 A=A|B=1|C=2", "12 A=B|C=3",
                                    "15 A=a|B=b", "17 A=1|B=2", "19 end | of"));
}

TEST(Text, AssumesATableOnlyWhereBlanksAgree) {
  const Read all = read(
      "District        Killed   Injured\n"
      "A\xC4\x9F"
      "dam                2        12\n"
      "F\xC3\xBCzuli town                   10\n"
      "Total                2        22\n"
      "\n"
      "Place     Dead\nA           1\nB          2\nC         3\n\n"
      "Two  blanks here.\nAnd elsewhere  in this line.\nIn the third line they are  at the end.\n");
  EXPECT_THAT(all.rows, ElementsAre("1 A=District|B=Killed|C=Injured", "2 A=Ağdam|B=2|C=12", "3 A=Füzuli town|C=10",
                                    "4 A=Total|B=2|C=22", "6 Place     Dead", "7 A           1", "8 B          2",
                                    "9 C         3", "11 Two  blanks here.", "12 And elsewhere  in this line.",
                                    "13 In the third line they are  at the end."));
  EXPECT_THAT(all.decisions, Contains(HasSubstr("1 table is assumed")));
}

TEST(Text, FindsTheEncoding) {
  const Read all = read(
      "\xCE\xF2\xF7\xE5\xF2 \xE7\xE0 \xEC\xE0\xE9 \xE8 \xE4\xF0\xF3\xE3\xE8\xE5 "
      "\xF1\xE2\xE5\xE4\xE5\xED\xE8\xFF \xEE\xE1 \xEE\xF7\xE8\xF1\xF2\xEA\xE5\n");
  EXPECT_THAT(all.rows, ElementsAre("1 Отчет за май и другие сведения об очистке"));
  EXPECT_THAT(all.decisions[0], HasSubstr("windows-1251"));
}

TEST(Text, IsReadWhereTheTextIsNotAList) {
  const std::string prose =
      "The Agency reports that its teams cleared land in May.\n\nThey destroyed 14 mines. Nobody was hurt, they say.\n";
  EXPECT_EQ(read(prose, "report.txt").format, "txt");
  EXPECT_EQ(read("a;b\n1;2\n", "list.txt").format, "csv");
  EXPECT_EQ(read("name\nA\nB\n", "column.txt").format, "csv");
  EXPECT_EQ(read("id, remarks\n1, He was hurt in his own field\n2, She was hurt near the road\n", "list.txt").format,
            "csv");
  EXPECT_EQ(read(prose, "notes.md").format, "txt");
  EXPECT_EQ(read("{\"a\": 1}", "x.text").format, "");
  EXPECT_EQ(read("<?xml version=\"1.0\"?><a/>", "x.txt").format, "");
  EXPECT_EQ(read(prose, "report").format, "");
}

TEST(Text, RefusesWhatItMayNotHold) {
  SourceChoice few;
  few.bounds.held_bytes = 1000;
  try {
    read(std::string(2000, '\n') + "x", "x.text", few);
    FAIL() << "read";
  } catch (const InputError& error) { EXPECT_THAT(error.what(), HasSubstr("held-bytes")); }
  EXPECT_THROW(read("  \n\n", "x.text"), InputError);
  SourceChoice small;
  small.bounds.cell_bytes = 10;
  EXPECT_THROW(read("eleven bytes", "x.text", small), InputError);
}

/// Inputs on which a careless reader needs time that grows with the square of the text.
TEST(Text, ReadsMonotonousTextsInTime) {
  for (const std::string line : {"a  b c  d\n", "|---|\n", "a | b\nc | d | e\n", "x-\ny\n", "1. A\n\n", "a\tb\n",
                                 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-\n"}) {
    std::string text;
    while (text.size() < 300'000) text += line;
    SourceChoice choice;
    choice.bounds.seconds = 10;
    EXPECT_NO_THROW(read("begin\n" + text + "  z   e\n", "x.text", choice)) << line;
  }
}

TEST(Text, ReadsTheMonitorsCasualtyProfile) {
  const char* const shared = std::getenv("MAEX_SHARED_DATA");
  const auto path = std::filesystem::path(shared == nullptr ? "" : shared) / "documents/monitor" /
                    "azerbaijan-2016-casualties-and-victim-assistance.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "MAEX_SHARED_DATA has no documents/monitor";
  const Read all = read_file_at(path);
  EXPECT_EQ(all.format, "txt");
  EXPECT_THAT(all.parts, ElementsAre("text text"));
  EXPECT_THAT(all.rows, Contains("1 h1 Casualties and Victim Assistance"));
  EXPECT_THAT(all.rows, Contains("5 h2 Casualties Overview"));
  EXPECT_THAT(all.rows, Contains("13 25 (2013: 13)"));
  EXPECT_THAT(all.rows, Contains(testing::MatchesRegex("[0-9]+ h2 Victim Assistance")));
  std::size_t notes = 0;
  for (const std::string& row : all.rows) notes += row.substr(row.find(' ') + 1).starts_with("[");
  EXPECT_EQ(notes, 12u);
  EXPECT_EQ(all.rows.size(), 36u);
}

}  // namespace
}  // namespace maex::txt_test

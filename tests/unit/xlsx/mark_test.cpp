// Marks in a copy of a workbook: what must change, and a check that nothing else changes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <set>

#include "core/io/error.hpp"
#include "tests/unit/xlsx/mark_fixture.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

using Mark = MarkTest;

Parts book(const std::string& rows, const std::string& behind = {}) {
  Parts parts = workbook_parts(sheet_part(rows, behind));
  parts["[Content_Types].xml"] =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/></Types>";
  return parts;
}

TEST_F(Mark, AddsAFillAndACommentAndLeavesEverythingElse) {
  const std::string row = "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>41774</v></c><c r=\"B2\"><v>7</v></c></row>";
  const fs::path from = save(book(row));
  const fs::path to = mark(from, {{0, 2, 1, MarkKind::error, "in the <future> & far"}});
  const Parts parts = members(to, false);
  EXPECT_THAT(parts.at("xl/worksheets/sheet1.xml"),
              HasSubstr("<row r=\"2\"><c r=\"A2\" s=\"5\"><v>41774</v></c><c r=\"B2\"><v>7</v></c></row>"));
  EXPECT_THAT(parts.at("xl/styles.xml"), HasSubstr("<xf applyFill=\"1\" fillId=\"2\" numFmtId=\"164\"/></cellXfs>"));
  EXPECT_THAT(parts.at("xl/styles.xml"), HasSubstr("FFFF9E80"));
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr(">in the &lt;future&gt; &amp; far</t>"));
  EXPECT_THAT(parts.at("xl/drawings/vmlDrawing1.vml"), HasSubstr("<x:Row>1</x:Row><x:Column>0</x:Column>"));
  EXPECT_THAT(parts.at("[Content_Types].xml"), HasSubstr("/xl/comments1.xml"));
  for (const auto& [name, bytes] : parts) expect_well_formed(name, bytes);
  const Parts before = members(from, true), after = members(to, true);
  for (const char* name : {"xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"})
    EXPECT_EQ(before.at(name), after.at(name)) << name;
  expect_same_cells(from, to);
}

TEST_F(Mark, MakesRowsAndCellsThatAreNotThere) {
  const Parts parts =
      marked(book("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row><row r=\"5\"/>"), {{0, 1, 3, MarkKind::info, "a"},
                                                                                 {0, 2, 1, MarkKind::info, "b"},
                                                                                 {0, 2, 4, MarkKind::info, "c"},
                                                                                 {0, 5, 1, MarkKind::info, "d"},
                                                                                 {0, 9, 1, MarkKind::info, "e"}});
  EXPECT_THAT(parts.at("xl/worksheets/sheet1.xml"),
              HasSubstr("<sheetData><row r=\"1\"><c r=\"C1\" s=\"5\"/></row><row r=\"2\"><c r=\"A2\" s=\"5\"/><c "
                        "r=\"B2\"><v>1</v></c><c r=\"D2\" s=\"5\"/></row><row r=\"5\"><c r=\"A5\" s=\"5\"/></row><row "
                        "r=\"9\"><c r=\"A9\" s=\"5\"/></row></sheetData><legacyDrawing "));
}

TEST_F(Mark, CellsOutOfOrderAreFoundWhereTheyStand) {
  const Parts parts = marked(book("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>"),
                             {{0, 1, 1, MarkKind::error, "a"}, {0, 1, 2, MarkKind::error, "b"}});
  EXPECT_THAT(parts.at("xl/worksheets/sheet1.xml"),
              HasSubstr("<row r=\"1\"><c r=\"B1\" s=\"5\"/><c r=\"C1\"><v>3</v></c><c s=\"5\" r=\"A1\"><v>1</v></c>"));
}

TEST_F(Mark, ManyCellsOfOneStyleShareOneFormat) {
  std::string rows;
  std::vector<CellMark> marks;
  for (std::uint32_t r = 1; r <= 10'000; ++r) {
    rows += "<row r=\"" + std::to_string(r) + "\"><c r=\"A" + std::to_string(r) + "\"><v>1</v></c></row>";
    marks.push_back({0, r, 1, MarkKind::warning, "same"});
  }
  EXPECT_THAT(marked(book(rows), marks).at("xl/styles.xml"), HasSubstr("<cellXfs count=\"6\">"));
}

TEST_F(Mark, MarkedTwiceKeepsTheFirstCommentAndAppends) {
  const fs::path first =
      mark(save(book("<row><c><v>1</v></c></row>")), {{0, 1, 1, MarkKind::error, "one"}}, "first.xlsx");
  const fs::path second = mark(first, {{0, 1, 1, MarkKind::info, "two"}, {0, 3, 3, MarkKind::warning, "three"}});
  const Parts parts = members(second, false);
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("one</t><r><t xml:space=\"preserve\">\n\ntwo</t></r></text>"));
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("<authors><author>maex</author></authors>"));
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("<comment ref=\"C3\" authorId=\"0\">"));
  EXPECT_EQ(parts.count("xl/comments2.xml"), 0u);
  for (const auto& [name, bytes] : parts) expect_well_formed(name, bytes);
  expect_same_cells(first, second);
}

TEST_F(Mark, ACoveredCellIsMarkedWhereItsRangeShows) {
  const Parts parts =
      marked(book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"),
             {{0, 2, 2, MarkKind::error, "x"}});
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("ref=\"A1\""));
}

TEST_F(Mark, PrefixesStrictAndUtf16) {
  Parts parts = book("");
  parts["xl/worksheets/sheet1.xml"] =
      "<x:worksheet "
      "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData/><x:tableParts/></x:worksheet>";
  EXPECT_THAT(marked(parts, {{0, 1, 1, MarkKind::error, "x"}}).at("xl/worksheets/sheet1.xml"),
              HasSubstr("<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" s=\"5\"/></x:row></x:sheetData><x:legacyDrawing "
                        "xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\""));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData/></worksheet>"))
    wide.append({c, '\0'});
  parts["xl/worksheets/sheet1.xml"] = wide;
  const std::string sheet = marked(parts, {{0, 1, 1, MarkKind::error, "x"}}).at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("encoding='UTF-8'"));
  EXPECT_THAT(sheet, HasSubstr("<c r=\"A1\" s=\"5\"/>"));
}

TEST_F(Mark, RefusesWhatCannotBe) {
  const fs::path from = save(book("<row/>"));
  EXPECT_THROW(mark(from, {{0, 0, 1, MarkKind::error, "x"}}), UsageError);
  EXPECT_THROW(mark(from, {{0, 1, 16'385, MarkKind::error, "x"}}), UsageError);
  EXPECT_THROW(mark(from, {{1, 1, 1, MarkKind::error, "x"}}), UsageError);
  Parts parts = book("<row/>");
  parts["_xmlsignatures/sig1.xml"] = "<x/>";
  EXPECT_THROW(marked(parts, {{0, 1, 1, MarkKind::error, "x"}}), InputError);
  EXPECT_THROW(marked(book("<row r=\"1\"><c r=\"A1\" s=\"99\"/></row>"), {{0, 1, 1, MarkKind::error, "x"}}),
               InputError);
  EXPECT_THROW(marked(book("<row r=\"1\"><c></row>"), {{0, 1, 1, MarkKind::error, "x"}}), InputError);
}

TEST_F(Mark, AFullDiskIsTold) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const fs::path from = save(book("<row/>"));
  const std::vector<CellMark> marks = {{0, 1, 1, MarkKind::error, "x"}};
  EXPECT_THROW(format().mark(from, "/dev/full", marks, {}), OutputError);
}

TEST_F(Mark, ALongCommentIsCutAndSaysSo) {
  const Parts parts = marked(book("<row/>"), {{0, 1, 1, MarkKind::error, std::string(40'000, 'a')}});
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("(cut: the comment is full)</t>"));
  EXPECT_LT(parts.at("xl/comments1.xml").size(), 33'300u);
}

TEST_F(Mark, SameInSameOut) {
  const fs::path from = save(book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  const std::vector<CellMark> marks = {{0, 1, 1, MarkKind::error, "x"}, {0, 2, 2, MarkKind::info, "y"}};
  EXPECT_EQ(read_file(mark(from, marks, "a.xlsx")), read_file(mark(from, marks, "b.xlsx")));
}

TEST_F(Mark, RealWorkbooksSurvive) {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  const fs::path root = fs::path(given != nullptr ? given : MAEX_SOURCE_DIR "/../shared/data") / "spreadsheets";
  if (!fs::exists(root)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  std::size_t books = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".xlsx" && entry.path().extension() != ".xlsm") continue;
    SCOPED_TRACE(entry.path().string());
    std::vector<CellMark> marks;
    try {
      const auto document = format().open(entry.path(), {});
      for (std::size_t i = 0; i < document->sheets().size(); ++i) {
        if (!document->sheets()[i].readable) continue;
        read_sheet(*document, i);
        marks.push_back({i, 1, 1, MarkKind::error, "first"});
        marks.push_back({i, 3, 2, MarkKind::warning, "second"});
        marks.push_back({i, 500, 30, MarkKind::info, "third"});
      }
    } catch (const InputError&) {
      continue;  // not readable before marking either
    }
    try {
      const fs::path to = mark(entry.path(), marks);
      ++books;
      expect_same_cells(entry.path(), to);
      const Parts before = members(entry.path(), true), after = members(to, true), plain = members(to, false);
      std::set<std::string> changed;
      for (const auto& [name, bytes] : before)
        if (after.at(name) != bytes) changed.insert(name);
      for (const std::string& name : changed) {
        EXPECT_TRUE(name.find("heet") != std::string::npos || name.find("tyles") != std::string::npos ||
                    name.find("omments") != std::string::npos || name.find("vmlDrawing") != std::string::npos ||
                    name == "[Content_Types].xml" || name.find("workbook.xml.rels") != std::string::npos)
            << name;
        if (!name.ends_with(".vml")) expect_well_formed(name, plain.at(name));
      }
      for (const auto& [name, bytes] : plain)
        if (before.count(name) == 0) expect_well_formed(name, bytes);
    } catch (const InputError& error) { ADD_FAILURE() << error.what(); }
  }
  std::cout << books << " workbooks marked\n";
  EXPECT_GT(books, 60u);
}

}  // namespace
}  // namespace maex::test

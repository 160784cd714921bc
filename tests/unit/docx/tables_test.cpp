// Tables: spans, merged cells and tables inside cells. All texts are made up.
#include "tests/unit/docx/make_docx.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* begins = "<w:vMerge w:val=\"restart\"/>";
constexpr const char* goes_on = "<w:vMerge/>";

TEST(DocxTables, CellsHaveTheirGridColumns) {
  const ReadDocx seen =
      read_body(table("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"1\"/></w:trPr>" + cell("c") +
                      "</w:tr>" + row(cell("a", "<w:gridSpan w:val=\"3\"/>") + cell("d")) + row(cell("") + cell("b"))));
  EXPECT_THAT(seen.rows, ElementsAre("table 1 1 C:c", "table 1 2 A:a D:d", "table 1 3 B:b"));
  EXPECT_THAT(seen.merged, ElementsAre("table 1 A2:C2"));
}

TEST(DocxTables, VerticalMerges) {
  const ReadDocx seen = read_body(table(
      row(cell("a", std::string("<w:gridSpan w:val=\"2\"/>") + begins) + cell("b", begins)) +
      row(cell("", std::string("<w:gridSpan w:val=\"2\"/>") + goes_on) + cell("covered", goes_on)) +
      row(cell("", goes_on) + cell("x") + cell("", begins)) + row(cell("y", goes_on) + cell("z") + cell("", goes_on))));
  EXPECT_THAT(seen.rows, ElementsAre("table 1 1 A:a C:b", "table 1 2 C:covered", "table 1 3 B:x", "table 1 4 A:y B:z"));
  // A cell of another width begins anew; ranges never overlap.
  EXPECT_THAT(seen.merged, ElementsAre("table 1 A1:B2", "table 1 C1:C2", "table 1 A3:A4", "table 1 C3:C4"));
  EXPECT_THAT(seen.decisions, Contains("2 cells under merged ranges with text, read"));
}

TEST(DocxTables, OldHorizontalMerges) {
  const ReadDocx seen =
      read_body(table(row(cell("a", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>") + cell("b")) +
                      row(cell("1") + cell("2") + cell("3"))));
  EXPECT_THAT(seen.rows, ElementsAre("table 1 1 A:a C:b", "table 1 2 A:1 B:2 C:3"));
  EXPECT_THAT(seen.merged, ElementsAre("table 1 A1:B1"));
}

TEST(DocxTables, ParagraphsOfACellAreLines) {
  EXPECT_THAT(read_body(table(row("<w:tc>" + para("") + para("one") + para("two") + para("") + "</w:tc>"))).rows,
              ElementsAre("table 1 1 A:one\ntwo"));
}

TEST(DocxTables, ATableInACellFollowsItsRow) {
  const ReadDocx seen = read_body(para("first") +
                                  table(row(cell("a") + "<w:tc>" + para("b") +
                                            table(row(cell("inner")) + row(cell("more"))) + para("c") + "</w:tc>") +
                                        row(cell("d"))) +
                                  para("last"));
  EXPECT_THAT(seen.rows, ElementsAre("text 1 A:first", "table 1 1 A:a B:b\nc", "table 1 2 A:d", "table 2 1 A:inner",
                                     "table 2 2 A:more", "text (2) 2 A:last"));
  EXPECT_THAT(seen.parts, ElementsAre("text (text) after 0/0", "table 1 (table) after 1/1", "table 2 (table) after 2/1",
                                      "text (2) (text) after 2/2"));
}

TEST(DocxTables, ATableOfTablesKeepsItsPlace) {
  const ReadDocx seen = read_body(para("first") + table(row("<w:tc>" + table(row(cell("x"))) + para("") + "</w:tc>")) +
                                  table(row(cell(""))) + para("last"));
  EXPECT_THAT(seen.parts,
              ElementsAre("text (text) after 0/0", "table 1 (table) after 1/1", "text (2) (text) after 2/1"));
  EXPECT_THAT(seen.decisions, Contains("1 table without any text left out"));
}

TEST(DocxTables, NamesAreCaptionsOrHeadings) {
  const std::string styles = "<w:style w:styleId=\"c\"><w:name w:val=\"caption\"/></w:style>";
  const ReadDocx seen = read_body(
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + run("Casualties") + "</w:p>" + table(row(cell("1"))) +
          "<w:p><w:pPr><w:pStyle w:val=\"c\"/></w:pPr>" + run("Table 2") + "</w:p>" + table(row(cell("2"))) +
          "<w:tbl><w:tblPr><w:tblCaption w:val=\"By district\"/></w:tblPr>" + row(cell("3")) + "</w:tbl>",
      styles);
  EXPECT_THAT(seen.rows, ElementsAre("text 1 h1 A:Casualties", "Casualties 1 A:1", "text (2) 2 A:Table 2",
                                     "Table 2 1 A:2", "By district 1 A:3"));
}

TEST(DocxTables, ControlsAroundRowsAndCells) {
  const auto control = [](const std::string& content) {
    return "<w:sdt><w:sdtPr/><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
  };
  EXPECT_THAT(read_body(table(control(row(cell("a") + control(cell("b")))) + "<w:customXml><w:customXmlPr/>" +
                              row(cell("c")) + "</w:customXml>"))
                  .rows,
              ElementsAre("table 1 1 A:a B:b", "table 1 2 A:c"));
}

TEST(DocxTables, NumbersAreText) {
  const std::string bytes = make_archive(docx_parts(table(row(cell("007") + cell("=1+1")))));
  docx::Document document(Archive(bytes, "test.docx"));
  const KeptSheet sheet = read_sheet(document, 0);
  EXPECT_EQ(sheet.at("A1").kind, CellKind::text);
  EXPECT_EQ(sheet.at("A1").raw, "007");
  EXPECT_FALSE(sheet.at("B1").formula);
}

}  // namespace
}  // namespace maex::test

// Tracked changes are read as accepted, and what is left out is counted. All texts are made up.
#include "tests/unit/docx/make_docx.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* deleted_mark = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";

TEST(DocxChanges, InsertionsStayAndDeletionsGo) {
  const ReadDocx seen = read_body("<w:p>" + run("killed ") +
                                  "<w:del w:id=\"1\"><w:r><w:delText>5</w:delText></w:r></w:del><w:ins w:id=\"2\">" +
                                  run("6") + "</w:ins></w:p><w:p><w:moveFrom w:id=\"3\">" + run("moved") +
                                  "</w:moveFrom>" + run("stays") + "</w:p><w:p><w:moveTo w:id=\"4\">" + run("moved") +
                                  "</w:moveTo></w:p><w:ins w:id=\"5\">" + para("new") + "</w:ins>");
  EXPECT_THAT(seen.texts(), ElementsAre("killed 6", "stays", "moved", "new"));
  EXPECT_THAT(seen.decisions, Contains("2 tracked insertions read as accepted"));
  EXPECT_THAT(seen.decisions, Contains("1 tracked deletion left out, as if accepted"));
  EXPECT_THAT(seen.decisions, Contains("1 moved text left out at the old place, and read at the new one"));
}

TEST(DocxChanges, ADeletedMarkJoinsParagraphs) {
  const ReadDocx seen =
      read_body(std::string("<w:p>") + deleted_mark + run("one ") + "</w:p><w:p>" + deleted_mark + run("two ") +
                "</w:p><w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>" + run("three") + "</w:p><w:p>" + deleted_mark +
                run("before a table") + "</w:p>" +
                table(row("<w:tc><w:p>" + std::string(deleted_mark) + run("cell") + "</w:p></w:tc>")));
  EXPECT_THAT(seen.rows, ElementsAre("text 1 h2 A:one two three", "text 2 A:before a table", "one two three 1 A:cell"));
}

TEST(DocxChanges, DeletedRowsAndCells) {
  const ReadDocx seen =
      read_body(table(row(cell("a") + cell("b")) + "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + cell("gone") +
                      "</w:tr>" + row(cell("gone", "<w:cellDel w:id=\"2\"/>") + cell("d"))));
  EXPECT_THAT(seen.rows, ElementsAre("table 1 1 A:a B:b", "table 1 2 B:d"));
  EXPECT_THAT(seen.decisions, Contains("1 table row with a tracked deletion left out"));
  EXPECT_THAT(seen.decisions, Contains("1 table cell with a tracked deletion left out"));
}

}  // namespace
}  // namespace maex::test

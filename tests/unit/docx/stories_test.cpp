// Headers, footers, notes and comments. All texts are made up.
#include "tests/unit/docx/make_docx.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string mark(const std::string& kind, const std::string& id) {
  return "<w:r><w:" + kind + "Reference w:id=\"" + id + "\"/></w:r>";
}
std::string note(const std::string& kind, const std::string& id, const std::string& content) {
  return "<w:" + kind + " w:id=\"" + id + "\">" + content + "</w:" + kind + ">";
}

TEST(DocxStories, EachTextOfHeadersAndFootersOnce) {
  Parts parts = docx_parts(para("body"), "",
                           {{"h1", "header", "header1.xml"},
                            {"h2", "header", "header2.xml"},
                            {"h3", "header", "header1.xml"},
                            {"f1", "footer", "/word/footer1.xml"}});
  parts["word/header1.xml"] = part("hdr", para("Agency") + para("June") + table(row(cell("logo"))));
  parts["word/header2.xml"] = part("hdr", para("Agency") + para("July") + table(row(cell("logo"))));
  parts["word/footer1.xml"] = part("ftr", para("Made-up data"));
  const ReadDocx seen = read_docx(parts);
  EXPECT_THAT(seen.rows, ElementsAre("text 1 A:body", "header 2 A:Agency", "header 3 A:June", "table 1 1 A:logo",
                                     "header (2) 4 A:July", "footer 5 A:Made-up data"));
  EXPECT_THAT(seen.decisions, Contains(HasSubstr("2 texts of headers and footers left out")));
}

TEST(DocxStories, NotesAreNumberedThroughTheDocument) {
  Parts parts = docx_parts("<w:p>" + run("one") + mark("endnote", "7") + "</w:p>" +
                               table(row("<w:tc><w:p>" + run("two") + mark("footnote", "2") + "</w:p></w:tc>")) +
                               "<w:p>" + run("three") + mark("footnote", "3") + mark("footnote", "9") + "</w:p>",
                           "", {{"n1", "footnotes", "footnotes.xml"}, {"n2", "endnotes", "endnotes.xml"}});
  parts["word/footnotes.xml"] = part(
      "footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>" +
                       note("footnote", "3", para(" third") + para("goes on")) + note("footnote", "2", para("second")) +
                       note("footnote", "5", para("unmarked")));
  parts["word/endnotes.xml"] = part("endnotes", note("endnote", "7", para("first")));
  const ReadDocx seen = read_docx(parts);
  EXPECT_THAT(seen.rows, ElementsAre("text 1 A:one[1]", "table 1 1 A:two[2]", "text (2) 2 A:three[3][4]",
                                     "notes 3 A:[1] first", "notes 4 A:[2] second", "notes 5 A:[3] third",
                                     "notes 6 A:[3] goes on", "notes 7 A:[5] unmarked"));
  EXPECT_THAT(seen.decisions, Contains("1 note has no mark in the text, and the last numbers"));
  EXPECT_THAT(seen.damage, ElementsAre("1 mark of a note has no note; ask for the file again"));
}

TEST(DocxStories, Comments) {
  Parts parts = docx_parts("<w:p>" + run("text") + "<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>", "",
                           {{"c", "comments", "comments.xml"}});
  parts["word/comments.xml"] =
      part("comments", "<w:comment w:id=\"1\" w:author=\"Reviewer\">" + para("check this") + "</w:comment>");
  EXPECT_THAT(read_docx(parts).rows, ElementsAre("text 1 A:text", "comments 2 A:check this"));
}

TEST(DocxStories, AMissingHeaderIsDamage) {
  const ReadDocx seen = read_docx(docx_parts(para("x"), "", {{"h1", "header", "header1.xml"}}));
  EXPECT_THAT(seen.damage, ElementsAre("the document lacks its part word/header1.xml; ask for the file again"));
  EXPECT_TRUE(seen.incomplete);
}

}  // namespace
}  // namespace maex::test

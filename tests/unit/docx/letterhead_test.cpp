// A letterhead gives its styles, page, headers and footers to a report. All texts are made up.
#include "tests/unit/docx/written.hpp"

namespace maex::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

Parts letterhead() {
  Parts parts = docx_parts("",
                           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name "
                           "w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name "
                           "w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name "
                           "w:val=\"not a heading\"/></w:style>",
                           {{"rH", "header", "header1.xml"}, {"rN", "numbering", "numbering.xml"}});
  parts["[Content_Types].xml"] = std::string(
                                     "<Types><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Override "
                                     "PartName=\"/word/header1.xml\" ContentType=\"") +
                                 word_type + "header+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"" +
                                 word_type + "styles+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"" +
                                 word_type + "numbering+xml\"/></Types>";
  parts["word/document.xml"] =
      "<x:document xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:rel=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><x:body><x:p/><x:sectPr>"
      "<x:headerReference x:type=\"default\" rel:id=\"rH\"/><x:pgSz x:w=\"8000\" x:h=\"9000\"/><x:pgMar "
      "x:left=\"1000\" x:right=\"1000\"/><x:sectPrChange><x:sectPr/></x:sectPrChange></x:sectPr></x:body></x:document>";
  parts["word/header1.xml"] = part("hdr", para("Example Agency") +
                                              "<w:p><w:r><w:drawing><a:blip r:embed=\"rI\"/>"
                                              "</w:drawing></w:r></w:p>");
  parts["word/_rels/header1.xml.rels"] =
      relations({{"rI", "image", "media/logo.jpeg"}, {"rLoop", "header", "header1.xml"}});
  parts["word/media/logo.jpeg"] = "logo bytes";
  parts["word/numbering.xml"] = part("numbering",
                                     "<w:abstractNum w:abstractNumId=\"4\"/><w:num w:numId=\"9\">"
                                     "<w:abstractNumId w:val=\"4\"/></w:num>");
  return parts;
}

class DocxLetterhead : public Written {
 protected:
  std::string write_on(const Parts& paper) {
    DocumentStart with = start();
    with.letterhead = save("paper.docx", make_archive(paper, true));
    return write(
        [](DocumentWriter& to) {
          to.heading(1, "Report");
          to.heading(2, "Section");
          to.paragraph("item", ParagraphStyle::list_item);
          to.begin_table({"", {1, 1}, 1});
          const OutCell cells[] = {words("a"), words("b")};
          to.row(cells);
          to.end_table();
        },
        with);
  }
  std::string problem_of(const Parts& paper) {
    try {
      write_on(paper);
    } catch (const InputError& error) { return error.what(); }
    return {};
  }
};

TEST_F(DocxLetterhead, GivesPageHeaderMediaAndStyles) {
  const std::string bytes = write_on(letterhead());
  const ReadDocx seen = read_back(bytes);
  EXPECT_THAT(seen.rows, ElementsAre("text 1 h1 A:Report", "text 2 h2 A:Section", "text 3 A:item", "Section 1 A:a B:b",
                                     "header 4 A:Example Agency"));
  const std::string body = part_of(bytes, "word/document.xml");
  EXPECT_THAT(body, AllOf(HasSubstr("<w:headerReference w:type=\"default\" r:id=\"rH\"/><w:pgSz w:w=\"8000\" "
                                    "w:h=\"9000\"/>"),
                          HasSubstr("<w:pStyle w:val=\"Titel\"/>"), Not(HasSubstr("sectPrChange")),
                          HasSubstr("<w:gridCol w:w=\"3000\"/>"), HasSubstr("<w:lang w:val=\"az-Latn-AZ\"/>")));
  EXPECT_EQ(part_of(bytes, "word/media/logo.jpeg"), "logo bytes");
  EXPECT_THAT(part_of(bytes, "[Content_Types].xml"),
              AllOf(HasSubstr("Extension=\"jpeg\""), HasSubstr("PartName=\"/word/header1.xml\"")));
  // The id of a missing style is taken, so it gets another one.
  EXPECT_THAT(part_of(bytes, "word/styles.xml"), HasSubstr("w:styleId=\"Heading21\"><w:name w:val=\"heading 2\"/>"));
  const std::string lists = part_of(bytes, "word/numbering.xml");
  EXPECT_LT(lists.find("w:abstractNumId=\"5\""), lists.find("w:numId=\"9\""));
  EXPECT_THAT(lists, HasSubstr("w:numId=\"10\""));
}

TEST_F(DocxLetterhead, ThatCannotBeUsedIsRefused) {
  Parts paper = letterhead();
  paper["word/styles.xml"] = "<styles xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><a/></styles>";
  EXPECT_THAT(problem_of(paper), HasSubstr("strict Open XML"));
  paper = letterhead();
  paper["word/document.xml"] = part("document", "<w:body/>");
  EXPECT_THAT(problem_of(paper), AllOf(HasSubstr("paper.docx"), HasSubstr("no page setup")));
  paper = letterhead();
  paper["word/header1.xml"] = std::string(17 << 20, ' ');
  EXPECT_THAT(problem_of(paper), HasSubstr("word/header1.xml"));
  EXPECT_THAT(problem_of({{"a.txt", "x"}}), HasSubstr("paper.docx"));
}

TEST_F(DocxLetterhead, AReportIsALetterhead) {
  const std::string first = write([](DocumentWriter& to) { to.paragraph("old text", ParagraphStyle::plain); });
  DocumentStart with = start();
  with.letterhead = save("first.docx", first);
  const std::string second =
      write([](DocumentWriter& to) { to.paragraph("new text", ParagraphStyle::list_item); }, with);
  EXPECT_THAT(read_back(second).rows, ElementsAre("text 1 A:new text", "footer 2 A:1"));
  EXPECT_EQ(part_of(second, "word/footer1.xml"), part_of(first, "word/footer1.xml"));
}

}  // namespace
}  // namespace maex::test

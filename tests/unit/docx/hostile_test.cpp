// Damaged and hostile documents are read or refused in one sentence, in bounded time and memory.
#include "tests/unit/docx/make_docx.hpp"

namespace maex::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i != times; ++i) out += text;
  return out;
}

TEST(DocxHostile, APartThatIsMissingOrDamagedIsNamed) {
  Parts parts = docx_parts(para("x"));
  parts.erase("word/document.xml");
  EXPECT_EQ(refusal_of(parts), "test.docx lacks its main part word/document.xml; ask for the file again");
  parts.erase("_rels/.rels");
  EXPECT_THAT(refusal_of(parts), HasSubstr("ZIP archive without its main part word/document.xml"));
  parts = docx_parts(para("x"));
  parts["word/document.xml"].resize(parts["word/document.xml"].size() - 20);
  EXPECT_THAT(refusal_of(parts), AllOf(HasSubstr("word/document.xml is not a valid Word part: it ends in the middle"),
                                       HasSubstr("open the document in Word or LibreOffice")));
  parts["word/document.xml"] = part("document", "<w:body><w:p></w:body></w:p>");
  EXPECT_THAT(refusal_of(parts), HasSubstr("word/document.xml is not a valid Word part"));
  parts["word/document.xml"] = "<html/>";
  EXPECT_THAT(refusal_of(parts), HasSubstr("its outer element is not \"document\""));
  parts = docx_parts(para("x"));
  parts["word/styles.xml"] = "<w:styles>";
  EXPECT_THAT(refusal_of(parts), HasSubstr("word/styles.xml is not a valid Word part"));
  EXPECT_THAT(refusal_of(docx_parts("<w:p>loose text</w:p>")), HasSubstr("there is text where none belongs"));
}

TEST(DocxHostile, ADocumentWithoutTextSaysSo) {
  EXPECT_EQ(refusal_of(docx_parts(para(""))), "test.docx has no text; ask for the file again");
  EXPECT_THAT(refusal_of(docx_parts("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>")),
              HasSubstr("only 1 picture, such as scanned pages"));
}

TEST(DocxHostile, DeepTablesAreRefused) {
  const std::string opening = "<w:tbl><w:tr><w:tc>", closing = "</w:tc></w:tr></w:tbl>";
  const std::string deep = repeated(opening, 10'000) + para("x") + repeated(closing, 10'000);
  EXPECT_THAT(refusal_of(docx_parts(deep)), AllOf(HasSubstr("nested deeper"), HasSubstr("--limit xml-depth")));
  const ReadDocx seen = read_body(repeated(opening, 80) + para("x") + repeated(closing, 80));
  EXPECT_THAT(seen.rows, testing::ElementsAre("table 1 1 A:x"));
}

TEST(DocxHostile, AMillionEmptyParagraphsAreRead) {
  const ReadDocx seen = read_body(repeated("<w:p/>", 1'000'000) + para("end"));
  EXPECT_THAT(seen.rows, testing::ElementsAre("text 1 A:end"));
}

TEST(DocxHostile, LongChainsAreLinear) {
  const std::string joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
  EXPECT_EQ(read_body(repeated(joined, 200'000)).rows.at(0).size(), std::string("text 1 A:").size() + 200'000);
  EXPECT_EQ(read_body("<w:p>" + repeated("<w:r><w:tab/></w:r>", 300'000) + run("x") + "</w:p>").rows.size(), 1U);
  EXPECT_EQ(read_body(para("x") + repeated("<w:altChunk r:id=\"a\"/>", 300'000)).damage.size(), 21U);
}

TEST(DocxHostile, ABombIsRefused) {
  Bounds bounds;
  bounds.ratio_floor = 1 << 20;
  bounds.ratio = 100;
  const std::string refused = refusal_of(docx_parts(repeated("<w:p/>", 500'000) + para("x")), bounds);
  EXPECT_THAT(refused, HasSubstr("--limit ratio"));
}

TEST(DocxHostile, SpansBeyondTheLimitAreRefused) {
  const std::string wide = "<w:gridSpan w:val=\"4294967295\"/>";
  EXPECT_THAT(read_body(table(row(cell("x", wide)))).merged, testing::ElementsAre("table 1 A1:XFD1"));
  EXPECT_THAT(refusal_of(docx_parts(table(row(cell("x", wide) + cell("y"))))), HasSubstr("--limit columns"));
  EXPECT_THAT(refusal_of(docx_parts(
                  table("<w:tr><w:trPr><w:gridBefore w:val=\"99999999999\"/></w:trPr>" + cell("y") + "</w:tr>"))),
              HasSubstr("--limit columns"));
}

TEST(DocxHostile, LimitsAreNamed) {
  Bounds bounds;
  bounds.sheets = 1;
  EXPECT_THAT(refusal_of(docx_parts(repeated(table(row(cell("x"))), 17)), bounds), HasSubstr("--limit sheets"));
  bounds = {};
  bounds.held_bytes = 10'000;
  EXPECT_THAT(refusal_of(docx_parts(repeated(para("some text"), 1000)), bounds), HasSubstr("--limit held-bytes"));
}

TEST(DocxHostile, RelationsInALoopEnd) {
  Parts parts = docx_parts(para("x"), "", {{"a", "header", "document.xml"}, {"b", "header", "header1.xml"}});
  parts["word/header1.xml"] = part("hdr", para("h"));
  parts["word/_rels/header1.xml.rels"] = relations({{"c", "header", "header1.xml"}, {"d", "image", "document.xml"}});
  EXPECT_THAT(refusal_of(parts), HasSubstr("its outer element is not \"hdr\""));
}

TEST(DocxHostile, EveryCutIsReadOrRefused) {
  Parts parts = docx_parts(para("x") + table(row(cell("a") + cell("b"))));
  const std::string whole = parts["word/document.xml"];
  for (std::size_t size = 0; size < whole.size(); size += 3) {
    parts["word/document.xml"] = whole.substr(0, size);
    EXPECT_THAT(refusal_of(parts), StartsWith("test.docx")) << size;
  }
  const std::string bytes = make_archive(docx_parts(para("x")));
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    const std::string cut = bytes.substr(0, size);
    EXPECT_THROW(docx::Document(Archive(cut, "cut.docx")), InputError) << size;
  }
}

}  // namespace
}  // namespace maex::test

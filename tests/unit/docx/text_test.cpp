// The text of paragraphs. All texts are made up.
#include "tests/unit/docx/make_docx.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(DocxText, RunsOfAParagraphAreOneText) {
  const ReadDocx seen = read_body(
      "<w:p><w:r><w:t>Two </w:t></w:r><w:r><w:rPr><w:b/><w:caps/></w:rPr><w:t>mines</w:t></w:r>"
      "<w:hyperlink r:id=\"x\"><w:r><w:t xml:space=\"preserve\"> found</w:t></w:r></w:hyperlink>"
      "<w:smartTag><w:r><w:t> in</w:t></w:r></w:smartTag><w:bdo><w:r><w:t> May</w:t></w:r></w:bdo></w:p>" +
      para("") + para(" \xC2\xA0 ") + para("next"));
  EXPECT_THAT(seen.rows, ElementsAre("text 1 A:Two mines found in May", "text 2 A:next"));
  EXPECT_THAT(seen.damage, IsEmpty());
}

TEST(DocxText, AnyPrefixAndStrictNamesAreRead) {
  Parts parts = docx_parts("");
  parts["word/document.xml"] =
      "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>plain</t></r></p>"
      "<x:p xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:r><x:t>other</x:t></x:r></x:p></body>"
      "</document>";
  parts["_rels/.rels"] =
      "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
      "officeDocument\" Target=\"/word/document.xml\"/></Relationships>";
  EXPECT_THAT(read_docx(parts).texts(), ElementsAre("plain", "other"));
}

TEST(DocxText, MarksInsideRuns) {
  const ReadDocx seen = read_body(
      "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
      "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:br w:type=\"page\"/></w:r></w:p>"
      "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>5 </w:t><w:sym w:font=\"Wingdings\" "
      "w:char=\"F0FC\"/><w:sym w:font=\"Wingdings 3\" w:char=\"F021\"/></w:r></w:p>");
  EXPECT_THAT(seen.texts(), ElementsAre("a\tb\nc-de", "≥5 ✔\xEF\x80\xA1"));
  EXPECT_THAT(seen.decisions, Contains(HasSubstr("1 symbol of special fonts")));
}

TEST(DocxText, LineFeedsInTheFileAreSpaces) {
  EXPECT_THAT(read_body("<w:p>\n <w:r>\n  <w:t>one\ntwo</w:t>\n </w:r>\n</w:p>").texts(), ElementsAre("one two"));
}

TEST(DocxText, HeadingsByStyleByItsBasisAndByOutlineLevel) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"N\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"b2\"><w:name w:val=\"heading 2\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"b2\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"toc\"><w:name w:val=\"TOC Heading\"/><w:basedOn w:val=\"b2\"/><w:pPr>"
      "<w:outlineLvl w:val=\"9\"/></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"o\"><w:name w:val=\"Bölmə\"/><w:pPr><w:outlineLvl w:val=\"3\"/>"
      "</w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"l1\"><w:name w:val=\"x\"/><w:basedOn w:val=\"l2\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"l2\"><w:name w:val=\"y\"/><w:basedOn w:val=\"l1\"/></w:style>";
  const auto with = [](const std::string& properties, const std::string& text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
  };
  const auto style = [&](const std::string& id, const std::string& text) {
    return with("<w:pStyle w:val=\"" + id + "\"/>", text);
  };
  const ReadDocx seen = read_body(
      style("T", "title") + style("b2", "two") + style("mine", "based") + style("toc", "contents") +
          style("o", "outline") + style("l1", "loop") + with("<w:outlineLvl w:val=\"0\"/>", "direct") +
          with("<w:pStyle w:val=\"b2\"/><w:outlineLvl w:val=\"9\"/>", "body") +
          with("<w:outlineLvl w:val=\"8\"/>", "deep") +
          with("<w:pStyle w:val=\"N\"/><w:pPrChange><w:pPr><w:pStyle w:val=\"b2\"/></w:pPr></w:pPrChange>", "was"),
      styles);
  EXPECT_THAT(seen.rows, ElementsAre("text 1 h1 A:title", "text 2 h2 A:two", "text 3 h2 A:based", "text 4 A:contents",
                                     "text 5 h4 A:outline", "text 6 A:loop", "text 7 h1 A:direct", "text 8 A:body",
                                     "text 9 h6 A:deep", "text 10 A:was"));
}

TEST(DocxText, HeadingsOfAFileWithoutStyles) {
  Parts parts = docx_parts("<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>" + run("two") + "</w:p>");
  parts.erase("word/styles.xml");
  const ReadDocx seen = read_docx(parts);
  EXPECT_THAT(seen.rows, ElementsAre("text 1 h2 A:two"));
  EXPECT_THAT(seen.damage, ElementsAre("the document lacks its part word/styles.xml; ask for the file again"));
}

TEST(DocxText, ListItemsHaveNoNumber) {
  EXPECT_THAT(read_body("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" +
                        run("item") + "</w:p>")
                  .texts(),
              ElementsAre("item"));
}

TEST(DocxText, HiddenTextIsLeftOutAndCounted) {
  const std::string styles =
      "<w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"hp\"><w:name w:val=\"Hidden\"/><w:rPr><w:vanish/></w:rPr></w:style>";
  const ReadDocx seen =
      read_body("<w:p>" + run("seen ") +
                    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t><w:t>b</w:t></w:r><w:r><w:rPr><w:rStyle "
                    "w:val=\"h\"/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:vanish "
                    "w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r></w:p>"
                    "<w:p><w:pPr><w:pStyle w:val=\"hp\"/></w:pPr>" +
                    run("d") + "<w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>toggled</w:t></w:r></w:p>",
                styles);
  EXPECT_THAT(seen.texts(), ElementsAre("seen shown", "toggled"));
  EXPECT_THAT(seen.decisions, Contains("3 hidden texts left out"));
}

TEST(DocxText, FieldsGiveTheirStoredResult) {
  const auto mark = [](const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; };
  const auto code = [](const std::string& text) { return "<w:r><w:instrText>" + text + "</w:instrText></w:r>"; };
  const ReadDocx seen = read_body("<w:p>" + run("total ") + mark("begin") + code(" IF ") + mark("begin") +
                                  code(" REF a ") + mark("separate") + run("no") + mark("end") + code(" = 1 ") +
                                  mark("separate") + run("22") + mark("end") + run(" persons") + "</w:p>" +
                                  "<w:p><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>7</w:t></w:r></w:fldSimple>" +
                                  run(" of ") + mark("begin") + code(" NUMPAGES ") + mark("end") + "</w:p>" + "<w:p>" +
                                  run("index") + mark("begin") + code(" XE \"mine\" ") + mark("end") + "</w:p>");
  EXPECT_THAT(seen.texts(), ElementsAre("total 22 persons", "7 of ", "index"));
  EXPECT_THAT(seen.damage, ElementsAre(HasSubstr("1 field has no stored result")));
  EXPECT_FALSE(seen.incomplete);
}

TEST(DocxText, OldFormFieldsGiveTheirChoice) {
  const auto form = [](const std::string& data) {
    return "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"x\"/>" + data +
           "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar "
           "w:fldCharType=\"end\"/></w:r></w:p>";
  };
  const ReadDocx seen = read_body(
      form("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"AP\"/><w:listEntry w:val=\"AT\"/></w:ddList>") +
      form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>") +
      form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>"));
  EXPECT_THAT(seen.texts(), ElementsAre("AT", "☒", "☐"));
  EXPECT_THAT(seen.damage, IsEmpty());
}

TEST(DocxText, AFieldThatDoesNotEndIsDamage) {
  const ReadDocx seen =
      read_body("<w:p>" + run("before") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + para("swallowed"));
  EXPECT_THAT(seen.texts(), ElementsAre("before"));
  EXPECT_THAT(seen.damage, ElementsAre(HasSubstr("1 field begins and does not end")));
  EXPECT_TRUE(seen.incomplete);
}

TEST(DocxText, ControlsGiveTheirContentButNotTheirHint) {
  const ReadDocx seen =
      read_body("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + para("block") +
                "</w:sdtContent></w:sdt><w:p>" + run("inline ") + "<w:sdt><w:sdtPr/><w:sdtContent>" + run("value") +
                "</w:sdtContent></w:sdt>" + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                run("Click here") + "</w:sdtContent></w:sdt></w:p>");
  EXPECT_THAT(seen.texts(), ElementsAre("block", "inline value"));
  EXPECT_THAT(seen.decisions, Contains(HasSubstr("1 form control without an entry left out")));
}

TEST(DocxText, EquationsAreOneLine) {
  const auto m = [](const std::string& text) { return "<m:r><m:t>" + text + "</m:t></m:r>"; };
  const ReadDocx seen = read_body(
      "<w:p>" + run("share ") + "<m:oMath><m:f><m:fPr/><m:num>" + m("1") + "</m:num><m:den>" + m("2+x") +
      "</m:den></m:f><m:sSup><m:e>" + m("y") + "</m:e><m:sup>" + m("2") + "</m:sup></m:sSup><m:rad><m:deg/><m:e>" +
      m("z") + "</m:e></m:rad><m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>" + m("a") +
      "</m:e><m:e>" + m("b") + "</m:e></m:d></m:oMath></w:p><m:oMathPara><m:oMath>" + m("alone") +
      "</m:oMath></m:oMathPara>");
  EXPECT_THAT(seen.texts(), ElementsAre("share 1/(2+x)y^2√z[a|b]", "alone"));
  EXPECT_THAT(seen.decisions, Contains("2 equations read as one line of text each"));
}

TEST(DocxText, RubyIsWrittenBehindItsBase) {
  EXPECT_THAT(read_body("<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" + run("reading") + "</w:rt><w:rubyBase>" + run("base") +
                        "</w:rubyBase></w:ruby></w:r></w:p>")
                  .texts(),
              ElementsAre("base (reading)"));
}

TEST(DocxText, TextBoxesFollowTheirParagraphOnce) {
  const auto box = [](const std::string& text) {
    return "<wps:txbx><w:txbxContent>" + para(text) + "</w:txbxContent></wps:txbx>";
  };
  const std::string both =
      "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:posOffset>12</wp:posOffset>" + box("boxed") +
      "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + para("boxed") +
      "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>";
  const ReadDocx seen = read_body(
      "<w:p>" + run("before ") + "<w:r>" + both + "</w:r>" + run("after") + "</w:p>" +
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"new\"><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
      "<v:textbox><w:txbxContent>" +
      para("old") + table(row(cell("in box"))) +
      "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + para("end"));
  EXPECT_THAT(seen.rows, ElementsAre("text 1 A:before after", "text 2 A:boxed", "text 3 A:old", "table 1 1 A:in box",
                                     "text (2) 4 A:end"));
  EXPECT_THAT(seen.parts,
              ElementsAre("text (text) after 0/0", "table 1 (table) after 1/3", "text (2) (text) after 2/1"));
}

TEST(DocxText, PagesAreThoseOfTheLastProgram) {
  const std::string turn = "<w:r><w:lastRenderedPageBreak/></w:r>";
  const ReadDocx seen = read_body(para("one") + "<w:p>" + run("begins on one ") + turn + run("ends on two") +
                                  "</w:p><w:p>" + turn + run("three") + "</w:p>" +
                                  table(row("<w:tc><w:p>" + turn + run("four") + turn + run("five") +
                                            "</w:p></w:tc><w:tc><w:p>" + turn + run("also four") + "</w:p></w:tc>") +
                                        row(cell("five"))));
  EXPECT_THAT(seen.rows, ElementsAre("text 1 p1 A:one", "text 2 p1 A:begins on one ends on two", "text 3 p3 A:three",
                                     "table 1 1 p4 A:fourfive B:also four", "table 1 2 p5 A:five"));
  EXPECT_THAT(read_body(para("no pages")).rows, ElementsAre("text 1 A:no pages"));
}

TEST(DocxText, TextInUnknownOrWrongPlacesIsRead) {
  const ReadDocx seen = read_body("<w:unknown>" + para("wrapped") + "</w:unknown>" + run("loose") + "<w:p>" +
                                  run("outer") + para("inner") + "</w:p>");
  EXPECT_THAT(seen.texts(), ElementsAre("wrapped", "loose", "outer", "inner"));
}

TEST(DocxText, WhatIsNotReadIsReported) {
  Parts parts = docx_parts(
      para("x") +
          "<w:altChunk r:id=\"rChunk\"/><w:p><w:r><w:drawing><a:blip/></w:drawing><w:object><v:imagedata/>"
          "<o:OLEObject r:id=\"rOle\"/></w:object><w:pict><v:textpath string=\"DRAFT\"/></w:pict></w:r></w:p>",
      "", {{"rChunk", "aFChunk", "afchunk.htm"}, {"rOle", "oleObject", "embeddings/list.bin"}});
  const ReadDocx seen = read_docx(parts);
  EXPECT_THAT(seen.decisions, Contains("2 pictures not read"));
  EXPECT_THAT(seen.decisions, Contains("1 text drawn as a shape not read"));
  EXPECT_THAT(seen.decisions, Contains("the embedded object word/embeddings/list.bin is not read"));
  EXPECT_THAT(seen.damage, ElementsAre(HasSubstr("word/afchunk.htm")));
  EXPECT_TRUE(seen.incomplete);
}

}  // namespace
}  // namespace maex::test

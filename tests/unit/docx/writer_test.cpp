// Written reports read back to the same paragraphs, levels and cells. All texts are made up.
#include "adapters/formats/docx/package.hpp"
#include "tests/unit/docx/written.hpp"

namespace maex::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

void report(DocumentWriter& to) {
  to.heading(1, "Monthly report");
  to.paragraph("22 casualties", ParagraphStyle::lead);
  for (int level = 2; level <= 6; ++level) to.heading(level, "Level " + std::to_string(level));
  to.heading(1, "Annex");
  to.paragraph("a\tb\nc <&> \"d\"", ParagraphStyle::plain);
  to.paragraph("=1+1", ParagraphStyle::list_item);
  to.begin_table({"Table 1", {3, 1, 1}, 1});
  const OutCell heading[] = {words("District"), words("Casualties", CellStyle::heading, 2)};
  to.row(heading);
  OutCell day;
  day.kind = CellKind::date;
  day.day = {2014, 6, 3};
  const OutCell first[] = {words("Ağdam"), amount(1234.5), day};
  to.row(first);
  OutCell yes;
  yes.kind = CellKind::boolean;
  yes.number = 1;
  OutCell shown = amount(2000);
  shown.text = "2 000";
  const OutCell second[] = {{}, shown, yes};
  to.row(second);
  to.end_table();
  to.paragraph("made-up data", ParagraphStyle::note);
}

class DocxWriter : public Written {};

TEST_F(DocxWriter, ReadsBackEqual) {
  const ReadDocx seen = read_back(write(report));
  EXPECT_THAT(seen.rows,
              ElementsAre("text 1 h1 A:Monthly report", "text 2 A:22 casualties", "text 3 h2 A:Level 2",
                          "text 4 h3 A:Level 3", "text 5 h4 A:Level 4", "text 6 h5 A:Level 5", "text 7 h6 A:Level 6",
                          "text 8 h1 A:Annex", "text 9 A:a\tb\nc <&> \"d\"", "text 10 A:=1+1", "text 11 A:Table 1",
                          "Table 1 1 A:District B:Casualties", "Table 1 2 A:Ağdam B:1234.5 C:03.06.2014",
                          "Table 1 3 B:2 000 C:TRUE", "text (2) 12 A:made-up data", "footer 13 A:1"));
  EXPECT_THAT(seen.merged, ElementsAre("Table 1 B1:C1"));
  EXPECT_THAT(seen.damage, IsEmpty());
}

TEST_F(DocxWriter, TheSameReportHasTheSameBytes) { EXPECT_EQ(write(report), write(report)); }

TEST_F(DocxWriter, EveryPartIsWellFormedAndNamed) {
  const std::string bytes = write([](DocumentWriter& to) {
    report(to);
    to.picture({"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "\x89PNG\r\n", "A \"chart\" <1>", 100, 50});
  });
  const Archive archive(bytes, "report.docx");
  EXPECT_EQ(archive.members().at(0).name, "[Content_Types].xml");
  const std::string types = part_of(bytes, "[Content_Types].xml");
  for (std::size_t i = 0; i != archive.members().size(); ++i) {
    const std::string& name = archive.members()[i].name;
    if (name.ends_with(".png")) continue;
    xml::Tokenizer tags(open_part(archive, name, docx::word_document));
    EXPECT_NO_THROW(while (tags.next(true) != xml::Tokenizer::Tag::finished){}) << name;
    if (!name.ends_with(".xml") || name.starts_with('[')) continue;
    EXPECT_THAT(types, HasSubstr("PartName=\"/" + name + "\""));
  }
  for (const PartRelation& each : part_relations(archive, "word/document.xml", docx::word_document))
    EXPECT_NE(archive.find(each.target), Archive::npos) << each.target;
}

TEST_F(DocxWriter, TablesRepeatTheirHeadingAndAlignNumbers) {
  const std::string body = part_of(write(report), "word/document.xml");
  EXPECT_EQ(body.find("<w:tblHeader/>"), body.rfind("<w:tblHeader/>"));
  EXPECT_THAT(body, AllOf(HasSubstr("<w:tblHeader/>"), HasSubstr("<w:jc w:val=\"right\"/>"),
                          HasSubstr("<w:gridCol w:w=\"5783\"/><w:gridCol w:w=\"1928\"/>"),
                          HasSubstr("<w:gridSpan w:val=\"2\"/>")));
  EXPECT_THAT(part_of(write(report), "word/styles.xml"),
              AllOf(HasSubstr("w:type=\"firstRow\""), HasSubstr("<w:lang w:val=\"az-Latn-AZ\"/>")));
}

TEST_F(DocxWriter, PicturesHaveBothForms) {
  const auto picture = [](const std::string& svg, const std::string& png) {
    return [=](DocumentWriter& to) {
      to.paragraph("x", ParagraphStyle::plain);
      to.picture({svg, png, "bars", 500, 100});
    };
  };
  const std::string both = write(picture("<svg/>", "PNG bytes"));
  EXPECT_EQ(part_of(both, "word/media/report1.png"), "PNG bytes");
  EXPECT_EQ(part_of(both, "word/media/report2.svg"), "<svg/>");
  // 500 mm are more than the page has: 170 mm are left, and 34 mm of height.
  EXPECT_THAT(part_of(both, "word/document.xml"),
              AllOf(HasSubstr("svgBlip"), HasSubstr("descr=\"bars\""), HasSubstr("<wp:extent cx=\"612")));
  EXPECT_THAT(part_of(write(picture("", "PNG bytes")), "word/document.xml"), Not(HasSubstr("svgBlip")));
  EXPECT_THAT(part_of(write(picture("<svg/>", "")), "word/document.xml"), Not(HasSubstr("drawing>")));
}

TEST_F(DocxWriter, ControlCharactersAndBadBytesDoNotReachTheFile) {
  const ReadDocx seen = read_back(
      write([](DocumentWriter& to) { to.paragraph("a\x01\x1F\xFF\xEF\xBF\xBF]]>z", ParagraphStyle::plain); }));
  EXPECT_EQ(seen.rows.at(0), "text 1 A:a\xEF\xBF\xBD]]>z");
}

TEST_F(DocxWriter, PropertiesOfTheDocument) {
  const std::string core = part_of(write(report), "docProps/core.xml");
  EXPECT_THAT(core, AllOf(HasSubstr("<dc:title>Aylıq &lt;hesabat&gt;</dc:title>"), HasSubstr("2014-07-01T10:00:00Z"),
                          HasSubstr("<dc:creator>Agency</dc:creator>")));
}

TEST_F(DocxWriter, AnEmptyTableIsValid) {
  const std::string body = part_of(write([](DocumentWriter& to) {
                                     to.begin_table({"", {1, 1}, 1});
                                     to.end_table();
                                   }),
                                   "word/document.xml");
  EXPECT_THAT(body, HasSubstr("<w:tr>"));
}

}  // namespace
}  // namespace maex::test

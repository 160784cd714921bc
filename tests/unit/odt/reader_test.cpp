#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/odt/make_odt.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

TEST(OdtReader, ReadsHeadingsParagraphsAndListsInOrder) {
  const ReadOdt all = read_odt_body(
      "<text:p text:style-name=\"Title\">Report</text:p><text:h text:outline-level=\"2\"><text:number>1.</text:number>"
      "Operations</text:h>\n  <text:p>one<text:s text:c=\"2\"/>two<text:tab/>three<text:line-break/>four</text:p>"
      "<text:p>  white\n   space <text:span>and</text:span> <text:a>link</text:a> </text:p><text:p/><text:p> </text:p>"
      "<text:list><text:list-item><text:p>item</text:p><text:list><text:list-item><text:p>inner</text:p>"
      "</text:list-item></text:list></text:list-item></text:list>"
      "<text:section text:name=\"s\"><text:h text:outline-level=\"9\">deep</text:h></text:section>"
      "<text:p>field <text:date>14.05.2014</text:date></text:p>");
  EXPECT_THAT(all.parts, ElementsAre("text text"));
  EXPECT_THAT(all.rows, ElementsAre("1 h1 Report", "2 h2 Operations", "3 one  two\tthree\nfour",
                                    "4 white space and link", "5 item", "6 inner", "7 h6 deep", "8 field 14.05.2014"));
}

TEST(OdtReader, ReadsTablesWithSpansRepetitionsAndTablesInside) {
  const ReadOdt all = read_odt_body(
      "<text:h text:outline-level=\"1\">Sums</text:h><table:table table:name=\"Table1\"><table:table-column/>"
      "<table:table-header-rows><table:table-row><table:table-cell "
      "table:number-columns-spanned=\"2\"><text:p>head</text:p>"
      "</table:table-cell><table:covered-table-cell><text:p>under</text:p></table:covered-table-cell></table:table-row>"
      "</table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
      "table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>"
      "<table:table-row><table:table-cell/><table:table-cell><text:p>a</text:p><text:p>b</text:p><table:table>"
      "<table:table-row><table:table-cell><text:p>inner</text:p></table:table-cell></table:table-row></table:table>"
      "</table:table-cell></table:table-row></table:table><text:p>after</text:p>");
  EXPECT_THAT(all.parts, ElementsAre("text text", "table Sums", "table Sums (2)", "text text (2)"));
  EXPECT_THAT(all.rows, ElementsAre("1 h1 Sums", "A1 head", "B1 under", "A2 x", "B2 x", "A3 x", "B3 x", "B1000004 a\nb",
                                    "A1 inner", "2 after"));
  EXPECT_THAT(all.merged, ElementsAre("A1:B1"));
  EXPECT_THAT(all.decisions, Contains("1 cell under a merged cell read at their place"));
  EXPECT_THAT(all.decisions, Contains("3 cells are stored as a repetition and read each time"));
  EXPECT_THAT(all.decisions, Contains(HasSubstr("1 table is in a cell of another table")));
}

TEST(OdtReader, KnowsNumbersAndDatesUnlessTheCellShowsAnotherValue) {
  const ReadOdt all = read_odt_body(
      "<table:table><table:table-row>"
      "<table:table-cell office:value-type=\"float\" office:value=\"2440\"><text:p>2 440</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"25\"><text:p>26</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>about 7</text:p></table:table-cell>"
      "<table:table-cell table:style-name=\"D\" office:value-type=\"date\" office:date-value=\"2014-05-14\">"
      "<text:p>14.05.2014</text:p></table:table-cell>"
      "<table:table-cell table:style-name=\"P\" office:value-type=\"percentage\" office:value=\"0.125\">"
      "<text:p>12.5%</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"boolean\" "
      "office:boolean-value=\"true\"><text:p>yes</text:p></table:table-cell>"
      "</table:table-row></table:table>",
      "<number:date-style style:name=\"N1\"><number:day number:style=\"long\"/><number:text>.</number:text>"
      "<number:month number:style=\"long\"/><number:text>.</number:text><number:year number:style=\"long\"/>"
      "</number:date-style><number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"1\" "
      "number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>"
      "<style:style style:name=\"D\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      "<style:style style:name=\"P\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>");
  EXPECT_THAT(all.rows, ElementsAre("A1 number 2440", "B1 26", "C1 about 7", "D1 date 14.05.2014", "E1 number 12.5%",
                                    "F1 boolean TRUE"));
  EXPECT_THAT(all.damage, ElementsAre(HasSubstr("2 cells show another value")));
}

TEST(OdtReader, ReadsNotesCommentsAndBoxesAtTheirPlace) {
  const ReadOdt all = read_odt_body(
      "<text:p>Known<text:note><text:note-citation>i</text:note-citation><text:note-body><text:p>Source one</text:p>"
      "</text:note-body></text:note> figure<office:annotation><dc:creator>Made Up</dc:creator><text:p>check</text:p>"
      "</office:annotation>.<draw:frame><draw:text-box><text:p>box one</text:p><text:p>box two</text:p></draw:text-box>"
      "</draw:frame><draw:frame><draw:image/><draw:image/><svg:title>t</svg:title></draw:frame></text:p>"
      "<text:p>Next<text:note><text:note-body><text:p>Source two</text:p></text:note-body></text:note></text:p>");
  EXPECT_THAT(all.parts, ElementsAre("text text", "text notes", "text comments"));
  EXPECT_THAT(all.rows, ElementsAre("1 Known[1] figure.", "2 box one", "3 box two", "4 Next[2]", "5 [1] Source one",
                                    "6 [2] Source two", "7 check"));
  EXPECT_THAT(all.decisions, Contains("1 picture not read"));
}

TEST(OdtReader, LeavesOutWhatIsNotContentAndSaysSo) {
  const ReadOdt all = read_odt_body(
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
      "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
      "<text:p>kept<text:change/> text<text:span text:style-name=\"H\">secret</text:span></text:p>"
      "<text:section text:display=\"none\"><text:p>hidden section</text:p></text:section>"
      "<text:p text:style-name=\"HP\">hidden paragraph</text:p>"
      "<text:p>a<text:hidden-text text:is-hidden=\"true\">b</text:hidden-text></text:p>"
      "<text:table-of-content><text:index-body><text:p>Operations<text:tab/>3</text:p></text:index-body>"
      "</text:table-of-content>",
      "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
      "<style:style style:name=\"HP\" style:family=\"paragraph\" style:parent-style-name=\"HB\"/><style:style "
      "style:name=\"HB\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>");
  EXPECT_THAT(all.rows, ElementsAre("1 kept text", "2 a"));
  EXPECT_THAT(all.decisions, Contains(HasSubstr("2 tracked changes are read as accepted")));
  EXPECT_THAT(all.decisions, Contains("4 hidden texts not read"));
  EXPECT_THAT(all.decisions, Contains(HasSubstr("1 line of a table of contents")));
}

TEST(OdtReader, CountsPagesWhereTheProgramStoredThem) {
  std::string content = odt_content(
      "<text:p>one</text:p><text:soft-page-break/><text:p>two</text:p><text:p text:style-name=\"B\">three</text:p>",
      "<style:style style:name=\"B\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/>"
      "</style:style>");
  EXPECT_THAT(read_odt(odt_parts(content)).rows, ElementsAre("1 one", "2 two", "3 three"));
  content.replace(content.find("<office:text>"), 13, "<office:text text:use-soft-page-breaks=\"true\">");
  const ReadOdt all = read_odt(odt_parts(content));
  EXPECT_THAT(all.rows, ElementsAre("1 p1 one", "2 p2 two", "3 p3 three"));
}

TEST(OdtReader, ReadsHeadersAndFooters) {
  Parts parts = odt_parts(odt_content("<text:p>body</text:p>"));
  parts["styles.xml"] =
      "<office:document-styles xmlns:office=\"o\" xmlns:style=\"s\" xmlns:text=\"x\"><office:master-styles>"
      "<style:master-page><style:header><text:p>Agency</text:p></style:header><style:footer><text:p>"
      "<text:page-number>1</text:page-number></text:p><text:p>Page <text:page-number>1</text:page-number>"
      "</text:p></style:footer><style:footer-left style:display=\"false\"><text:p>off</text:p>"
      "</style:footer-left></style:master-page></office:master-styles></office:document-styles>";
  const ReadOdt all = read_odt(parts);
  EXPECT_THAT(all.parts, ElementsAre("text text", "text header", "text footer"));
  EXPECT_THAT(all.rows, ElementsAre("1 body", "2 Agency", "3 Page 1"));
}

TEST(OdtReader, RefusesWhatItCannotRead) {
  EXPECT_THAT([] { read_odt_body("<text:p>open"); }, ThrowsMessage<InputError>(HasSubstr("content.xml")));
  EXPECT_THAT([] { read_odt_body(""); }, ThrowsMessage<InputError>(HasSubstr("without any text")));
  EXPECT_THAT(
      [] {
        read_odt({{"mimetype", "application/vnd.oasis.opendocument.text"}});
      },
      ThrowsMessage<InputError>(HasSubstr("lacks its part content.xml")));
  Parts encrypted = odt_parts(odt_content("<text:p>x</text:p>"));
  encrypted["META-INF/manifest.xml"] =
      "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"content.xml\">"
      "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  EXPECT_THAT([&] { read_odt(encrypted); }, ThrowsMessage<InputError>(HasSubstr("password-protected")));
  Parts sheet = odt_parts(odt_content("<text:p>x</text:p>"));
  sheet["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet";
  EXPECT_THAT([&] { read_odt(sheet); }, ThrowsMessage<InputError>(HasSubstr("an OpenDocument spreadsheet (.ods)")));
}

TEST(OdtReader, EndsOnHostileDocuments) {
  std::string deep, close;
  for (int i = 0; i < 100; ++i) {
    deep += "<table:table><table:table-row><table:table-cell>";
    close += "</table:table-cell></table:table-row></table:table>";
  }
  Bounds bounds;
  EXPECT_THROW(read_odt_body(deep + "<text:p>x</text:p>" + close, {}, bounds), InputError);
  EXPECT_THAT([] { read_odt_body("<text:p><text:s text:c=\"4000000000\"/>x</text:p>"); },
              ThrowsMessage<InputError>(HasSubstr("cell-bytes")));
  const auto repeated = [](const std::string& rows, const std::string& columns) {
    return "<table:table><table:table-row table:number-rows-repeated=\"" + rows +
           "\"><table:table-cell table:number-columns-repeated=\"" + columns +
           "\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
  };
  EXPECT_THROW(read_odt_body(repeated("4000000000", "1")), InputError);
  EXPECT_THROW(read_odt_body(repeated("99999999999999999999999", "16000")), InputError);
  EXPECT_THAT([&] { read_odt_body(repeated("1", "4000000000")); }, ThrowsMessage<InputError>(HasSubstr("columns")));
  std::string spans = "<text:p>";
  for (int i = 0; i < 300; ++i) spans += "<text:span>";
  EXPECT_THROW(read_odt_body(spans), InputError);
}

}  // namespace
}  // namespace maex::test

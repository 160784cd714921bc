#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// The message with which a package is refused. Empty when it is read.
std::string refusal(const Parts& parts) {
  try {
    read_parts(parts);
  } catch (const InputError& error) { return error.what(); }
  return {};
}
std::string refusal(const std::string& rows) { return refusal(workbook_parts(sheet_part(rows))); }

TEST(XlsxReader, ReadsEveryKindOfCell) {
  const KeptSheet sheet = read_rows(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>41773</v></c><c r=\"C1\" s=\"1\"><v>41773</v></c>"
      "<c r=\"D1\" t=\"b\"><v>1</v></c><c r=\"E1\" t=\"e\"><v>#N/A</v></c><c r=\"F1\" t=\"str\"><f>A1</f><v> x </v></c>"
      "<c r=\"G1\" t=\"d\"><v>2014-05-14</v></c><c r=\"H1\" s=\"3\"><v>0.4375</v></c><c r=\"I1\"><f>1+1</f><v>2</v></c>"
      "<c r=\"J1\"><f>1+1</f></c><c r=\"K1\" s=\"1\"/><c r=\"L1\" t=\"s\"><v>2</v></c><c r=\"M1\" "
      "t=\"n\"><v>-1.5e3</v></c>"
      "<c r=\"N1\"><v></v></c><c r=\"O1\"><v/></c></row>");
  EXPECT_EQ(sheet.size(), 11u);
  EXPECT_EQ(sheet.at("J1").kind, CellKind::error) << "a formula without a stored value is not blank";
  EXPECT_EQ(sheet.at("J1").raw, no_stored_value);
  EXPECT_EQ(sheet.at("A1").raw, "Mine accident");
  EXPECT_EQ(sheet.at("B1").kind, CellKind::number);
  EXPECT_EQ(sheet.at("C1").kind, CellKind::date);
  EXPECT_EQ(sheet.at("C1").raw, "41773");
  EXPECT_EQ(sheet.at("C1").shown, "14.05.2014");
  EXPECT_EQ(sheet.at("D1").raw, "TRUE");
  EXPECT_EQ(sheet.at("D1").kind, CellKind::boolean);
  EXPECT_EQ(sheet.at("E1").kind, CellKind::error);
  EXPECT_EQ(sheet.at("F1").raw, " x ");
  EXPECT_TRUE(sheet.at("F1").formula);
  EXPECT_EQ(sheet.at("G1").kind, CellKind::date);
  EXPECT_EQ(sheet.at("G1").number, 41773);
  EXPECT_EQ(sheet.at("G1").shown, "2014-05-14");
  EXPECT_EQ(sheet.at("H1").kind, CellKind::number);  // a time of day is not a calendar date
  EXPECT_EQ(sheet.at("H1").shown, "10:30");
  EXPECT_EQ(sheet.at("I1").number, 2);
  EXPECT_EQ(sheet.at("M1").number, -1500);
}

TEST(XlsxReader, CountsWhatIsNotNumbered) {
  const KeptSheet sheet = read_rows(
      "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row/><row><c r=\"A7\"><v>4</v></c></row>"
      "<row><c><v>5</v></c></row>");
  EXPECT_EQ(sheet.at("A1").number, 1);
  EXPECT_EQ(sheet.at("E1").number, 3);
  EXPECT_EQ(sheet.at("A7").number, 4);
  EXPECT_EQ(sheet.at("A8").number, 5);
}

TEST(XlsxReader, SortsCellsAndTellsDoubles) {
  std::vector<std::string> decisions, damage;
  const KeptSheet sheet =
      read_parts(workbook_parts(sheet_part("<row r=\"1\" hidden=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c>"
                                           "<c r=\"C1\"><v>4</v></c><c r=\"B9\"><v>2</v></c></row>")),
                 &decisions, &damage);
  EXPECT_EQ(sheet.size(), 3u);
  EXPECT_EQ(sheet.at("C1").number, 4);
  EXPECT_EQ(sheet.at("B1").number, 2);
  EXPECT_THAT(damage, Contains(HasSubstr("1 cell is in the file twice")));
  EXPECT_THAT(decisions, Contains(HasSubstr("1 hidden row read, with 3 cells")));
  EXPECT_THAT(damage, Contains(HasSubstr("1 cell has the address of another row")));
}

TEST(XlsxReader, TakesWhatIsNoNumberAsText) {
  std::vector<std::string> damage;
  const KeptSheet sheet =
      read_parts(workbook_parts(sheet_part("<row><c><v>nan</v></c><c><v>1e999</v></c><c><v>12 "
                                           "</v></c><c><v>-inf</v></c><c s=\"1\" t=\"d\"><v>41773</v></c></row>")),
                 nullptr, &damage);
  EXPECT_EQ(sheet.at("A1").kind, CellKind::text);
  EXPECT_EQ(sheet.at("B1").kind, CellKind::text);
  EXPECT_EQ(sheet.at("C1").number, 12);
  EXPECT_EQ(sheet.at("D1").kind, CellKind::text);
  EXPECT_EQ(sheet.at("E1").kind, CellKind::date);
  EXPECT_THAT(damage, Contains(HasSubstr("3 number or date cells contain something else")));
}

TEST(XlsxReader, ReadsTheUsualSpellingsLikeAllOthers) {
  const std::string texts[] = {"plain", " Ağdam ", "a &amp; b", "a\r\nb", "_x0041_", "&#xA0;x"};
  for (const std::string& text : texts)
    for (const std::string space : {"", " xml:space=\"preserve\""}) {
      const std::string inside = "<is><t" + space + ">" + text + "</t></is></c>";
      const KeptSheet sheet = read_rows("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\">" + inside +
                                        "<c  r='B1' t='inlineStr'><!-- long way -->" + inside + "</row>");
      ASSERT_EQ(sheet.size(), 2u);
      EXPECT_EQ(sheet.at("A1").raw, sheet.at("B1").raw) << text;
    }
  const std::string overlong(200'000, 'x');
  EXPECT_THAT(refusal("<row><c r=\"A1\" t=\"str\"><v>" + overlong + "</v></c></row>"), HasSubstr("longer than"));
  EXPECT_THAT(refusal("<row><c r=\"A1\" t=\"inlineStr\"><is><t>" + overlong + "</t></is></c></row>"),
              HasSubstr("longer than"));
  EXPECT_THAT(refusal("<row><c r=\"A1\" t=\"inlineStr\"><is><t>\xC3(</t></is></c></row>"), HasSubstr("not UTF-8"));
}

TEST(XlsxReader, TellsHowFarItIs) {
  std::string rows;
  for (int i = 0; i < 60'000; ++i) rows += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
  const std::string bytes = make_archive(workbook_parts(sheet_part(rows)), true);
  xlsx::Document document(Archive(bytes, "test.xlsx"));
  const auto reader = document.open(0);
  double last = 0, sum = 0;
  for (Row row; reader->next(row);) {
    ASSERT_GE(reader->progress(), last);
    last = reader->progress();
    sum += row.cells[0].number;
    if (row.number == 1) { EXPECT_LT(last, 0.5); }
  }
  EXPECT_EQ(reader->progress(), 1);
  EXPECT_EQ(sum, 60'000.0 * 59'999 / 2);
}

TEST(XlsxReader, RefusesWithThePlace) {
  EXPECT_THAT(refusal("<row r=\"5\"/><row r=\"4\"/>"), HasSubstr("row 4 stands after row 5"));
  EXPECT_THAT(refusal("<row r=\"0\"/>"), HasSubstr("impossible number"));
  EXPECT_THAT(refusal("<row r=\"1048577\"/>"), HasSubstr("impossible number"));
  EXPECT_THAT(refusal("<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>"),
              HasSubstr("a cell of row 3 has an impossible address"));
  EXPECT_THAT(refusal("<row r=\"3\"><c r=\"B3\" t=\"s\"><v>9</v></c></row>"),
              HasSubstr("cell B3 refers to a shared text"));
  EXPECT_THAT(refusal("<row><c t=\"zz\"><v>9</v></c></row>"), HasSubstr("unknown type"));
  EXPECT_THAT(refusal("<row><c t=\"b\"><v>9</v></c></row>"), HasSubstr("neither true nor false"));
}

TEST(XlsxReader, KnowsMergedRangesBeforeTheRows) {
  const std::string bytes = make_archive(workbook_parts(sheet_part(
      "<row><c><v>1</v></c></row>",
      "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"$B$2:B4\"></mergeCell></mergeCells>")));
  xlsx::Document document(Archive(bytes, "test.xlsx"));
  for (int pass = 0; pass < 2; ++pass) {
    const auto ranges = document.merged(0);
    ASSERT_EQ(ranges.size(), 2u);
    EXPECT_EQ(ranges[1].first_row, 2u);
    EXPECT_EQ(ranges[1].last_row, 4u);
    EXPECT_EQ(ranges[0].last_column, 3u);
    read_sheet(document, 0);
  }
  const std::string plain =
      make_archive(workbook_parts(sheet_part("<row><c t='inlineStr'><is><t>mergeCells</t></is></c></row>")));
  xlsx::Document without(Archive(plain, "test.xlsx"));
  EXPECT_TRUE(without.merged(0).empty());
}

TEST(XlsxReader, KeepsTheEpochOf1904) {
  std::vector<std::string> decisions;
  const KeptSheet sheet =
      read_parts(workbook_parts(sheet_part("<row><c s=\"1\"><v>40311</v></c><c s=\"1\" t=\"d\"><v>2014-05-14</v></c>"
                                           "<c t=\"d\"><v>2014-05-14T12:00:00Z</v></c></row>"),
                                "<workbookPr date1904=\"1\"/>"),
                 &decisions);
  EXPECT_EQ(sheet.at("A1").shown, "14.05.2014");
  EXPECT_EQ(sheet.at("B1").shown, "14.05.2014");
  EXPECT_EQ(sheet.at("B1").number, 40311);
  EXPECT_EQ(sheet.at("C1").number, 41773.5);  // without a format, the number counts from 1900
  EXPECT_THAT(decisions, Contains("dates count from 1904"));
}

TEST(XlsxReader, ElementsOfExtensionsAreNotThoseOfTheWorkbook) {
  Parts parts = workbook_parts(sheet_part("<row><c s=\"1\"><v>40311</v></c></row>",
                                          "<extLst><ext><x14:mergeCells xmlns:x14=\"x\"><x14:mergeCell ref=\"B2\"/>"
                                          "</x14:mergeCells></ext></extLst>"),
                               "<workbookPr date1904=\"1\"/>");
  std::string& workbook = parts["xl/workbook.xml"];
  workbook.insert(workbook.find("</workbook>"),
                  "<extLst><ext uri=\"u\" xmlns:x15=\"x\"><x15:workbookPr chartTrackingRefBase=\"1\"/>"
                  "<x15:sheet name=\"ghost\" r:id=\"rId1\"/></ext></extLst>");
  std::string& styles = parts["xl/styles.xml"];
  styles.insert(styles.find("<numFmts"), "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>");
  std::vector<std::string> decisions;
  EXPECT_EQ(read_parts(parts, &decisions).at("A1").shown, "14.05.2014");
  EXPECT_THAT(decisions, Contains("dates count from 1904"));
}

TEST(XlsxReader, PartsWhoseNamesDifferOnlyInCapitalLettersAreRefused) {
  Parts parts = workbook_parts(sheet_part("<row><c><v>1</v></c></row>"));
  parts["xl/worksheets/Sheet1.xml"] = sheet_part("<row><c><v>2</v></c></row>");
  EXPECT_THAT([&] { read_parts(parts); },
              testing::ThrowsMessage<InputError>(HasSubstr("one name apart from capital letters")));
  parts.erase("xl/worksheets/Sheet1.xml");
  parts["media/A.png"] = parts["media/a.png"] = "x";
  EXPECT_EQ(read_parts(parts).at("A1").raw, "1") << "members that are not read";
}

TEST(XlsxReader, FindsPartsHoweverTheyAreNamed) {
  const Parts usual = workbook_parts(sheet_part("<row><c t=\"s\"><v>0</v></c></row>"));
  Parts parts = usual;
  parts.erase("_rels/.rels");
  parts.erase("xl/_rels/workbook.xml.rels");
  EXPECT_EQ(read_parts(parts)["A1"].raw, "Ağdam");

  parts = usual;
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.replace(relations.find("worksheets/sheet1.xml"), 21, "\\XL\\Worksheets\\.\\Sheet1.XML");
  EXPECT_EQ(read_parts(parts)["A1"].raw, "Ağdam");

  parts = usual;
  parts["folder\\book.xml"] = parts["xl/workbook.xml"];
  parts.erase("xl/workbook.xml");
  parts["_rels/.rels"].replace(parts["_rels/.rels"].find("xl/workbook.xml"), 15, "/folder/book.xml");
  parts["folder/_rels/book.xml.rels"] = parts["xl/_rels/workbook.xml.rels"];
  parts["folder/_rels/book.xml.rels"].replace(parts["folder/_rels/book.xml.rels"].find("worksheets"), 10,
                                              "../xl/worksheets");
  parts["folder/_rels/book.xml.rels"].replace(parts["folder/_rels/book.xml.rels"].find("sharedStrings.xml"), 17,
                                              "/xl/sharedStrings.xml");
  EXPECT_EQ(read_parts(parts)["A1"].raw, "Ağdam");
}

TEST(XlsxReader, TellsSheetsThatAreHiddenOrHaveNoRows) {
  Parts parts = workbook_parts(sheet_part(""));
  parts["xl/workbook.xml"] =
      "<workbook xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='r'><sheets><sheet name='A &amp; B' "
      "state='veryHidden' q:id='rId1'/>"
      "<sheet name='Chart' q:id='rId9'/><sheet name='Gone' q:id='rId8'/></sheets></workbook>";
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.insert(relations.rfind("</"),
                   "<Relationship Id='rId9' Type='x/chartsheet' Target='chartsheets/sheet1.xml'/>");
  parts["xl/media/image1.png"] = "x";
  const std::string bytes = make_archive(parts);
  xlsx::Document document(Archive(bytes, "test.xlsx"));
  ASSERT_EQ(document.sheets().size(), 3u);
  EXPECT_EQ(document.sheets()[0].name, "A & B");
  EXPECT_TRUE(document.sheets()[0].hidden);
  EXPECT_FALSE(document.sheets()[1].readable);
  EXPECT_EQ(document.sheets()[1].note, "chart sheet");
  EXPECT_FALSE(document.sheets()[2].readable);
  EXPECT_THROW(document.open(1), InputError);
  EXPECT_THAT(to_strings(document.decisions()), Contains("1 picture not read"));
  EXPECT_THAT(to_strings(document.decisions()), Contains(HasSubstr("strict Open XML")));
}

TEST(XlsxReader, TellsEveryPartItDoesNotRead) {
  Parts parts = workbook_parts(sheet_part("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"));
  for (const char* part :
       {"xl/vbaProject.bin", "xl/charts/chart1.xml", "xl/media/image1.png", "xl/comments1.xml",
        "xl/threadedComments/threadedComment1.xml", "xl/pivotTables/pivotTable1.xml",
        "xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.bin", "xl/drawings/drawing1.xml",
        "xl/ctrlProps/ctrlProp1.xml", "customXml/itemProps1.xml", "_xmlsignatures/sig1.xml"})
    parts[part] = "made up";
  std::vector<std::string> decisions;
  const KeptSheet sheet = read_parts(parts, &decisions);
  EXPECT_EQ(sheet.at("A1").number, 7);
  for (const char* told :
       {"1 macro project", "1 chart", "1 picture", "1 part with comments", "1 part with threaded comments",
        "1 pivot table", "1 link to another workbook", "1 embedded file", "1 drawing (shapes, text boxes)",
        "1 form control", "1 part of custom XML", "1 digital signature"})
    EXPECT_THAT(decisions, Contains(std::string(told) + " not read"));
}

TEST(XlsxReader, RefusesDamageAndBombs) {
  std::string bytes = make_archive(workbook_parts(sheet_part("<row><c t='inlineStr'><is><t>MARK</t></is></c></row>")));
  bytes[bytes.find("MARK")] = 'X';
  xlsx::Document damaged(Archive(bytes, "test.xlsx"));
  EXPECT_THROW(read_sheet(damaged, 0), InputError);  // wrong checksum
  EXPECT_THROW(Archive("PK\x03\x04 cut off", "test.xlsx"), InputError);

  Bounds limits;
  limits.ratio_floor = 1 << 20;
  limits.ratio = 100;
  const std::string bomb = make_archive(workbook_parts(sheet_part("", std::string(8 << 20, ' '))), true);
  xlsx::Document steep(Archive(bomb, "test.xlsx", limits));
  EXPECT_THROW(read_sheet(steep, 0), InputError);
  limits = {};
  limits.member_bytes = 1 << 20;
  xlsx::Document large(Archive(bomb, "test.xlsx", limits));
  EXPECT_THROW(read_sheet(large, 0), InputError);
  limits = {};
  limits.archive_entries = 3;
  EXPECT_THROW(Archive(bomb, "test.xlsx", limits), InputError);
  xlsx::Document honest{Archive(bomb, "test.xlsx")};  // below the minimum size any ratio is allowed
  EXPECT_TRUE(read_sheet(honest, 0).empty());
}

}  // namespace
}  // namespace maex::test

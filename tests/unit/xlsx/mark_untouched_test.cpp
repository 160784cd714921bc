// Workbooks with everything that users add to them. A mark must change only the necessary parts and no byte of the
// others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/xlsx/mark_fixture.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
}
std::string relations(const std::string& inside) {
  return "<Relationships xmlns=\"" + package_relations + "\">" + inside + "</Relationships>";
}

/// Invented. Two sheets with the same content: protected, with a picture, a table, comments of a person and their
/// boxes, conditional formatting, inline texts. The workbook also has an unknown part. The second sheet must not be
/// marked.
Parts furnished() {
  const auto sheet = [](const std::string& number) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"" + main_space +
           "\" xmlns:r=\"" + office +
           "\"><sheetPr><tabColor rgb=\"FF00AA00\"/></sheetPr><dimension ref=\"A1:C4\"/><cols><col min=\"1\" max=\"1\" "
           "width=\"20\" "
           "customWidth=\"1\"/></cols><sheetData><row r=\"1\" spans=\"1:3\"><c r=\"A1\" "
           "t=\"inlineStr\"><is><t>Rayon</t></is></c><c r=\"B1\" "
           "t=\"inlineStr\"><is><t xml:space=\"preserve\"> Tarix </t></is></c></row><row r=\"2\" ht=\"30\" "
           "customHeight=\"1\"><c r=\"A2\" "
           "t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>41774</v></c><c r=\"C2\"><f>B2+" +
           number +
           "</f><v>41775</v></c></row></sheetData>"
           "<sheetProtection password=\"CC1A\" sheet=\"1\" objects=\"1\" scenarios=\"1\"/><conditionalFormatting "
           "sqref=\"B2\"><cfRule "
           "type=\"cellIs\" dxfId=\"0\" priority=\"1\" "
           "operator=\"greaterThan\"><formula>5</formula></cfRule></conditionalFormatting>"
           "<dataValidations count=\"1\"><dataValidation type=\"list\" "
           "sqref=\"A2\"><formula1>\"a,b\"</formula1></dataValidation></dataValidations>"
           "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" "
           "footer=\"0.3\"/><drawing r:id=\"rId1\"/>"
           "<legacyDrawing r:id=\"rId2\"/><tableParts count=\"1\"><tablePart r:id=\"rId4\"/></tableParts></worksheet>";
  };
  Parts parts = workbook_parts(sheet("1"));
  parts["xl/worksheets/sheet2.xml"] = sheet("2");
  parts["xl/workbook.xml"] = "<workbook xmlns=\"" + main_space + "\" xmlns:r=\"" + office +
                             "\"><sheets><sheet name=\"Qəza &amp; Авария\" sheetId=\"1\" r:id=\"rId1\"/><sheet "
                             "name=\"İkinci\" sheetId=\"2\" r:id=\"rId4\"/></sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] = relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "sharedStrings", "sharedStrings.xml") +
      relation("rId3", "styles", "styles.xml") + relation("rId4", "worksheet", "worksheets/sheet2.xml"));
  for (const std::string n : {"1", "2"}) {
    parts["xl/worksheets/_rels/sheet" + n + ".xml.rels"] =
        relations(relation("rId1", "drawing", "../drawings/drawing" + n + ".xml") +
                  relation("rId2", "vmlDrawing", "../drawings/vmlDrawing" + n + ".vml") +
                  relation("rId3", "comments", "../comments" + n + ".xml") +
                  relation("rId4", "table", "../tables/table" + n + ".xml"));
    parts["xl/comments" + n + ".xml"] = "<comments xmlns=\"" + main_space +
                                        "\"><authors><author>Məmmədova</author></authors><commentList><comment "
                                        "ref=\"B2\" authorId=\"0\"><text><r><rPr><b/></rPr><t>sual: </t></r>"
                                        "<r><t>gün?</t></r></text></comment></commentList></comments>";
    parts["xl/drawings/vmlDrawing" + n + ".vml"] =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
        "<v:shapetype id=\"_x0000_t202\"><br></v:shapetype><v:shape id=\"_x0000_s1025\" "
        "type=\"#_x0000_t202\"><x:ClientData ObjectType=\"Note\"><x:Row>1</x:Row>"
        "<x:Column>1</x:Column></x:ClientData></v:shape></xml>";
    parts["xl/drawings/drawing" + n + ".xml"] =
        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"/>";
    parts["xl/tables/table" + n + ".xml"] = "<table xmlns=\"" + main_space + "\" id=\"" + n + "\" name=\"T" + n +
                                            "\" displayName=\"T" + n + "\" ref=\"A1:B2\"/>";
  }
  parts["xl/media/şəkil 1.png"] = std::string("\x89PNG\r\n\x1a\n\0\0\xff", 11);
  parts["xl/printerSettings/printerSettings1.bin"] = std::string("\0\1\2", 3);
  parts["docProps/core.xml"] =
      "<p:coreProperties xmlns:p=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
  parts["customXml/nobody-knows.dat"] = "whatever";
  parts["[Content_Types].xml"] =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/></Types>";
  return parts;
}

class MarkUntouched : public MarkTest {
 protected:
  /// Names of the parts of `from` whose stored bytes differ in `to`. Checks that no part is missing.
  static std::vector<std::string> changed(const fs::path& from, const fs::path& to) {
    const Parts before = members(from, true), after = members(to, true);
    std::vector<std::string> names;
    for (const auto& [name, bytes] : before) {
      const auto found = after.find(name);
      if (found == after.end())
        ADD_FAILURE() << name << " is gone";
      else if (found->second != bytes)
        names.push_back(name);
    }
    return names;
  }
  static std::vector<std::string> added(const fs::path& from, const fs::path& to) {
    std::vector<std::string> names;
    const Parts before = members(from, true);
    for (const auto& [name, bytes] : members(to, true))
      if (before.count(name) == 0) names.push_back(name);
    return names;
  }
};

TEST_F(MarkUntouched, OnlyTheMarkedSheetItsCommentsAndTheStylesChange) {
  const fs::path from = save(furnished());
  const fs::path to = mark(from, {{0, 2, 2, MarkKind::error, "tarix səhvdir"}, {0, 2, 1, MarkKind::warning, "район?"}});
  EXPECT_THAT(changed(from, to), testing::ElementsAre("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
                                                      "xl/styles.xml", "xl/worksheets/sheet1.xml"));
  EXPECT_THAT(added(from, to), testing::IsEmpty()) << "the sheet had comments and boxes already";
  expect_same_cells(from, to);
}

TEST_F(MarkUntouched, TheMarkedSheetIsTheSameButForTheFormatsOfItsCells) {
  const Parts before = furnished();
  std::string sheet = marked(before, {{0, 2, 2, MarkKind::error, "x"}, {0, 2, 1, MarkKind::warning, "y"}})
                          .at("xl/worksheets/sheet1.xml");
  const auto back = [&sheet](const std::string& ours, const std::string& theirs) {
    const std::size_t at = sheet.find(ours);
    ASSERT_NE(at, std::string::npos) << ours << " in " << sheet;
    sheet.replace(at, ours.size(), theirs);
  };
  back("<c s=\"5\" r=\"A2\" t=\"s\">", "<c r=\"A2\" t=\"s\">");
  back("<c r=\"B2\" s=\"6\">", "<c r=\"B2\" s=\"1\">");
  EXPECT_EQ(sheet, before.at("xl/worksheets/sheet1.xml"));
}

TEST_F(MarkUntouched, APersonsCommentStaysWordByWordBeforeOurs) {
  const Parts parts =
      marked(furnished(), {{0, 2, 2, MarkKind::error, "tarix səhvdir"}, {0, 2, 1, MarkKind::warning, "район?"}});
  const std::string& comments = parts.at("xl/comments1.xml");
  EXPECT_THAT(comments, HasSubstr("<author>Məmmədova</author><author>maex</author>"));
  EXPECT_THAT(comments, HasSubstr("<text><r><rPr><b/></rPr><t>sual: </t></r><r><t>gün?</t></r><r><t "
                                  "xml:space=\"preserve\">\n\ntarix səhvdir</t></r></text>"));
  EXPECT_THAT(comments, HasSubstr("<comment ref=\"A2\" authorId=\"1\">"));
  const std::string& boxes = parts.at("xl/drawings/vmlDrawing1.vml");
  EXPECT_THAT(boxes, HasSubstr(furnished().at("xl/drawings/vmlDrawing1.vml").substr(0, 300)))
      << "VML that is no XML stays as it is";
  EXPECT_THAT(boxes, HasSubstr("<x:Row>1</x:Row><x:Column>0</x:Column>"));
  EXPECT_EQ(boxes.find("<x:Column>1</x:Column>"), boxes.rfind("<x:Column>1</x:Column>"))
      << "the cell that had a box gets no second";
}

TEST_F(MarkUntouched, ASheetWithoutCommentsGetsThemBesideItsTablesAndPictures) {
  Parts parts = furnished();
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.erase(sheet.find("<legacyDrawing"), std::string("<legacyDrawing r:id=\"rId2\"/>").size());
  parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(relation("rId1", "drawing", "../drawings/drawing1.xml") +
                                                           relation("rId4", "table", "../tables/table1.xml"));
  parts.erase("xl/comments1.xml");
  parts.erase("xl/drawings/vmlDrawing1.vml");
  const fs::path from = save(parts);
  const fs::path to = mark(from, {{0, 2, 2, MarkKind::info, "x"}});
  EXPECT_THAT(changed(from, to),
              testing::ElementsAre("[Content_Types].xml", "xl/styles.xml", "xl/worksheets/_rels/sheet1.xml.rels",
                                   "xl/worksheets/sheet1.xml"));
  EXPECT_THAT(added(from, to), testing::ElementsAre("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"));
  const Parts after = members(to, false);
  const std::string& now = after.at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(now, HasSubstr("<drawing r:id=\"rId1\"/><legacyDrawing ")) << "in the order that the schema wants";
  EXPECT_LT(now.find("<legacyDrawing"), now.find("<tableParts"));
  EXPECT_THAT(now, HasSubstr("<sheetProtection password=\"CC1A\""));
  for (const auto& [name, bytes] : after)
    if (name.ends_with(".xml") || name.ends_with(".rels")) expect_well_formed(name, bytes);
}

TEST_F(MarkUntouched, AWorkbookWithoutStylesGetsThemWhereEveryReaderLooks) {
  Parts parts = furnished();
  parts.erase("xl/styles.xml");
  std::string& rels = parts["xl/_rels/workbook.xml.rels"];
  const std::string styles = relation("rId3", "styles", "styles.xml");
  rels.erase(rels.find(styles), styles.size());
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.erase(sheet.find(" s=\"1\""), 6);
  const fs::path from = save(parts);
  const fs::path to = mark(from, {{0, 2, 1, MarkKind::error, "x"}});
  EXPECT_THAT(added(from, to), testing::ElementsAre("xl/styles.xml"));
  EXPECT_THAT(changed(from, to), Not(testing::Contains("xl/worksheets/sheet2.xml")));
  expect_same_cells(from, to);
}

TEST_F(MarkUntouched, PartsMayHaveNamesOfAnyAlphabet) {
  Parts parts = furnished();
  auto sheet = parts.extract("xl/worksheets/sheet1.xml");
  sheet.key() = "xl/worksheets/лист ə.xml";
  parts.insert(std::move(sheet));
  auto rels = parts.extract("xl/worksheets/_rels/sheet1.xml.rels");
  rels.key() = "xl/worksheets/_rels/лист ə.xml.rels";
  parts.insert(std::move(rels));
  std::string& book = parts["xl/_rels/workbook.xml.rels"];
  book.replace(book.find("worksheets/sheet1.xml"), 21, "worksheets/лист ə.xml");
  const fs::path from = save(parts);
  const fs::path to = mark(from, {{0, 2, 1, MarkKind::error, "x"}, {1, 2, 1, MarkKind::error, "y"}});
  EXPECT_THAT(changed(from, to), testing::Contains("xl/worksheets/лист ə.xml"));
  EXPECT_THAT(changed(from, to), testing::Not(testing::Contains("xl/media/şəkil 1.png")));
  expect_same_cells(from, to);
}

TEST_F(MarkUntouched, NoMarkNoChange) {
  const fs::path from = save(furnished());
  EXPECT_EQ(read_file(mark(from, {})), read_file(from));
}

}  // namespace
}  // namespace maex::test

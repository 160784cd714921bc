#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/io/error.hpp"
#include "tests/unit/ods/make_ods.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

std::string cell(const std::string& attributes, const std::string& inside = {}) {
  return "<table:table-cell " + attributes + ">" + inside + "</table:table-cell>";
}
std::string row(const std::string& cells, const std::string& attributes = {}) {
  return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}
std::string said(const std::string& text) {
  return cell("office:value-type=\"string\"", "<text:p>" + text + "</text:p>");
}

std::string refusal(const std::string& rows) {
  try {
    read_ods_rows(rows);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

TEST(OdsReader, ReadsEveryKindOfValue) {
  const auto read = read_ods_rows(
      row(cell("office:value-type=\"float\" office:value=\"41774.5\"", "<text:p>41774.5</text:p>") +
          cell("office:value-type=\"date\" office:date-value=\"2014-05-14\"", "<text:p>x</text:p>") +
          cell("office:value-type=\"date\" office:date-value=\"2014-05-14T12:00:00\"") +
          cell("office:value-type=\"time\" office:time-value=\"PT06H00M00S\"") +
          cell("office:value-type=\"boolean\" office:boolean-value=\"true\"") +
          cell("table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
               "calcext:value-type=\"error\"",
               "<text:p>#DIV/0!</text:p>") +
          cell("table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"", "<text:p>2</text:p>") +
          cell("office:value-type=\"float\" office:value=\"many\"", "<text:p>many</text:p>") +
          cell("office:value-type=\"time\" office:time-value=\"PT01H30M00,0000S\"")));
  EXPECT_EQ(read.cells.at("A1").number, 41774.5);
  EXPECT_EQ(read.cells.at("B1").kind, CellKind::date);
  EXPECT_EQ(read.cells.at("B1").number, 41773);
  EXPECT_EQ(read.cells.at("C1").number, 41773.5);
  EXPECT_EQ(read.cells.at("D1").number, 0.25);
  EXPECT_EQ(read.cells.at("D1").shown, "06:00:00");
  EXPECT_EQ(read.cells.at("E1").raw, "TRUE");
  EXPECT_EQ(read.cells.at("F1").kind, CellKind::error);
  EXPECT_EQ(read.cells.at("F1").raw, "#DIV/0!");
  EXPECT_TRUE(read.cells.at("G1").formula);
  EXPECT_EQ(read.cells.at("H1").kind, CellKind::text);
  EXPECT_EQ(read.cells.at("I1").number, 0.0625);
  EXPECT_THAT(read.damage, Contains(HasSubstr("1 cell contains another value")));
}

TEST(OdsReader, JoinsTextAndLeavesCommentsOut) {
  const auto read =
      read_ods_rows(row(said("one</text:p><text:p>t<text:span>w</text:span>o &amp;<text:s "
                             "text:c=\"2\"/>x<text:tab/>y<text:line-break/>z") +
                        cell("office:value-type=\"string\"",
                             "<office:annotation><text:p>hidden</text:p></office:annotation><text:p>seen</text:p>")));
  EXPECT_EQ(read.cells.at("A1").raw, "one\ntwo &  x\ty\nz");
  EXPECT_EQ(read.cells.at("B1").raw, "seen");
  EXPECT_THAT(read.decisions, Contains("1 comment not read"));
}

TEST(OdsReader, CountsRepetitionsAndGivesWhatStandsInThem) {
  const auto read = read_ods_rows(
      row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"9\"") +
      row("<table:table-cell table:number-columns-repeated=\"3\"/>" +
              cell("office:value-type=\"string\" table:number-columns-repeated=\"2\"", "<text:p>a&amp;b</text:p>"),
          "table:number-rows-repeated=\"3\"") +
      row(said("end")) + row("<table:table-cell/>", "table:number-rows-repeated=\"1048560\""));
  EXPECT_EQ(read.cells.size(), 7u);
  for (const char* address : {"D10", "E10", "D11", "E11", "D12", "E12"}) EXPECT_EQ(read.cells.at(address).raw, "a&b");
  EXPECT_EQ(read.cells.at("A13").raw, "end");
  EXPECT_THAT(read.decisions, Contains(HasSubstr("5 cells that the file repeats")));
}

TEST(OdsReader, RefusesBombs) {
  EXPECT_THAT(refusal(row(said("x"), "table:number-rows-repeated=\"1000000000\"")), HasSubstr("made to exhaust"));
  EXPECT_THAT(refusal(row(said("x"), "table:number-rows-repeated=\"99999999999999999999999\"")),
              HasSubstr("made to exhaust"));
  EXPECT_THAT(refusal(row(cell("table:number-columns-repeated=\"1000000000\"", "<text:p>x</text:p>"))),
              HasSubstr("columns"));
  EXPECT_THAT(refusal(row(said("<text:s text:c=\"4000000000\"/>"))), HasSubstr("cell-bytes"));
  EXPECT_THAT(refusal(row(cell("table:number-columns-repeated=\"16000\"", "<text:p>x</text:p>"),
                          "table:number-rows-repeated=\"1000000\"")),
              HasSubstr("repeats cells"));
}

TEST(OdsReader, RefusesMuchTextMadeOfFewBytes) {
  std::string cells;
  for (int i = 0; i < 4; ++i) cells += said("<text:s text:c=\"30000000\"/>x");
  EXPECT_THAT(refusal(row(cells)), HasSubstr("it has more text than the 64 MiB that are read of one row"));
  EXPECT_EQ(read_ods_rows(row(said("<text:s text:c=\"200\"/>x"))).cells.at("A1").raw, std::string(200, ' ') + "x");
}

TEST(OdsReader, RefusesNumberFormatsThatFillMemory) {
  const auto styled = [](const std::string& number, int times) {
    std::string styles;
    for (int i = 0; i < times; ++i) {
      const std::string n = std::to_string(i);
      styles += "<number:number-style style:name=\"n" + n + "\">" + number +
                "<style:map style:condition=\"value()&gt;" + n +
                "\" style:apply-style-name=\"long\"/></number:number-style><style:style style:name=\"c" + n +
                "\" style:family=\"table-cell\" style:data-style-name=\"n" + n + "\"/>";
    }
    return "<number:number-style style:name=\"long\"><number:text>" + std::string(4000, 'x') +
           "</number:text></number:number-style>" + styles;
  };
  const auto read = [&](const std::string& styles) {
    return read_ods_rows(row(cell("table:style-name=\"c0\" office:value-type=\"float\" office:value=\"1\"")), styles);
  };
  EXPECT_EQ(read(styled("", 10)).cells.size(), 1u);
  try {
    read(styled("", 5000));
    ADD_FAILURE() << "20 MB of number formats were kept";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("number formats take more than the 16 MiB"));
  }
  // An infinite factor stays infinite after any number of divisions by 1000.
  const std::string endless =
      "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:display-factor=\"inf\"/>";
  EXPECT_EQ(read(styled(endless, 1)).cells.size(), 1u);
}

TEST(OdsReader, AFormulaWhoseResultIsNoTextLacksNothing) {
  const auto read = read_ods_rows(row(
      cell("table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" office:string-value=\"\"", "<text:p/>") +
      said("x")));
  EXPECT_EQ(read.cells.size(), 1u);
  EXPECT_THAT(read.damage, IsEmpty());
  EXPECT_THAT(read_ods_rows(row(cell("table:formula=\"of:=A2\"") + said("x"))).damage,
              Contains(HasSubstr("1 formula has no stored value")));
}

TEST(OdsReader, TellsHiddenRowsAndReadsThem) {
  const auto read =
      read_ods_rows("<table:table-header-rows>" + row(said("h")) + "</table:table-header-rows>" +
                    "<table:table-row-group table:display=\"false\">" + row(said("a")) + "</table:table-row-group>" +
                    row(said("b"), "table:visibility=\"filter\"") + row(said("c")));
  EXPECT_EQ(read.cells.size(), 4u);
  EXPECT_THAT(read.decisions, Contains(HasSubstr("2 hidden rows (1 by a filter) read, with 2 cells")));
}

TEST(OdsReader, ShowsNumbersAsTheirStylesSay) {
  const std::string styles =
      "<number:date-style style:name=\"N1\"><number:day number:style=\"long\"/><number:text>.</number:text>"
      "<number:month number:style=\"long\"/><number:text>.</number:text><number:year "
      "number:style=\"long\"/></number:date-style>"
      "<number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"1\" "
      "number:min-integer-digits=\"1\"/>"
      "<number:text>%</number:text></number:percentage-style>"
      "<number:number-style style:name=\"P0\"><number:number number:decimal-places=\"2\" "
      "number:min-integer-digits=\"1\" "
      "number:grouping=\"true\"/></number:number-style>"
      "<number:number-style style:name=\"N3\"><number:text>minus </number:text><number:number "
      "number:decimal-places=\"0\" "
      "number:min-integer-digits=\"1\"/><style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"P0\"/>"
      "</number:number-style>"
      "<style:style style:name=\"d\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      "<style:style style:name=\"child\" style:family=\"table-cell\" style:parent-style-name=\"p\"/>"
      "<style:style style:name=\"p\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
      "<style:style style:name=\"n\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>";
  const auto read =
      read_ods_rows("<table:table-column table:default-cell-style-name=\"d\"/>" +
                        row(cell("office:value-type=\"date\" office:date-value=\"2014-05-04\"") +
                            cell("table:style-name=\"child\" office:value-type=\"percentage\" office:value=\"0.125\"") +
                            cell("table:style-name=\"n\" office:value-type=\"float\" office:value=\"1234.5\"") +
                            cell("table:style-name=\"n\" office:value-type=\"float\" office:value=\"-7\"")),
                    styles);
  EXPECT_EQ(read.cells.at("A1").shown, "04.05.2014");
  EXPECT_EQ(read.cells.at("B1").shown, "12.5%");
  EXPECT_EQ(read.cells.at("C1").shown, "1,234.50");
  EXPECT_EQ(read.cells.at("D1").shown, "minus 7");
}

TEST(OdsReader, KnowsMergedRangesBeforeRowsAreRead) {
  const auto read = read_ods_rows(
      row(cell("office:value-type=\"string\" table:number-columns-spanned=\"3\" table:number-rows-spanned=\"2\"",
               "<text:p>x</text:p>") +
          "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + said("y")) +
      row("<table:covered-table-cell table:number-columns-repeated=\"3\"/>"));
  ASSERT_EQ(read.merged.size(), 1u);
  EXPECT_EQ(read.merged[0].last_column, 3u);
  EXPECT_EQ(read.merged[0].last_row, 2u);
  EXPECT_EQ(read.cells.at("D1").raw, "y");
}

TEST(OdsReader, ReadsSheetsInAnyOrder) {
  const std::string bytes = make_archive(ods_parts(
      content_part(table(row(said("first"))) + "<table:table table:name=\"two\"/>" + table(row(said("third"))))));
  ods::Document document(Archive(bytes, "test.ods"));
  ASSERT_EQ(document.sheets().size(), 3u);
  EXPECT_EQ(read_sheet(document, 2).at("A1").raw, "third");
  EXPECT_EQ(read_sheet(document, 0).at("A1").raw, "first");
  EXPECT_THAT(read_sheet(document, 1), IsEmpty());
  EXPECT_EQ(read_sheet(document, 2).at("A1").raw, "third");
}

TEST(OdsReader, GoesOnFromWhereAnEarlierSheetWasLeft) {
  const std::string group =
      "<table:table-row-group>" + row(said("b"), "table:number-rows-repeated=\"3\"") +
      row(cell("office:value-type=\"string\"", "<table:table><table:table-row/></table:table><text:p>c</text:p>")) +
      "</table:table-row-group>";
  std::string tables;
  for (int i = 0; i < 5; ++i)
    tables += table(row(said("a" + std::to_string(i))) + group + row(said("end" + std::to_string(i))));
  const std::string bytes = make_archive(ods_parts(content_part(tables)));
  for (std::size_t rows = 0; rows < 8; ++rows) {  // reads the first rows of each sheet, as profiles do
    ods::Document document(Archive(bytes, "test.ods"));
    for (std::size_t sheet : {0, 1, 3}) {
      const auto reader = document.open(sheet);
      Row line;
      for (std::size_t i = 0; i < rows && reader->next(line); ++i)
        EXPECT_TRUE(i != 0 || line.cells[0].raw == "a" + std::to_string(sheet));
    }
    for (std::size_t sheet : {4, 2}) {
      const KeptSheet cells = read_sheet(document, sheet);
      EXPECT_EQ(cells.size(), 6u);
      EXPECT_EQ(cells.at("A5").raw, "c");
      EXPECT_EQ(cells.at("A6").raw, "end" + std::to_string(sheet));
    }
  }
}

TEST(OdsReader, RefusesWhatIsEncryptedOrNoSpreadsheet) {
  Parts parts = ods_parts("nonsense");
  parts["META-INF/manifest.xml"] = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
  EXPECT_THAT([&] { read_ods(parts); }, testing::ThrowsMessage<InputError>(HasSubstr("password-protected")));
  parts = ods_parts("<x/>");
  parts["mimetype"] = "application/vnd.oasis.opendocument.text";
  EXPECT_THAT([&] { read_ods(parts); }, testing::ThrowsMessage<InputError>(HasSubstr("(.odt)")));
}

TEST(OdsReader, CellsOfAMatrixKeepTheirErrors) {
  const KeptSheet sheet =
      read_ods_rows(
          "<table:table-row>"
          "<table:table-cell office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p></table:table-cell>"
          "<table:table-cell office:value-type=\"string\" "
          "office:string-value=\"\"><text:p>#VALUE!</text:p></table:table-cell>"
          "<table:table-cell xmlns:calcext=\"c\" office:value-type=\"string\" calcext:value-type=\"error\"/>"
          "<table:table-cell office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p></table:table-cell>"
          "<table:table-cell office:value-type=\"string\"><text:p>#N/A</text:p></table:table-cell></table:table-row>")
          .cells;
  EXPECT_EQ(sheet.at("A1").kind, CellKind::error);
  EXPECT_EQ(sheet.at("A1").raw, "#DIV/0!");
  EXPECT_EQ(sheet.at("B1").raw, "#VALUE!");
  EXPECT_EQ(sheet.at("B1").kind, CellKind::error);
  EXPECT_EQ(sheet.at("C1").kind, CellKind::error);
  EXPECT_EQ(sheet.at("D1").kind, CellKind::number);
  EXPECT_EQ(sheet.at("E1").kind, CellKind::text) << "somebody typed it";
}

TEST(OdsReader, ALongAttributeBehindTheTablesIsNotRead) {
  std::string ranges;
  while (ranges.size() < (3u << 20)) ranges += "Data.A1:Data.B" + std::to_string(ranges.size()) + " ";
  const std::string cells = table(
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>one</text:p></table:table-cell>"
      "</table:table-row>");
  const std::string other = "<table:consolidation table:function=\"sum\" table:source-cell-range-addresses=\"" +
                            ranges + "\" table:target-cell-address=\"Data.C1\"/>";
  EXPECT_EQ(read_ods(ods_parts(content_part(cells + other))).cells.at("A1").raw, "one");
  EXPECT_EQ(read_ods(ods_parts(content_part(other + cells + other))).cells.at("A1").raw, "one");
  const std::string long_cell =
      table("<table:table-row><table:table-cell office:value-type=\"string\" office:string-value=\"" + ranges +
            "\"/></table:table-row>");
  EXPECT_THROW(read_ods(ods_parts(content_part(long_cell))), InputError) << "a value is not left out";
}

TEST(OdsReader, RealFiles) {
  const char* shared = std::getenv("MAEX_SHARED_DATA");
  if (shared == nullptr) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder";
  const std::filesystem::path folder = std::filesystem::path(shared) / "spreadsheets";
  const auto open = [&](const char* name) { return ods::Document(Archive(folder / name)); };
  ods::Document dates{Archive(folder / "calamine/date.ods")};
  const KeptSheet sheet = read_sheet(dates, 0);
  EXPECT_EQ(sheet.at("A1").shown, "01/01/2021");
  EXPECT_EQ(sheet.at("A3").shown, "10:10:10");
  ods::Document sheets{Archive(folder / "calamine/any_sheets.ods")};
  ASSERT_EQ(sheets.sheets().size(), 4u);
  EXPECT_TRUE(sheets.sheets()[1].hidden);
  ods::Document spaces{Archive(folder / "calamine/special_cells.ods")};
  EXPECT_EQ(read_sheet(spaces, 0).at("A3").raw, "Value   With 3 spaces");
  EXPECT_THROW(open("calamine/pass_protected.ods"), InputError);
}

}  // namespace
}  // namespace maex::test

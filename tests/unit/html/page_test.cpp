#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/notice/locator.hpp"

namespace maex::html_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Registry& registry() {
  static const Registry made = [] {
    Registry all;
    register_builtin_adapters(all);
    return all;
  }();
  return made;
}

std::filesystem::path written(const std::string& bytes, const std::string& name) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("maex_html_" + name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

struct Read {
  std::vector<std::string> sheets;
  std::vector<std::vector<std::string>> cells;  ///< per sheet: "A1=text"; a trailing "~" marks hidden rows
  std::vector<std::vector<std::string>> merges;
  std::vector<std::string> decisions, damage;
};

Read read(const std::string& bytes, const std::string& name = "page.html") {
  const auto path = written(bytes, name);
  const Source source = open_tables(registry(), path, {});
  std::filesystem::remove(path);
  EXPECT_TRUE(source.format != nullptr && source.format->descriptor().id == "html");
  Read all;
  for (std::size_t i = 0; i < source.tables->sheets().size(); ++i) {
    all.sheets.push_back(source.tables->sheets()[i].name);
    all.cells.emplace_back();
    all.merges.emplace_back();
    const auto reader = source.tables->open(i);
    for (Row row; reader->next(row);)
      for (const Cell& cell : row.cells)
        all.cells.back().push_back(cell_address(cell.column, row.number) + "=" + shown(cell) + (row.hidden ? "~" : ""));
    for (const MergedRange& range : source.tables->merged(i))
      all.merges.back().push_back(cell_address(range.first_column, range.first_row) + ":" +
                                  cell_address(range.last_column, range.last_row));
  }
  all.decisions = to_strings(source.tables->decisions());
  all.damage = to_strings(source.tables->damage());
  return all;
}

std::string refusal(const std::string& bytes, const std::string& name = "page.html") {
  try {
    read(bytes, name);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

TEST(Html, ReadsItsSpecimen) {
  const auto path = written(registry().format("html")->specimen(), "specimen.html");
  const Source source = open_tables(registry(), path, {});
  ASSERT_EQ(source.tables->sheets().size(), 1u);
  EXPECT_EQ(source.tables->sheets()[0].name, "specimen");
  const auto reader = source.tables->open(0);
  Row row;
  ASSERT_TRUE(reader->next(row) && reader->next(row));
  ASSERT_EQ(row.cells.size(), 5u);
  EXPECT_EQ(row.cells[0].raw, "Ağdam");
  EXPECT_EQ(row.cells[1].kind, CellKind::text);
  EXPECT_EQ(row.cells[2].number, 41774.5);
  EXPECT_EQ(row.cells[3].kind, CellKind::date);
  EXPECT_EQ(shown(row.cells[3]), "2014-05-14");
  EXPECT_EQ(row.cells[4].kind, CellKind::boolean);
  ASSERT_TRUE(reader->next(row));
  EXPECT_EQ(row.number, 4u);
  EXPECT_EQ(row.cells[1].raw, "line one\nline two");
  EXPECT_EQ(row.cells[2].number, -3);
  EXPECT_EQ(row.cells[3].raw, "FALSE");
  ASSERT_TRUE(reader->next(row));
  EXPECT_EQ(row.number, 5u);
  EXPECT_EQ(row.cells[0].kind, CellKind::text);
  EXPECT_EQ(row.cells[0].column, 3u);
}

TEST(Html, PlacesCellsUnderSpans) {
  const Read page = read(
      "<table><tr><td rowspan=2 colspan=2>a<td>b<td rowspan=99>c</tr><tr><td>d</tr><tr><td>e<td "
      "colspan=1000000000>f</tr></table>");
  EXPECT_THAT(page.cells[0], ElementsAre("A1=a", "C1=b", "D1=c", "C2=d", "A3=e", "B3=f"));
  EXPECT_THAT(page.merges[0], ElementsAre("A1:B2", "D1:D3", "B3:C3"));
  EXPECT_THAT(page.damage, Contains(HasSubstr("1 cell reaches into the place of another one")));
}

TEST(Html, EndsRowSpansWithTheirGroup) {
  const Read page =
      read("<table><thead><tr><td rowspan=0>a<td>b<tr><td>c</thead><tbody><tr><td>d<td>e</tbody></table>");
  EXPECT_THAT(page.cells[0], ElementsAre("A1=a", "B1=b", "B2=c", "A3=d", "B3=e"));
  EXPECT_THAT(page.merges[0], ElementsAre("A1:A2"));
}

TEST(Html, NamesTablesAndKeepsAllOtherText) {
  const Read page = read(
      "<!doctype html><title>Report</title><h2>Casualties  in\nMay</h2><p>Sent by <b>us</b>.<table><tr><td>1</table>"
      "<table><tr><td>2</table><ul><li>one<li>two<br>lines</ul><table><caption>Areas</caption><tr><td>3</table>tail");
  EXPECT_THAT(page.sheets,
              ElementsAre("text", "Casualties in May", "Casualties in May (2)", "text (2)", "Areas", "text (3)"));
  EXPECT_THAT(page.cells[0], ElementsAre("A1=Report", "A2=Casualties in May", "A3=Sent by us."));
  EXPECT_THAT(page.cells[3], ElementsAre("A4=one", "A5=two\nlines"));
  EXPECT_THAT(page.cells[5], ElementsAre("A6=tail"));
}

TEST(Html, KeepsTheOrderOfTextAndTables) {
  const auto path = written(
      "<h1>Report</h1><p>a<table><tr><td>1<table><tr><td>in</table><tr><td>2</table><table></table><p>b<h3>Areas</h3>"
      "<table><tr><td>3</table><table><tr><td><table><tr><td>4</table></table>c",
      "order.html");
  const auto document = registry().format("html")->open(path, {});
  std::filesystem::remove(path);
  std::vector<std::string> parts;
  std::vector<int> levels;
  for (std::size_t i = 0; i != document->sheets().size(); ++i) {
    const SheetInfo& part = document->sheets()[i];
    std::string text = part.kind == PartKind::text ? "text" : "table";
    text += " after " + std::to_string(part.after.part) + "/" + std::to_string(part.after.row) + ":";
    const auto reader = document->open(i);
    for (Row row; reader->next(row);) {
      text += " " + std::to_string(row.number) + "=" + std::string(row.cells[0].raw);
      if (part.kind == PartKind::text) levels.push_back(row.level);
      EXPECT_TRUE(part.kind == PartKind::text || row.level == 0);
    }
    parts.push_back(text);
  }
  // The reader omits the empty table and the table that contains only another table. The text after an omitted table
  // follows the text before it.
  EXPECT_THAT(parts, ElementsAre("text after 0/0: 1=Report 2=a", "table after 1/2: 1=1 2=2", "table after 2/1: 1=in",
                                 "text after 2/2: 3=b 4=Areas", "table after 4/4: 1=3", "table after 5/1: 1=4",
                                 "text after 6/1: 5=c"));
  EXPECT_THAT(levels, ElementsAre(1, 0, 0, 3, 0));
}

TEST(Html, ManyTextsBetweenManyTablesStayInTheirBounds) {
  std::string page;
  for (int i = 0; i != 900; ++i) page += "<p>t<table><tr><td>1</table>";
  EXPECT_EQ(read(page).sheets.size(), 1800u);
  for (int i = 0; i != 101; ++i) page += "<p>t<table><tr><td>1</table>";
  EXPECT_THAT(refusal(page), HasSubstr("has 1001 sheets, more than the 1000"));
}

TEST(Html, GivesNestedTablesSheetsOfTheirOwn) {
  const Read page = read("<table><tr><td>a<table><tr><td>x<td>y</table>b<td>c</table>");
  EXPECT_THAT(page.sheets, ElementsAre("table 1", "table 2"));
  EXPECT_THAT(page.cells[0], ElementsAre("A1=a\nb", "B1=c"));
  EXPECT_THAT(page.cells[1], ElementsAre("A1=x", "B1=y"));
  EXPECT_THAT(page.decisions, Contains(HasSubstr("1 table is in a cell of another table")));
}

TEST(Html, ShowsTextAsABrowserDoes) {
  const Read page = read(
      "<table><tr><td>  a \n  b&nbsp;c &amp; &#601; &#150; <p>d</p><p>e<br><br>f<br></p><td>&nbsp;<td><pre> x\n y</pre>"
      "<td>i<script>no</script><!-- no --><style>p{}</style>j</table>");
  EXPECT_THAT(page.cells[0], ElementsAre("A1=a b\u00A0c & ə –\nd\ne\n\nf", "C1= x\n y", "D1=ij"));
}

TEST(Html, TellsWhatIsHiddenAndWhatIsNotRead) {
  const Read page = read(
      "<style>@media print { .p {display:none} } td.gone, .away { display : none }</style><table><tr style='DISPLAY: "
      "none'>"
      "<td>a<tr><td class=\"x gone\">b<td class=p>c<td>12<span class=away>0012</span><tr hidden><td>d</table>"
      "<div hidden>quiet</div><img src=a><a href=b>l</a><input name=q><iframe src=z></iframe>");
  EXPECT_THAT(page.cells[0], ElementsAre("A1=a~", "A2=b", "B2=c", "C2=12", "A3=d~"));
  EXPECT_THAT(page.cells[1], ElementsAre("A1=0012~", "A2=quiet~", "A3=l"));
  for (const char* told : {"2 hidden rows read", "1 hidden cell read", "2 hidden texts", "1 picture not read",
                           "1 link not followed", "1 form field not read", "1 frame not followed"})
    EXPECT_THAT(page.decisions, Contains(HasSubstr(told))) << told;
}

TEST(Html, ReadsExcelsAttributes) {
  const Read page = read(
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><!--[if gte mso "
      "9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>"
      "<x:ExcelWorksheet><x:Name>Minalar</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></"
      "xml><![endif]-->"
      "<style><!--table {} .xl24 {mso-number-format:\"dd\\/mm\\/yyyy\\;\\@\";} .xl25 "
      "{mso-number-format:\"\\0022$\\0022\\#\\,\\#\\#0\";}"
      "--></style><table><tr><td class=xl24 x:num=\"41773\">14/05/2014</td><td class=xl25 x:num=\"1234\">x</td><td "
      "x:str>007</td>"
      "<td x:num=\"no\">seven</td><td x:err=\"#N/A\">#N/A</td><td sdval=\"41773\" "
      "sdnum=\"1033;0;YYYY-MM-DD\">b</td></tr></table>",
      "export.xls");
  EXPECT_EQ(page.sheets[0], "Minalar");
  EXPECT_THAT(page.cells[0],
              ElementsAre("A1=14/05/2014", "B1=$1,234", "C1=007", "D1=seven", "E1=#N/A", "F1=2014-05-14"));
  EXPECT_THAT(page.damage, Contains(HasSubstr("1 cell claims to contain a number")));
}

TEST(Html, CutsAndResolvesTheNamesThatExcelLeaves) {
  const auto named = [](const std::string& name) {
    return read("<html><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>" + name +
                "</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--><table><tr><td>1</"
                "table>")
        .sheets[0];
  };
  EXPECT_EQ(named("R &amp; D &#601; &no"), "R & D ə &no");
  EXPECT_EQ(named(std::string(99, 'a') + "əə"), std::string(99, 'a') + "…");  // never cut inside a character
}

TEST(Html, StylesStayWithinWhatExcelHas) {
  const auto styled = [](const std::string& css) {
    return "<html><style>" + css + "</style><table><tr><td class=c1 x:num=\"1\">1</table>";
  };
  std::string classes;
  for (int i = 0; i < 70'000; ++i) classes += (i == 0 ? ".c" : ",.c") + std::to_string(i);
  EXPECT_THAT(refusal(styled(classes + "{mso-number-format:\"0.00\"}")), HasSubstr("more than the 65536 classes"));
  const std::string code(100'000, '0');  // each class would keep its own copy
  EXPECT_THAT(read(styled(".c1{mso-number-format:\"" + code + "\"}")).cells[0], ElementsAre("A1=1"));
  EXPECT_THAT(read(styled(".c1{mso-number-format:\"0\\d800\"}")).cells[0],
              Contains(Not(HasSubstr("\xED"))));  // half of a surrogate pair is not valid UTF-8
}

TEST(Html, TextBetweenCellsOfNestedTablesGoesToTheCellAround) {
  const Read page = read("<table><tr><td>a<table>b<table>c<tr><td>d</table>e</table>f</table>g");
  EXPECT_THAT(page.cells[0], ElementsAre(HasSubstr("A1=a")));
  for (const char* text : {"b", "c", "e", "f"}) EXPECT_THAT(page.cells[0][0], HasSubstr(text));
  EXPECT_THAT(page.cells[1], ElementsAre("A1=d"));
  EXPECT_THAT(page.cells[2], ElementsAre("A1=g"));
}

TEST(Html, DecidesTheEncodingAloud) {
  const auto decided = [](const std::string& declared, const std::string& text) {
    const Read page = read("<html><meta " + declared + "><table><tr><td>" + text + "</table>");
    return page.cells[0][0] + " | " + page.decisions[0];
  };
  EXPECT_THAT(decided("charset=windows-1251", "\xCC\xE8\xED\xE0"),
              HasSubstr("A1=Мина | encoding windows-1251 (the page says"));
  EXPECT_THAT(decided("http-equiv=Content-Type content='text/html; charset=koi8-r'", "\xED\xC9\xCE\xC1"),
              HasSubstr("A1=Мина |"));
  EXPECT_THAT(decided("charset=iso-8859-9",
                      "A\xF0"
                      "dam"),
              HasSubstr("A1=Ağdam |"));
  EXPECT_THAT(decided("charset=windows-1251", "Мина"),
              HasSubstr("A1=Мина | encoding UTF-8 (decided: the page says windows-1251, but"));
  EXPECT_THAT(decided("charset=utf-8", "\xCC\xE8\xED\xE0 \xCC\xE8\xED\xE0"),
              HasSubstr("A1=Мина Мина | encoding windows-1251 (decided"));
  EXPECT_THAT(decided("name=x", "Ağdam"), HasSubstr("the page names none"));
  EXPECT_THAT(decided("charset=martian", "Ağdam"), HasSubstr("which is not a known encoding"));
}

TEST(Html, SurvivesWrongMarkup) {
  EXPECT_THAT(read("<table><td>a<td><font>b<td>c<tr><td>d</table></td></table>").cells[0],
              ElementsAre("A1=a", "B1=b", "C1=c", "A2=d"));
  EXPECT_THAT(read("<table><tr><td>a<tr><td>b").damage, Contains(HasSubstr("may be cut off")));
  EXPECT_THAT(read("<table><tr><td>a</table>").damage, Not(Contains(HasSubstr("cut off"))));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  EXPECT_THAT(refusal("<html>" + deep), HasSubstr("--limit xml-depth="));
  EXPECT_THAT(refusal("<html><table></table>"), HasSubstr("without tables and without text"));
  EXPECT_THAT(refusal("<html>Please log in", "list.xlsx"), HasSubstr("download it again"));
  std::string wide = "<table><tr>";
  for (int i = 0; i < 20; ++i) wide += "<td colspan=1000>x";
  EXPECT_THAT(refusal(wide), HasSubstr("--limit columns="));
}

TEST(Html, IsRecognisedByItsMarkup) {
  const auto certainty = [](const std::string& bytes, const std::string& name) {
    Probe probe;
    probe.path = probe.name = name;
    probe.head = bytes;
    probe.size = bytes.size();
    return to_string(registry().format("html")->identify(probe).certainty);
  };
  EXPECT_EQ(certainty("\xEF\xBB\xBF \n<!-- saved --><!DOCTYPE HTML PUBLIC \"x\">", "a"), "certain");
  EXPECT_EQ(certainty("<?xml version='1.0'?><!DOCTYPE html><html/>", "a"), "certain");
  EXPECT_EQ(certainty("<TABLE border=1>", "a.xls"), "likely");
  EXPECT_EQ(certainty("<?xml version='1.0'?><maxml/>", "a.xml"), "no");
  EXPECT_EQ(certainty("<table xmlns='urn:x'>", "a.xml"), "no");
  EXPECT_EQ(certainty("<?xml version='1.0'?><!DOCTYPE html><html><p>x</p></html>", "a.xml"), "no");
  EXPECT_EQ(certainty("<?xml version='1.0'?><!DOCTYPE html><html><p>x</p></html>", "a.xhtml"), "certain");
  EXPECT_EQ(certainty("<5,a\n<6,b\n", "a.csv"), "no");
  EXPECT_EQ(certainty("a,b\n", "a.csv"), "no");
}

}  // namespace
}  // namespace maex::html_test

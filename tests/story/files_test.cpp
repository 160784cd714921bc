// Files as partners really send them: content that is missing, hidden or no record, and one bad part in a good file.
#include <gmock/gmock.h>

#include "tests/story/partner_list.hpp"
#include "tests/story/program.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

// All values are invented.
const std::string head = "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Qurğu,Nəticə,Status,Cins,Yaş\n";
std::string row(const std::string& number, const std::string& day, const std::string& more = {}) {
  return number + "," + day + ",Ağdam,Nümunəli,PƏM,yaralanıb,mülki,kişi,31" + more + "\n";
}

class Files : public Program {
 protected:
  /// Converts to maXML and returns the report. The file may be refused.
  std::string to_xml(const std::string& name) {
    std::filesystem::remove(folder_ / "out.xml");
    return maex("convert " + name + " --to maxml --include any -o out.xml --overwrite -v");
  }
  [[nodiscard]] std::size_t accidents() const { return times(text("out.xml"), "<Accident>"); }
  [[nodiscard]] std::size_t victims() const { return times(text("out.xml"), "<Victim>"); }

  /// A workbook: rows of sheet data in each sheet, and what follows them.
  struct Sheet {
    std::string name, rows, behind, before;
    std::string state;
  };
  void workbook(const std::string& name, const std::vector<Sheet>& sheets) {
    test::Parts parts = test::workbook_parts("");
    std::string list, relations;
    for (std::size_t i = 0; i != sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"rIdS" + n + "\"" +
              (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"") + "/>";
      relations += "<Relationship Id=\"rIdS" + n +
                   "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                   "Target=\"worksheets/sheet" +
                   n + ".xml\"/>";
      parts["xl/worksheets/sheet" + n + ".xml"] =
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + sheets[i].before +
          "<sheetData>" + sheets[i].rows + "</sheetData>" + sheets[i].behind + "</worksheet>";
    }
    std::string& book = parts["xl/workbook.xml"];
    const std::size_t from = book.find("<sheets>") + 8;
    book.replace(from, book.find("</sheets>") - from, list);
    std::string& links = parts["xl/_rels/workbook.xml.rels"];
    links.insert(links.find("</Relationships>"), relations);
    file(name, test::make_archive(parts));
  }
  /// One row of a sheet. "=F" is a formula without a stored value, "=S" one whose stored text is empty.
  static std::string cells(int number, const std::vector<std::string>& texts) {
    std::string made = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t c = 0; c != texts.size(); ++c) {
      const std::string at = std::string(1, static_cast<char>('A' + c)) + std::to_string(number);
      if (texts[c] == "=F")
        made += "<c r=\"" + at + "\"><f>A1</f><v></v></c>";
      else if (texts[c] == "=S")
        made += "<c r=\"" + at + "\" t=\"str\"><f>A1</f><v></v></c>";
      else if (!texts[c].empty())
        made += "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + texts[c] + "</t></is></c>";
    }
    return made + "</row>";
  }
  static std::string heading_cells(int row = 1) {
    return cells(row, {"Hadisənin nömrəsi", "Tarix", "Rayon", "Kənd", "Qurğu", "Nəticə", "Status", "Cins", "Yaş"});
  }
  static std::string data(int row, const std::string& number, const std::string& day, const std::string& age = "31") {
    return cells(row, {number, day, "Ağdam", "Nümunəli", "PƏM", "yaralanıb", "mülki", "kişi", age});
  }
};

TEST_F(Files, AFormulaWithoutAValueIsUnknownAndNotBlank) {
  workbook("list.xlsx",
           {{"S",
             heading_cells() + data(2, "7/1", "14.05.2014") + data(3, "=F", "15.05.2014") +
                 data(4, "=F", "16.05.2014") + data(5, "7/4", "17.05.2014", "=F") + data(6, "7/5", "18.05.2014", "=S"),
             "", "", ""}});
  const std::string out = to_xml("list.xlsx");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(accidents(), 5u) << "a number that is not known is not the number above";
  EXPECT_EQ(times(out, "error   formula-without-value"), 3u) << "an empty text that is stored is blank";
  for (const std::string cell : {"A3", "A4", "I5"}) EXPECT_THAT(out, HasSubstr("cell " + cell));
  EXPECT_THAT(text("out.xml.quarantine.csv"), HasSubstr("formula-without-value"));
}

TEST_F(Files, AFormulaWithoutAValueIsUnknownInTaggedTables) {
  workbook("list.xlsx",
           {{"S",
             cells(1, {"No", "Day", "Killed"}) + cells(2, {"#event+code", "#date+occurred", "#affected+killed"}) +
                 cells(3, {"F-1", "2014-05-14", "=F"}),
             "", "", ""}});
  const std::string out = to_xml("list.xlsx");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_THAT(out, HasSubstr("formula-without-value"));
  EXPECT_EQ(accidents(), 1u);
}

TEST_F(Files, HiddenCopiesOfTaggedTablesDoNotCountTwice) {
  const std::string head =
      cells(1, {"No", "Day", "Killed"}) + cells(2, {"#event+code", "#date+occurred", "#affected+killed"});
  const std::string first = cells(3, {"F-1", "2014-05-14", "1"}), second = cells(4, {"F-2", "2014-05-15", "2"});
  workbook("list.xlsx",
           {{"Old", head + first + second + cells(5, {"F-3", "2014-05-16", "1"}) + cells(6, {"F-9", "2014-05-19", "1"}),
             "", "", "hidden"},
            {"List", head + first + second + cells(5, {"F-3", "2014-05-16", "3"}), "", "", ""}});
  const std::string out = to_xml("list.xlsx");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(accidents(), 4u) << "F-9 is on the hidden sheet only";
  EXPECT_EQ(times(out, "warning hidden-copy"), 2u);
  EXPECT_EQ(times(out, "error   hidden-sheet-differs"), 1u);
  EXPECT_THAT(out, HasSubstr("sheet \"Old\", row 5"));
  EXPECT_THAT(out, HasSubstr("     ok\n")) << "the balance";
}

TEST_F(Files, TextUnderMergedCellsIsNoContent) {
  workbook("list.xlsx", {{"S",
                          heading_cells() + data(2, "7/1", "14.05.2014") + data(3, "7/99", "31.12.2014") +
                              data(4, "7/2", "16.05.2014"),
                          "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>", "", ""}});
  const std::string out = to_xml("list.xlsx");
  EXPECT_EQ(accidents(), 2u) << out;
  EXPECT_EQ(victims(), 3u);
  EXPECT_EQ(times(out, "warning text-under-merge"), 2u);
  EXPECT_THAT(text("out.xml"), Not(HasSubstr("7/99")));
  EXPECT_THAT(text("out.xml"), Not(HasSubstr("2014-12-31")));
  EXPECT_THAT(out, HasSubstr("under-merge 2"));
}

TEST_F(Files, CopiesOnHiddenSheetsDoNotCountTwice) {
  const std::string list = heading_cells() + data(2, "7/1", "14.05.2014") + data(3, "7/2", "15.05.2014");
  workbook("list.xlsx", {{"Old", list, "", "", "veryHidden"},
                         {"List", list + data(4, "7/3", "16.05.2014"), "",
                          "<cols><col min=\"6\" max=\"6\" hidden=\"1\"/></cols>", ""}});
  std::string out = to_xml("list.xlsx");
  EXPECT_EQ(victims(), 3u) << out;
  EXPECT_EQ(times(out, "warning hidden-copy"), 2u);
  EXPECT_THAT(out, HasSubstr("info    column-hidden"));
  EXPECT_THAT(out, HasSubstr("cell F1"));
  // An older version of a row is not a second victim, and a row that only the hidden sheet has is read.
  workbook("old.xlsx", {{"List", list, "", "", ""},
                        {"Old", heading_cells() + data(2, "7/1", "14.05.2014", "12") + data(3, "7/9", "15.05.2014"), "",
                         "", "hidden"}});
  out = to_xml("old.xlsx");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(victims(), 3u);
  EXPECT_THAT(out, HasSubstr("error   hidden-sheet-differs"));
  EXPECT_THAT(text("out.xml"), HasSubstr("7/9"));
}

TEST_F(Files, RowsThatAreNoRecordsMakeNoIncidents) {
  file("list.csv", head + row("1", "03.01.2014") + row("2", "11.01.2014") + "Yanvar üzrə cəmi,,,,,2,,,\n" +
                       "Fevral,,,,,,,,\n" + row("3", "10.02.2014") + "За февраль итого:,,,,,1 чел.,,,\n" +
                       "\"Aşağıdakı hadisələr haqqında xəstəxana məlumat verib, dəqiqləşdirilir\",,,,,,,,\n" +
                       "Qeyd: siyahı natamamdır,,,,,,,,\n" + row("4", "02.03.2014") + "5,,,,,,,,\n6,,,,,,,,\n" +
                       "Ümumilikdə,,,,,4 nəfər,,,\n");
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 0) << out;
  EXPECT_EQ(accidents(), 4u);
  EXPECT_EQ(victims(), 4u);
  EXPECT_THAT(out, HasSubstr("counter-alone 2"));
  EXPECT_THAT(out, HasSubstr("totals-row"));
  EXPECT_EQ(times(out, "info    text-alone"), 2u);
  EXPECT_THAT(out, Not(HasSubstr("total-differs-from-rows")));
}

TEST_F(Files, ASubtotalThatIsWrongIsReported) {
  file("list.csv",
       head + row("1", "03.01.2014") + row("2", "11.01.2014") + "Yanvar üzrə cəmi,,,,,3,,,\n" + row("3", "10.02.2014"));
  EXPECT_THAT(to_xml("list.csv"), HasSubstr("total-differs-from-rows"));
  EXPECT_EQ(accidents(), 3u);
}

TEST_F(Files, ATextWhereTheNumberBelongsIsNoIncident) {
  file("list.csv", head + row("2014/1", "03.01.2014") + "Şuşa istiqaməti,-,—,,,,,,\n" + row("2014/3", "04.01.2014") +
                       "Tərtib etdi:,,,,,imza,,,\n2014/4,,,,,,,,\n");
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(accidents(), 3u) << "a number alone is an incident of which nothing is known";
  EXPECT_EQ(victims(), 2u);
  EXPECT_THAT(out, HasSubstr("incident-without-victims"));
  EXPECT_THAT(out, HasSubstr("section-row 3"));
}

TEST_F(Files, ANumberAloneMayBeTheHeadingOfItsIncident) {
  const std::string person = "14.05.2014,Ağdam,Nümunəli,PƏM,yaralanıb,mülki,kişi,31\n";
  file("list.csv", head + row("1", "03.01.2014") + "2,,,,,,,,\n," + person + "," + person + "3,,,,,,,,\n4,,,,,,,,\n");
  std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 0) << out;
  EXPECT_EQ(accidents(), 2u);
  EXPECT_EQ(victims(), 3u);
  EXPECT_THAT(out, HasSubstr("counter-alone 2"));
  // Below a text it is not clear whose victims they are. They must not go to the incident above it.
  file("text.csv", head + row("1", "03.01.2014") + "İkinci hadisə,,,,,,,,\n," + person);
  out = to_xml("text.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(victims(), 1u);
  EXPECT_THAT(out, HasSubstr("error   no-incident"));
}

TEST_F(Files, AnotherTableBelowTheListMakesNoIncidents) {
  file("list.csv", head + row("1", "03.01.2014") +
                       "Rayon,Kənd,Cins,Yaş,,,,,\nAğdam,Nümunəli,kişi,31,,,,,\nFüzuli,Misallı,qadın,40,,,,,\n" + head +
                       row("2", "04.01.2014"));
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(accidents(), 2u);
  EXPECT_THAT(out, HasSubstr("error   heading-missing"));
  EXPECT_THAT(out, HasSubstr("not-a-list 8"));
}

TEST_F(Files, AnIncidentBehindASubtotalMayHaveNoVictims) {
  file("list.csv", head + row("1", "03.01.2014") + "Yanvar üzrə cəmi,,,,,1,,,\n2,05.02.2014,Ağdam,Nümunəli,PƏM,,,,\n" +
                       "Cəmi,,,,,1,,,\n3,06.03.2014,Ağdam,Nümunəli,PƏM,,,,\nSədr: A. B.,07.03.2014,,,,,,,\n");
  to_xml("list.csv");
  EXPECT_EQ(accidents(), 3u) << "a signature with its day is no incident";
}

TEST_F(Files, HeadingsInAnotherOrderHoldForTheRowsBelow) {
  file("list.csv", head + row("1", "03.01.2014") +
                       "Hadisənin nömrəsi,Nəticə,Rayon,Tarix,Qurğu,Kənd,Yaş,Cins,Status\n"
                       "2,həlak olub,Füzuli,05.02.2014,PƏM,Misallı,44,qadın,hərbçi\n");
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 0) << out;
  EXPECT_EQ(victims(), 2u);
  EXPECT_THAT(out, HasSubstr("headings-again"));
  EXPECT_THAT(text("out.xml"), HasSubstr("2014-02-05"));
  EXPECT_THAT(text("out.xml"), HasSubstr("Füzuli"));
  EXPECT_THAT(out, HasSubstr("KILLED 1"));
  // A finding about a row below names the heading that holds there.
  file("bad.csv", head + row("1", "03.01.2014") +
                      "Hadisənin nömrəsi,Nəticə,Rayon,Tarix,Qurğu,Kənd,Yaş,Cins,Status\n"
                      "2,həlak olub,Füzuli,05.02.2014,PƏM,Misallı,çox qoca,qadın,hərbçi\n");
  EXPECT_THAT(to_xml("bad.csv"), HasSubstr("cell G4 (Yaş)"));
}

TEST_F(Files, ASheetWithoutHeadingsIsNotLostSilently) {
  for (const bool first : {false, true}) {
    const Sheet list{"Yanvar", heading_cells() + data(2, "1", "02.01.2014") + data(3, "2", "11.01.2014"), "", "", ""};
    const Sheet rest{"Fevral", data(1, "3", "10.02.2014") + data(2, "4", "20.02.2014"), "", "", ""};
    const Sheet words{"Sözlük", cells(1, {"PƏM", "piyada əleyhinə mina"}) + cells(2, {"TƏM", "tank əleyhinə mina"}), "",
                      "", ""};
    workbook("list.xlsx", first ? std::vector<Sheet>{rest, words, list} : std::vector<Sheet>{list, words, rest});
    const std::string out = to_xml("list.xlsx");
    EXPECT_EQ(exit_, 1) << out;
    EXPECT_EQ(victims(), 2u);
    EXPECT_EQ(times(out, "error   rows-without-headings"), 1u);
    EXPECT_THAT(out, HasSubstr("rows-without-headings 18"));
    EXPECT_THAT(out, HasSubstr("not-a-list 4")) << "a list of words is no list of persons";
  }
}

TEST_F(Files, AQuoteThatIsNotClosedSwallowsNoRows) {
  file("list.csv", head + "1,14.05.2014,Ağdam,\"Nümunəli,PƏM,yaralanıb,mülki,kişi,31\n" + row("2", "15.05.2014") +
                       "3,16.05.2014,Ağdam,\"Misallı, məktəb\",PƏM,yaralanıb,mülki,kişi,31\n" +
                       "4,17.05.2014,Ağdam,\"Misallı \"\"A\"\"\",PƏM,yaralanıb,mülki,kişi,31\n" +
                       row("5", "18.05.2014"));
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(victims(), 5u);
  EXPECT_THAT(out, HasSubstr("not closed in the same row, the first in row 2"));
  EXPECT_THAT(text("out.xml"), HasSubstr("Misallı \"A\""));
  // To the end of the file, with doubled quotes behind it.
  file("end.csv", head + row("1", "14.05.2014") + "2,15.05.2014,Ağdam,\"Nümunəli,PƏM,yaralanıb,mülki,kişi,31\n" +
                      "3,16.05.2014,Ağdam,\"\",PƏM,yaralanıb,mülki,kişi,32\n");
  to_xml("end.csv");
  EXPECT_EQ(exit_, 1);
  EXPECT_EQ(victims(), 3u);
  // A text of several lines stays one cell.
  file("lines.csv", head + "1,14.05.2014,Ağdam,\"Nümunəli\nikinci sətir\",PƏM,yaralanıb,mülki,kişi,31\n");
  to_xml("lines.csv");
  EXPECT_EQ(exit_, 0);
  EXPECT_EQ(victims(), 1u);
}

TEST_F(Files, ASeparatorThatChangesIsAnErrorAndMakesNoIncidents) {
  std::string second = head + row("3", "16.05.2014") + row("4", "17.05.2014");
  std::replace(second.begin(), second.end(), ',', ';');
  file("list.csv", head + row("1", "14.05.2014") + row("2", "15.05.2014") + second);
  std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(victims(), 4u);
  EXPECT_EQ(accidents(), 4u);
  EXPECT_THAT(out, HasSubstr("the separator changes: 3 rows were cut by another one, the first is row 4"));
  // Rows that cannot be cut go to quarantine.
  file("odd.csv", head + row("1", "14.05.2014") + row("2", "15.05.2014") + "3;16.05.2014;Ağdam;PƏM;yaralanıb;kişi\n");
  out = to_xml("odd.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(accidents(), 2u);
  EXPECT_THAT(out, HasSubstr("error   row-not-cut"));
}

TEST_F(Files, LinesQuotedAsOneCellAreCut) {
  file("list.csv",
       "\"Hadisənin nömrəsi,Tarix,Rayon,Kənd,Nəticə\"\n\"1,14.05.2014,Ağdam,Nümunəli,yaralanıb\"\n"
       "\"2,15.05.2014,Ağdam,\"\"Misallı, məktəb\"\",yaralanıb\"\n");
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(victims(), 2u) << out;
  EXPECT_THAT(text("out.xml"), HasSubstr("Misallı, məktəb"));
  EXPECT_THAT(out, HasSubstr("3 rows were quoted as one cell"));
}

TEST_F(Files, CellsBehindTheLastHeadingAreReported) {
  file("list.csv", head + row("1", "14.05.2014") + row("2", "15.05.2014", ",artıq,xana"));
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(times(out, "warning surplus-cells"), 1u) << out;
  EXPECT_THAT(out, HasSubstr("cell J3"));
}

TEST_F(Files, OneMalformedHashtagSpoilsOnlyItsColumn) {
  const std::string tags =
      "#event+code,# date +occurred,#ADM2+NAME,#loc +name\u200B,#cause+type;,#affected+killed,#affected+2014";
  for (const std::string bad : {"#affected+2014", "injured (see note)", "##affected", "#affected+in-jured"}) {
    std::string row_of_tags = tags;
    row_of_tags.replace(row_of_tags.find("#affected+2014"), 14, bad);
    file("list.csv", "No,Day,District,Village,Device,Killed,Injured\n" + row_of_tags +
                         "\nF-1,2014-05-14,Ağdam,Nümunəli,AP_MINE,1,2\n");
    const std::string out = to_xml("list.csv");
    EXPECT_EQ(exit_, 1) << bad << "\n" << out;  // the column does not reach IMSMA, which is a loss
    EXPECT_THAT(out, HasSubstr("loss-unlisted-withheld"));
    EXPECT_EQ(accidents(), 1u);
    EXPECT_THAT(out, HasSubstr("warning flat-tag-malformed"));
    EXPECT_THAT(out, HasSubstr(bad));
    EXPECT_THAT(out, HasSubstr("info    flat-tag-cleaned"));
    EXPECT_THAT(text("out.xml"), HasSubstr("2014-05-14"));
  }
}

TEST_F(Files, RowsOfTheListBelowAnotherTablesHeadingsAreQuarantined) {
  file("list.csv",
       head + row("1", "2014-05-14") + "Status,Cins,Qurğunun növü\n" + row("2", "2014-05-15") + "hərbçi,kişi,mina\n");
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_EQ(accidents(), 1u) << out;
  EXPECT_THAT(out, HasSubstr("error   heading-missing"));
  EXPECT_THAT(text("out.xml.quarantine.csv"), HasSubstr("2014-05-15"));
}

// The words of a person are also headings of lists of numbers.
TEST_F(Files, ARowOfWordsIsAPersonAndNoRowOfHeadings) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Qurğunun növü,Zərərçəkənin nömrəsi,Nəticə,Status,Cins,Yaş qrupu,Vətəndaşlıq\n"
       "1,2014-05-14,Ağdam,AP mine,1-1,killed,civilian,male,adult,citizen\n"
       ",,,,,injured,civilian,male,child,citizen\n"
       ",,,,1-3,injured,civilian,female,child,citizen\n"
       "2,2014-05-15,Ağdam,AP mine,2-1,injured,military,male,adult,citizen\n");
  const std::string out = to_xml("list.csv");
  EXPECT_EQ(accidents(), 2u) << out;
  EXPECT_EQ(times(text("out.xml"), "<Victim>"), 4u) << out;
  EXPECT_THAT(out, Not(HasSubstr("headings-again")));
  EXPECT_THAT(out, Not(HasSubstr("heading-missing")));
}

TEST_F(Files, OneBadShapeSpoilsOnlyItself) {
  const auto feature = [](const std::string& id, const std::string& coordinates) {
    return "{\"type\":\"Feature\",\"id\":\"" + id +
           "\",\"properties\":{\"area_type\":\"CHA\",\"status\":\"Active\"},\"geometry\":{\"type\":\"Polygon\","
           "\"coordinates\":" +
           coordinates + "}}";
  };
  const std::string ring = "[[[46.9,40.1],[46.92,40.1],[46.92,40.12],[46.9,40.12],[46.9,40.1]]]";
  const std::string other = "[[[47.9,40.1],[47.92,40.1],[47.92,40.12],[47.9,40.12],[47.9,40.1]]]";
  for (const std::string bad :
       {"[[[46.9,40.1],[\"46.92\",40.1],[46.92,40.12],[46.9,40.1]]]",
        "[[[46.9,40.1],[46.92],[46.92,40.12],[46.9,40.1]]]", "[[46.9,40.1],[46.92,40.1],[46.92,40.12],[46.9,40.1]]",
        "[[[46.9,40.1],[null,null],[46.92,40.12],[46.9,40.1]]]", "[[[46.9,40.1],[1e999,40],[46.92,40.12],[46.9,40.1]]]",
        "null", "\"yoxdur\"", "[[[[46.9,40.1],[46.92,40.1]]],[[46.9,40.1]]]", "{\"x\":46.9}"}) {
    file("map.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + feature("A1", ring) + "," +
                            feature("A2", bad) + "," + feature("A3", other) + "]}");
    const std::string out = to_xml("map.geojson");
    EXPECT_EQ(exit_, 1) << bad << "\n" << out;
    EXPECT_EQ(times(text("out.xml"), "<Hazard>"), 2u) << bad;
    EXPECT_THAT(out, HasSubstr("error   feature-geometry-invalid"));
    EXPECT_THAT(out, HasSubstr("features[2]: "));
    EXPECT_THAT(out, HasSubstr("     ok\n")) << "the balance";
    // A polygon that is missing looks like land without a hazard.
    file("list.csv", head + row("1", "14.05.2014"));
    EXPECT_THAT(maex("validate list.csv --hazards map.geojson"), HasSubstr("shape cannot be read"));
    EXPECT_EQ(exit_, 3);
  }
}

TEST_F(Files, OtherKindsOfJsonMapsAreNamed) {
  file("esri.json",
       "{\"geometryType\":\"esriGeometryPolygon\",\"spatialReference\":{\"wkid\":4326},\"features\":[{\"attributes\":"
       "{\"FID\":1},\"geometry\":{\"rings\":[[[46.9,40.1],[46.92,40.1],[46.92,40.12],[46.9,40.1]]]}}]}");
  EXPECT_THAT(to_xml("esri.json"), HasSubstr("Esri JSON"));
  EXPECT_EQ(exit_, 3);
  file("topo.json",
       "{\"type\":\"Topology\",\"objects\":{\"ha\":{\"type\":\"Polygon\",\"arcs\":[[0]]}},\"arcs\":[[[46.9,40.1],[0.02,"
       "0]]]}");
  EXPECT_THAT(to_xml("topo.json"), HasSubstr("TopoJSON"));
  const std::string feature =
      "{\"type\":\"Feature\",\"id\":1,\"properties\":{\"area_type\":\"CHA\"},\"geometry\":{\"type\":"
      "\"Polygon\",\"coordinates\":[[[46.9,40.1],[46.92,40.1],[46.92,40.12],[46.9,40.1]]]}}";
  std::string second = feature;
  second.replace(second.find("\"id\":1"), 6, "\"id\":2");
  for (const std::string mark : {"", "\x1E"}) {
    file("lines.geojson", mark + feature + "\n" + mark + second + "\n");
    EXPECT_THAT(to_xml("lines.geojson"), HasSubstr("2 hazard areas"));
  }
}

TEST_F(Files, NotANumberInAMapSpoilsOnlyWhatItStandsFor) {
  const auto feature = [](const std::string& id, const std::string& area, const std::string& ring) {
    return R"({"type":"Feature","properties":{"hazard_area.id":")" + id + R"(","area_type":"CHA","area_m2":)" + area +
           R"(},"geometry":{"type":"Polygon","coordinates":[[)" + ring + "]]}}";
  };
  const std::string high = "[46.9,40.1,NaN],[46.92,40.1,-Infinity],[46.92,40.12,3],[46.9,40.1,NaN]";
  const std::string flat = "[46.9,40.1],[46.92,40.1],[46.92,40.12],[46.9,40.1]";
  file("map.geojson", R"({"type":"FeatureCollection","features":[)" + feature("A1", "NaN", high) + "," +
                          feature("A2", "5000", "[46.9,40.1],[NaN,40.1],[46.92,40.12],[46.9,40.1]") + "," +
                          feature("A3", "7000", flat) + "]}");
  const std::string out = to_xml("map.geojson");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_THAT(out, HasSubstr("features[2]"));
  EXPECT_THAT(out, HasSubstr("position 2 has something else than numbers"));
  const std::string written = text("out.xml");
  for (const char* id : {"A1", "A2", "A3"}) EXPECT_THAT(written, HasSubstr(id));
  EXPECT_THAT(written, HasSubstr("7000"));
  EXPECT_THAT(written, Not(HasSubstr("NaN")));
  EXPECT_THAT(written, Not(HasSubstr("nfinity")));
}

TEST_F(Files, KmlMayBeUtf16AndAnAltitudeNotANumber) {
  const auto wide = [](const std::string& ascii, bool mark) {
    std::string text = mark ? "\xFF\xFE" : "";
    for (const char c : ascii) (text += c) += '\0';
    return text;
  };
  const std::string kml =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>"
      "<name>HA-1</name><ExtendedData><Data name=\"area_type\"><value>CHA</value></Data></ExtendedData><Polygon>"
      "<outerBoundaryIs><LinearRing><coordinates>46.9,40.1,NaN 46.92,40.1,nan 46.92,40.12,0 46.9,40.1,NaN</coordinates>"
      "</LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>";
  for (const bool mark : {true, false}) {
    file("map.kml", wide(kml, mark));
    const std::string out = to_xml("map.kml");
    EXPECT_EQ(exit_, 0) << out;
    EXPECT_THAT(out, HasSubstr("3 points"));
    EXPECT_THAT(text("out.xml"), HasSubstr("46.92"));
    EXPECT_THAT(text("out.xml"), Not(HasSubstr("<Elevation>")));
  }
}

}  // namespace
}  // namespace maex::story

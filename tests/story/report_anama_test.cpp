// Lists and stated figures become monthly reports, in three languages. All data is made up.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* list =
    "Incident number,Date of incident,District,Device,Source,Check state,Outcome,Status,Sex,Age\n"
    "1,03.06.2014,Fizuli,AP mine,regional coordinator,confirmed,killed,civilian,male,41\n"
    "1,03.06.2014,Fizuli,AP mine,regional coordinator,confirmed,injured,military,male,17\n"
    "2,12.06.2014,Tovuz,AV mine,regional coordinator,confirmed,injured,civilian,female,33\n"
    "3,20.06.2014,Goychay,UXO,local media,not confirmed,injured,civilian,male,27\n";

constexpr const char* figures =
    "Stated by,Measure,Breakdown,District,Figure,Precision,Period,As of,Since\n"
    "ANAMA,INCIDENTS,,,2,,2014-06,,\n"
    "ANAMA,KILLED,,,3,,2014-06,,\n"
    "ANAMA,INJURED,,,7,,2014-06,,\n"
    "ANAMA,KILLED,status=CIVILIAN,,3,,2014-06,,\n"
    "ANAMA,INJURED,status=CIVILIAN,,4,,2014-06,,\n"
    "ANAMA,AREA_CLEARED,,,2390120,,2014-06,,\n"
    "ANAMA,AREA_CLEARED_HA,,,239.01,,2014-06,,\n"
    "ANAMA,AP_MINES,,,27,,2014-06,,\n"
    "ANAMA,UXO,,,402,,2014-06,,\n"
    "ANAMA,CARTRIDGES,,,3000,more than,2014-06,,\n"
    "ANAMA,CASUALTIES,,,2408,,,2014-06-30,early 1990s\n"
    "ANAMA,KILLED,,,376,,,2014-06-30,early 1990s\n"
    "ANAMA,INJURED,,,2032,,,2014-06-30,early 1990s\n"
    "ANAMA,KILLED,,,8,,2013,,\n";

/// The page with `by` for each part from `begin` to `end`.
std::string exchanged(const std::string& page, const std::string& begin, const std::string& end,
                      const std::string& by) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, from)) {
    out.append(page, from, at - from).append(by);
    from = std::min(page.find(end, at + begin.size()), page.size() - end.size()) + end.size();
  }
  return out.append(page, from);
}

class Reports : public Program {
 protected:
  /// The text of a page, without its style, its pictures and its tags. Cells are separated by "|".
  std::string words_of(const std::string& name) {
    // No regular expressions: those of the standard library take a place on the stack for each character of a match,
    // and a page is longer than the stack is deep under a sanitizer.
    std::string page = exchanged(text(name), "<style>", "</style>", "");
    page = exchanged(page, "<svg", "</svg>", "(picture)");
    for (const char* cell : {"</td>", "</th>"}) page = exchanged(page, cell, "", "|");
    page = exchanged(page, "<", ">", "");
    return page;
  }
};

TEST_F(Reports, CountIncidentsThatAreVerifiedInAHazardArea) {
  file("list.csv", list);
  convert("list.csv --to anama -o report.html --to-option public=no");
  const std::string words = words_of("report.html");
  EXPECT_THAT(words, HasSubstr("Monthly Report June 2014")) << "the month comes from the data";
  EXPECT_THAT(words, HasSubstr("In June 2014, 2 mine/UXO incidents were recorded. 3 people were killed or injured: 1 "
                               "killed and 2 injured."));
  EXPECT_THAT(words, HasSubstr("1 incident of this period is not counted"));
  EXPECT_THAT(words, HasSubstr("Child|0|1|1|"));
  EXPECT_THAT(words, HasSubstr("Female|0|1|1|"));
  EXPECT_THAT(words, HasSubstr("have no figures on operations for June 2014")) << "a missing section is not zero";
  EXPECT_THAT(words, HasSubstr("From 1 January 2014 to 30 June 2014, 3 people were killed or injured"));
  EXPECT_THAT(words, HasSubstr("(picture)"));
}

TEST_F(Reports, HideSmallNumbersUnlessTheyAreForInternalUse) {
  file("list.csv", list);
  convert("list.csv --to anama -o report.html");
  const std::string words = words_of("report.html");
  EXPECT_THAT(words, AllOf(Not(HasSubstr("Female|0|1")), Not(HasSubstr("Child|0|1"))));
  EXPECT_THAT(words, HasSubstr("Female|*|*|*|"));
  EXPECT_THAT(words, HasSubstr("1 killed and 2 injured")) << "the totals of the country stay";
  EXPECT_THAT(words, HasSubstr("This is the public version"));
}

TEST_F(Reports, HoldNoNameAndNoVillage) {
  file("list.csv",
       "Incident number,Date of incident,District,Village,Device,Source,Check state,Outcome,Name\n"
       "1,03.06.2014,Fizuli,Nümunəli,AP mine,regional coordinator,confirmed,killed,Nümunə Nümunəyev\n");
  for (const char* output : {"report.html", "annex.xlsx"})
    convert(std::string("list.csv --to anama --personal keep --to-option public=no -o ") + output);
  EXPECT_THAT(text("report.html"), AllOf(Not(HasSubstr("Nümunəyev")), Not(HasSubstr("Nümunəli"))));
  const std::string inside = "python3 -c \"import zipfile; z = zipfile.ZipFile('" + (folder_ / "annex.xlsx").string() +
                             "'); print(*[z.read(n).decode() for n in z.namelist()])\" > '" +
                             (folder_ / "inside.txt").string() + "'";
  ASSERT_EQ(std::system(inside.c_str()), 0);
  EXPECT_THAT(text("inside.txt"), AllOf(HasSubstr("2014-06-03"), HasSubstr("Fuzuli")));
  EXPECT_THAT(text("inside.txt"), AllOf(Not(HasSubstr("Nümunəyev")), Not(HasSubstr("Nümunəli"))));
}

TEST_F(Reports, StateFiguresInThreeLanguages) {
  file("figures.csv", figures);
  convert("figures.csv --to anama -o en.html --to-option period=2014-06");
  convert("figures.csv --to anama -o az.html --to-option period=2014-06 --to-option language=az");
  convert("figures.csv --to anama -o ru.html --to-option period=2014-06 --to-option language=ru");
  EXPECT_THAT(words_of("en.html"),
              AllOf(HasSubstr("In June 2014, 2,390,120 m² (239.01 ha) of land was cleared."),
                    HasSubstr("27 anti-personnel mines, 402 UXO and more than 3,000 cartridges were found"),
                    HasSubstr("From the early 1990s to 30 June 2014, 2,408 people were killed or injured by mines and "
                              "UXO: 376 killed and 2,032 injured.")));
  EXPECT_THAT(
      words_of("az.html"),
      AllOf(HasSubstr("2014-cü ilin iyun ayında 2\u00A0390\u00A0120 m² (239,01 ha) ərazi təmizlənib."),
            HasSubstr("3\u00A0000-dən çox ədəd patron"), HasSubstr("3 nəfər həlak olub, 7 nəfər xəsarət alıb")));
  EXPECT_THAT(words_of("ru.html"),
              AllOf(HasSubstr("В июне 2014 года зафиксировано 2 случая подрыва на минах и НРБ."),
                    HasSubstr("27 противопехотных мин"), HasSubstr("376 погибли и 2\u00A0032 ранены")));
}

TEST_F(Reports, SayWhichFiguresTheyDoNotCarry) {
  file("figures.csv", figures);
  const std::string said = convert("figures.csv --to anama -o report.html --to-option period=2014-06");
  EXPECT_THAT(said, HasSubstr("loss-other-period")) << said;
  EXPECT_THAT(words_of("report.html"), Not(HasSubstr("2013")));
}

TEST_F(Reports, SayWhichFiguresAreHidden) {
  file("figures.csv",
       "Stated by,Measure,Breakdown,Figure,Period\nANAMA,KILLED,,3,2014-06\nANAMA,INJURED,,7,2014-06\n"
       "ANAMA,KILLED,status=CIVILIAN,2,2014-06\nANAMA,KILLED,status=MILITARY,1,2014-06\n");
  const std::string all = convert("figures.csv --to anama -o public.html");
  EXPECT_THAT(all, AllOf(HasSubstr("loss-small-number"), Not(HasSubstr("loss         none")))) << all;
  const std::string none = convert("figures.csv --to anama -o internal.html --to-option public=no");
  EXPECT_THAT(none, HasSubstr("loss         none")) << none;
  EXPECT_THAT(words_of("internal.html"), HasSubstr("Civilian|2|"));
  EXPECT_THAT(words_of("public.html"), Not(HasSubstr("Civilian|2|")));
}

TEST_F(Reports, RefuseRecordsOfSeveralMonthsWithoutAPeriod) {
  file("list.csv",
       std::string(list) + "4,05.07.2014,Tovuz,AP mine,regional coordinator,confirmed,injured,civilian,male,30\n");
  const std::string said = maex("convert list.csv --to anama -o report.html");
  EXPECT_THAT(said, HasSubstr("2014-06, 2014-07")) << said;
  EXPECT_THAT(said, HasSubstr("--to-option period=2014-06"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "report.html"));
  convert("list.csv --to anama -o report.html --to-option period=2014");
  EXPECT_THAT(words_of("report.html"), HasSubstr("Annual Report 2014"));
}

TEST_F(Reports, RefuseAPeriodThatIsNotOne) {
  file("list.csv", list);
  const std::string said = maex("convert list.csv --to anama -o report.html --to-option period=June");
  EXPECT_EQ(exit_, 2) << said;
  EXPECT_THAT(said, HasSubstr("\"June\""));
  EXPECT_THAT(said, HasSubstr("2014-06"));
}

TEST_F(Reports, AreTheSameFromAnExportOfImsma) {
  file("list.csv", list);
  convert("list.csv --to maxml -o export.xml --include any");
  convert("list.csv --to anama -o list.html");
  const std::string said = convert("export.xml --to anama -o export.html");
  EXPECT_THAT(said, HasSubstr("loss-in-totals")) << said;
  std::string from_list = words_of("list.html"), from_export = words_of("export.html");
  from_list.replace(from_list.find("list.csv"), 8, "FILE");
  from_export.replace(from_export.find("export.xml"), 10, "FILE");
  EXPECT_EQ(from_export, from_list);
}

TEST_F(Reports, OfTheMonitorCountAllIncidentsOfAList) {
  file("list.csv", list);
  convert("list.csv --to monitor -o section.html --to-option sources=AzCBL");
  EXPECT_THAT(words_of("section.html"),
              AllOf(HasSubstr("AzCBL recorded 4 casualties"),
                    HasSubstr("The casualties occurred in 3 incidents (1 "
                              "antipersonnel mine; 1 antivehicle mine; 1 "
                              "unexploded ordnance, UXO)"),
                    HasSubstr("3 of the casualties were male and 1 female. 1 casualty was a child.")));
}

TEST_F(Reports, AreTheSameInEachRun) {
  file("list.csv", list);
  convert("list.csv --to anama -o a.docx");
  convert("list.csv --to anama -o b.docx");
  EXPECT_EQ(text("a.docx"), text("b.docx"));
}

TEST_F(Reports, HaveAnAnnexOfFiguresThatReadsBack) {
  file("figures.csv", figures);
  convert("figures.csv --to anama -o annex.xlsx --to-option period=2014-06");
  const std::string said = convert("annex.xlsx --from figures --to figures -o back.csv");
  const std::string back = text("back.csv");
  for (const char* figure : {"2390120", "239.01", "402", "3000", "2408", "376", "2032"})
    EXPECT_THAT(back, HasSubstr(figure)) << said;
}

TEST_F(Reports, OfTheMonitorKeepSourcesApart) {
  file("figures.csv",
       "Stated by,Measure,Breakdown,Figure,Period,As of,Since\n"
       "AzCBL,CASUALTIES,,25,2014,,\nAzCBL,KILLED,,6,2014,,\nAzCBL,INJURED,,19,2014,,\n"
       "AzCBL,INCIDENTS,,15,2014,,\nAzCBL,KILLED,status=CIVILIAN,2,2014,,\nAzCBL,KILLED,status=MILITARY,4,2014,,\n"
       "ANAMA,CASUALTIES,,22,2014,,\nANAMA,KILLED,,6,2014,,\nANAMA,INJURED,,16,2014,,\n"
       "ANAMA,CASUALTIES,,2415,,2014-09-30,early 1990s\n");
  convert("figures.csv --to monitor -o section.html");
  const std::string words = words_of("section.html");
  EXPECT_THAT(words, HasSubstr("AzCBL recorded 25 casualties from mines and explosive remnants of war (ERW) in 2014; 6 "
                               "people were killed (2 civilians and 4 military) and 19 people were injured.[1]"));
  EXPECT_THAT(words, HasSubstr("ANAMA recorded 22 casualties"));
  EXPECT_THAT(words, HasSubstr("The sources differ for 2014: AzCBL 25 and ANAMA 22."));
  EXPECT_THAT(words, HasSubstr("ANAMA reported a total of 2,415 mine/ERW casualties from the early 1990s to 30 "
                               "September 2014.[2]"));
  EXPECT_THAT(words, Not(HasSubstr("47"))) << "the figures of two sources are never added";
}

}  // namespace
}  // namespace maex::story

// Stated figures against each other, and against records, through the program.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

using Found = std::vector<std::string>;

class FiguresStory : public Program {
 protected:
  static std::string published(const std::string& name) {
    std::ifstream in(std::filesystem::path(MAEX_PUBLISHED_FIGURES) / name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Replaces the figure in the only row that contains `row`, as its text with commas around the figure.
  static std::string with(std::string text, const std::string& row, const std::string& instead) {
    EXPECT_EQ(times(text, row), 1u) << row;
    text.replace(text.find(row), row.size(), instead);
    return text;
  }
  static std::string place(const json& where) {
    std::string text = where.value("document", "");
    if (where.contains("row")) text += ":" + std::to_string(where["row"].get<int>());
    return text;
  }
  /// "code DOCUMENT:ROW [DOCUMENT:ROW ...]" of each finding about stated figures, without notes on missing months.
  Found found(const std::string& inputs) {
    const std::string out = maex("validate " + inputs + " --json --max-findings 1000");
    const json facts = json::parse(out.substr(out.find("{\n")));
    Found list;
    for (const json& group : facts.at("items").at(0).at("findings")) {
      if (!is_about_figures(group.at("code"))) continue;
      for (const json& notice : group.at("notices")) {
        std::string line = group.at("code").get<std::string>() + " " + place(notice.at("where")) + " [";
        if (notice.contains("also"))
          for (const json& also : notice["also"]) line += (line.back() == '[' ? "" : " ") + place(also);
        list.push_back(line + "]");
        sentences_[list.back()] = notice.at("problem");
      }
    }
    return list;
  }
  static bool is_about_figures(const std::string& code) {
    static const std::set<std::string> others = {"period-missing",     "age-missing",     "check-state-not-asked",
                                                 "sex-missing",        "source-missing",  "device-kind-assumed",
                                                 "victims-not-listed", "maxml-guess-used"};
    return others.count(code) == 0 && !code.starts_with("verification-");
  }
  std::map<std::string, std::string> sentences_;
};

TEST_F(FiguresStory, IdentitiesOfPublishedFiguresHold) {
  for (const char* name : {"weekly.csv", "intervals.csv", "since_2001.csv"}) {
    file(name, published(name));
    EXPECT_THAT(found(name), IsEmpty()) << name;
  }
}

TEST_F(FiguresStory, FaultsOfPublishedFiguresAreTheOnesThatAreKnown) {
  file("m.csv", published("monthly.csv"));
  EXPECT_THAT(found("m.csv"), ElementsAre("parts-below-total m.csv:49 [m.csv:46 m.csv:47 m.csv:48]"));
  file("y.csv", published("annual.csv"));
  // 2009 was in progress when AzCBL's page was copied.
  const Found years = found("y.csv");
  EXPECT_EQ(years.size(), 7u);
  for (const std::string& each : years) EXPECT_TRUE(each.starts_with("period-not-over y.csv:4")) << each;
  file("a.csv", published("azcbl_2021.csv"));
  EXPECT_THAT(found("a.csv"), ElementsAre("late-additions a.csv:29 [a.csv:20 a.csv:23]"));
  file("c.csv", published("since_2020.csv"));
  EXPECT_THAT(found("c.csv"),
              UnorderedElementsAre("total-falls c.csv:92 [c.csv:89]", "two-figures c.csv:28 [c.csv:18]",
                                   "two-figures c.csv:30 [c.csv:20]", "two-figures c.csv:31 [c.csv:21]"));
}

TEST_F(FiguresStory, TheMonitorAddsAYearOfOneSourceToTheTotalOfAnother) {
  // The figures of the profile of March 2016, as its text states them.
  file("monitor.csv",
       "Stated by,Measure,Breakdown,Figure,Period,As of,Since,Reference\n"
       "Monitor,casualties,,2440,,2014,early 1990s,S1\n"
       "Monitor,killed,,384,,2014,early 1990s,S1\n"
       "Monitor,injured,,2056,,2014,early 1990s,S1\n"
       "ANAMA,casualties,,2415,,2014,early 1990s,S1\n"
       "ANAMA,killed,,378,,2014,early 1990s,S1\n"
       "ANAMA,injured,,2037,,2014,early 1990s,S1\n"
       "AzCBL,casualties,,25,2014,,,S1\nAzCBL,killed,,6,2014,,,S1\nAzCBL,injured,,19,2014,,,S1\n"
       "ANAMA,casualties,,22,2014,,,S1\nANAMA,killed,,6,2014,,,S1\nANAMA,injured,,16,2014,,,S1\n"
       "AzCBL,casualties,,13,2013,,,S1\nANAMA,casualties,,8,2013,,,S1\n");
  EXPECT_THAT(found("monitor.csv"),
              UnorderedElementsAre("base-of-another-source monitor.csv:2 [monitor.csv:5 monitor.csv:8]",
                                   "base-of-another-source monitor.csv:3 [monitor.csv:6 monitor.csv:9]",
                                   "base-of-another-source monitor.csv:4 [monitor.csv:7 monitor.csv:10]"));
  EXPECT_EQ(sentences_["base-of-another-source monitor.csv:2 [monitor.csv:5 monitor.csv:8]"],
            "2440 is 2415 of ANAMA up to 2014-12-31, plus 25 of AzCBL for 2014-01-01/2014-12-31; the 2415 already hold "
            "what ANAMA counted from 2014-01-01 to 2014-12-31, so this time is counted twice.");
}

TEST_F(FiguresStory, TheSeriesSinceTheEarly1990s) {
  file("s.csv", published("since_early_1990s.csv"));
  EXPECT_THAT(
      found("s.csv"),
      UnorderedElementsAre("base-of-another-source s.csv:14 [s.csv:11 s.csv:35]",
                           "base-of-another-source s.csv:15 [s.csv:12 s.csv:36]",
                           "base-of-another-source s.csv:16 [s.csv:13 s.csv:37]", "total-falls s.csv:17 [s.csv:14]",
                           "total-falls s.csv:18 [s.csv:15]",
                           // 2,415 is the count of September 2014. ANAMA's own years make more by December.
                           "periods-exceed-total s.csv:11 [s.csv:2 s.csv:20 s.csv:23 s.csv:26 s.csv:29 s.csv:32]",
                           "periods-exceed-total s.csv:12 [s.csv:3 s.csv:21 s.csv:24 s.csv:27 s.csv:30 s.csv:33]",
                           "periods-exceed-total s.csv:13 [s.csv:4 s.csv:22 s.csv:25 s.csv:28 s.csv:31 s.csv:34]"));
}

/// Reports of their own, one for each month, with made-up figures.
class Reports : public FiguresStory {
 protected:
  static constexpr const char* head = "Stated by,Measure,Breakdown,Figure,Period,As of,Since,Reference\n";
  void report(const std::string& month, const std::string& rows) { file(month + ".csv", head + rows); }
  void SetUp() override {
    report("1", month("2018-01", 100'000, 3, 2, 160, 1'100'000, 5'165));
    report("2", month("2018-02", 120'000, 4, 1, 170, 1'220'000, 5'340));
    report("3", month("2018-03", 110'000, 5, 3, 180, 1'330'000, 5'528));
    report("4", month("2018-04", 130'000, 2, 6, 190, 1'460'000, 5'726));
  }
  static std::string month(const std::string& of, int area, int ap, int av, int uxo, int all_area, int all_items) {
    const auto row = [](const std::string& name, int value, const std::string& rest) {
      return "ANAMA," + name + ",," + std::to_string(value) + "," + rest + ",made up\n";
    };
    return row("area cleared", area, of + ",,") + row("AP mines", ap, of + ",,") + row("AV mines", av, of + ",,") +
           row("UXO", uxo, of + ",,") + row("area cleared", all_area, "," + of + ",1998") +
           row("items", all_items, "," + of + ",1998");
  }
  Found all() { return found("1.csv 2.csv 3.csv 4.csv --together"); }
};

TEST_F(Reports, ThatAgreeHaveNoFinding) { EXPECT_THAT(all(), IsEmpty()); }

TEST_F(Reports, ARunningTotalOfAreaIsThePreviousOnePlusTheMonth) {
  report("3", month("2018-03", 110'000, 5, 3, 180, 1'331'000, 5'528));
  EXPECT_THAT(all(), UnorderedElementsAre("periods-below-total 3.csv:6 [2.csv:6 3.csv:2]",
                                          "periods-exceed-total 4.csv:6 [3.csv:6 4.csv:2]"));
}

TEST_F(Reports, ARunningTotalOfItemsIsThePreviousOnePlusAllKinds) {
  // The month states no total, so its kinds are added up.
  report("4", month("2018-04", 130'000, 2, 6, 190, 1'460'000, 5'736));
  EXPECT_THAT(all(), ElementsAre("periods-below-total 4.csv:7 [3.csv:7 4.csv:5]"));
}

TEST_F(Reports, DigitsChangePlaces) {
  report("2", month("2018-02", 120'000, 4, 1, 170, 1'220'000, 5'430));
  const Found list = all();
  EXPECT_THAT(list, testing::Contains("digits-swapped 2.csv:7 [1.csv:7 2.csv:5]"));
  EXPECT_EQ(sentences_["digits-swapped 2.csv:7 [1.csv:7 2.csv:5]"],
            "ITEMS, ../2018-02-28: 5430; the other figures make 5340.");
}

TEST_F(Reports, ATenfoldFigureIsNamed) {
  report("3", month("2018-03", 110'000, 5, 3, 1'800, 1'330'000, 5'528));
  EXPECT_THAT(all(), testing::Contains("jump-by-ten 3.csv:5 [2.csv:5 4.csv:5]"));
}

TEST_F(Reports, TheSamePeriodHasTwoValues) {
  report("5", "ANAMA,UXO,,172,2018-02,,,made up\n");
  EXPECT_THAT(found("1.csv 2.csv 3.csv 4.csv 5.csv --together"), ElementsAre("two-figures 5.csv:2 [2.csv:5]"));
}

TEST_F(Reports, ApAndAvChangePlaces) {
  report("5", "ANAMA,AV mines,,2,2018-04,,,made up\nANAMA,AP mines,,6,2018-04,,,made up\n");
  EXPECT_THAT(found("1.csv 2.csv 3.csv 4.csv 5.csv --together"),
              ElementsAre("ap-and-av-swapped 5.csv:3 [5.csv:2 4.csv:3 4.csv:4]"));
}

TEST_F(Reports, AMonthHasTheFiguresOfAnotherOne) {
  report("4",
         "ANAMA,area cleared,,110000,2018-04,,,made up\nANAMA,AP mines,,5,2018-04,,,made up\n"
         "ANAMA,AV mines,,3,2018-04,,,made up\nANAMA,UXO,,180,2018-04,,,made up\n");
  EXPECT_THAT(all(), ElementsAre("month-repeated 4.csv:2 [3.csv:2 3.csv:3 3.csv:4 3.csv:5]"));
}

TEST_F(Reports, HectaresAreCutOffOrWrong) {
  report("5", "ANAMA,area cleared ha,,11.99,2018-02,,,made up\n");
  EXPECT_THAT(found("2.csv 5.csv --together"), ElementsAre("hectares-differ 5.csv:2 [2.csv:2]"));
  report("6", "ANAMA,area cleared,,129999,2018-06,,,made up\nANAMA,area cleared ha,,12.99,2018-06,,,made up\n");
  EXPECT_THAT(found("6.csv"), ElementsAre("hectares-cut-off 6.csv:3 [6.csv:2]"));
}

TEST_F(Reports, ApproximateFiguresContradictNothing) {
  file("5.csv",
       "Stated by,Measure,Breakdown,Figure,Precision,Period,As of,Since,Reference\n"
       "ANAMA,UXO,,200,about,2018-02,,,made up\nANAMA,items,,5300,more than,,2018-04,1998,made up\n");
  EXPECT_THAT(found("1.csv 2.csv 3.csv 4.csv 5.csv --together"), IsEmpty());
}

/// A list of incidents next to stated figures. All values are invented.
class FiguresAndRecords : public FiguresStory {
 protected:
  void SetUp() override {
    file("list.csv",
         "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Qurğu,Nəticə,Status,Cins,Mənbə,Yoxlama\n"
         "P1,03.01.2014,Ağdam,Quzanlı,PƏM,həlak olub,mülki,kişi,polis,təsdiq olunub\n"
         "P2,04.02.2014,Tovuz,Ağdam,TƏM,yaralanıb,hərbçi,kişi,polis,təsdiq olunub\n"
         "P2,04.02.2014,Tovuz,Ağdam,TƏM,yaralanıb,mülki,qadın,polis,təsdiq olunub\n"
         "P3,09.07.2014,Göyçay,,PƏM,yaralanıb,mülki,kişi,polis,təsdiq olunub\n"
         "P4,20.12.2014,Füzuli,Horadiz,PƏM,həlak olub,hərbçi,kişi,polis,təsdiq olunub\n");
  }
  Found against(const std::string& rows, const std::string& others = "list.csv") {
    file("report.csv", std::string("Stated by,Measure,Breakdown,Figure,Period,As of,Since,Reference\n") + rows);
    return found("report.csv " + others + " --together");
  }
};

TEST_F(FiguresAndRecords, AgreeByEachBreakdown) {
  EXPECT_THAT(
      against("AzCBL,casualties,,5,2014,,,made up\nAzCBL,killed,,2,2014,,,made up\nAzCBL,injured,,3,2014,,,made up\n"
              "AzCBL,incidents,,4,2014,,,made up\nAzCBL,killed,status=CIVILIAN,1,2014,,,made up\n"
              "AzCBL,injured,sex=FEMALE,1,2014,,,made up\nAzCBL,incidents,device=AV_MINE,1,2014,,,made up\n"
              "AzCBL,casualties,district=AZ-TOV,2,2014,,,made up\nAzCBL,casualties,,2,2014-02,,,made up\n"),
      IsEmpty());
}

TEST_F(FiguresAndRecords, AFigureOfVerifiedRecordsIsExplained) {
  EXPECT_THAT(against("ANAMA,casualties,,4,2014,,,made up\n"),
              ElementsAre("figure-counts-verified-only report.csv:2 [list.csv:2]"));
  EXPECT_EQ(sentences_.begin()->second,
            "ANAMA states 4 for 2014-01-01/2014-12-31 (CASUALTIES); list.csv has 5, of which 4 are verified in hazard "
            "areas.");
}

TEST_F(FiguresAndRecords, AnotherNumberIsADisagreement) {
  EXPECT_THAT(against("ANAMA,killed,,4,2014,,,made up\n"),
              ElementsAre("figure-differs-from-records report.csv:2 [list.csv:2]"));
  EXPECT_THAT(against("ANAMA,casualties,status=MILITARY,1,2014,,,made up\n"),
              ElementsAre("figure-differs-from-records report.csv:2 [list.csv:2]"));
}

TEST_F(FiguresAndRecords, AnExportOfImsmaIsComparedInTheSameWay) {
  convert("list.csv --to maxml --include any -o export.xml");
  EXPECT_THAT(against("ANAMA,killed,,3,2014,,,made up\n", "export.xml").size(), 1u);
  EXPECT_THAT(against("ANAMA,killed,,2,2014,,,made up\n", "export.xml"), IsEmpty());
}

TEST_F(FiguresAndRecords, OtherTimesAreNotCompared) {
  EXPECT_THAT(against("ANAMA,killed,,9,2013,,,made up\nANAMA,killed,,378,,2014,early 1990s,made up\n"), IsEmpty());
}

// A year that no calendar has once kept the comparison with records from ending.
TEST_F(FiguresStory, ADateWithoutAPossibleYearEndsNothing) {
  file("export.xml",
       "<MineActionFieldReport><FieldReport><FieldReportInfo/><Accident><AccidentID>A-1</AccidentID>"
       "<DateOfAccident>20140-05</DateOfAccident></Accident></FieldReport></MineActionFieldReport>");
  EXPECT_THAT(maex("validate export.xml --limit seconds=20"), testing::HasSubstr("1 incident"));
}

}  // namespace
}  // namespace maex::story

// maex report series: a measure over time as text, picture, page and JSON.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string head = "Stated by,Measure,Breakdown,Figure,Precision,Period,As of,Since,Reference\n";

class SeriesStory : public Program {
 protected:
  void SetUp() override {
    // Published figures of March and May 2013.
    file("march.csv", head +
                          "ANAMA,area cleared,,2171083,,2013-03,,,S13\n"
                          "ANAMA,area cleared,,220458894,,,2013-03,1998,S13\n");
    file("may.csv", head +
                        "ANAMA,area cleared,,3015812,,2013-05,,,S14\n"
                        "ANAMA,area cleared,,226338258,,,2013-05,1998,S14\n");
    // Made up.
    file("killed.csv",
         head +
             "AzCBL,killed,,3,,2014-01,,,made up\nAzCBL,killed,status=CIVILIAN,1,,2014-01,,,made up\n"
             "AzCBL,killed,status=MILITARY,2,,2014-01,,,made up\nAzCBL,killed,,5,about,2014-02,,,made up\n"
             "AzCBL,killed,,500,,,,,made up\n");
  }
};

TEST_F(SeriesStory, KeepsRunningTotalsApartAndMarksTheGapWithWhatTheyImply) {
  const std::string text = maex("report series may.csv march.csv --measure area-cleared");
  EXPECT_EQ(exit_, 0) << text;
  // 226,338,258 - 220,458,894 - 3,015,812
  EXPECT_THAT(text, HasSubstr("2013-04  2863552  ░"));
  EXPECT_THAT(text, AllOf(HasSubstr("ANAMA: for periods\n"), HasSubstr("ANAMA: running totals since 1998\n"),
                          HasSubstr("march.csv, cell D2"), HasSubstr("not stated")));
  EXPECT_LT(text.find("2013-03 "), text.find("2013-04 "));
  EXPECT_LT(text.find("2013-04 "), text.find("2013-05 "));
  EXPECT_LT(text.find("2013-05 "), text.find("running totals since"));
}

TEST_F(SeriesStory, GivesJsonWithThePlacesOfWhatImpliesAValue) {
  const json facts = json::parse(maex("report series march.csv may.csv --measure AREA_CLEARED --json"));
  ASSERT_EQ(facts["series"].size(), 2u);
  const json& months = facts["series"][0];
  EXPECT_FALSE(months["running"]);
  EXPECT_EQ(months["points"].size(), 2u);
  ASSERT_EQ(months["gaps"].size(), 1u);
  EXPECT_EQ(months["gaps"][0]["implied"], 2863552);
  EXPECT_EQ(months["gaps"][0]["from"].size(), 3u);
  EXPECT_THAT(months["gaps"][0]["from"][0], HasSubstr("march.csv"));
  EXPECT_EQ(facts["series"][1]["since"], "1998");
}

TEST_F(SeriesStory, ShowsTheBreakdownThatIsAskedForAndCountsTheRest) {
  EXPECT_THAT(maex("report series killed.csv --measure killed"),
              AllOf(HasSubstr("2014-01        3"), HasSubstr("about 5"), Not(HasSubstr("status=")),
                    HasSubstr("2 figures with another breakdown, 1 figures without a time")));
  EXPECT_THAT(maex("report series killed.csv --measure killed --breakdown status"),
              AllOf(HasSubstr("status=CIVILIAN: "), HasSubstr("status=MILITARY: ")));
  EXPECT_THAT(maex("report series killed.csv --measure killed --breakdown status=MILITARY"),
              Not(HasSubstr("status=CIVILIAN: ")));
}

TEST_F(SeriesStory, WritesAPictureAndAPageThatNeedNothingElse) {
  maex("report series march.csv may.csv --measure AREA_CLEARED --svg area.svg --html area.html --language ru");
  EXPECT_EQ(exit_, 0);
  const std::string svg = text("area.svg"), page = text("area.html");
  EXPECT_EQ(times(svg, "class=\"bar\""), 2u);
  EXPECT_EQ(times(svg, "class=\"open\""), 1u);
  EXPECT_EQ(times(svg, "<circle"), 2u);
  EXPECT_THAT(page, AllOf(HasSubstr("<svg "), HasSubstr("lang=\"ru\""), HasSubstr("2863552"), Not(HasSubstr("src=")),
                          Not(HasSubstr("<script"))));
  EXPECT_THAT(maex("report series march.csv may.csv --measure AREA_CLEARED --svg area.svg"), HasSubstr("--overwrite"));
  EXPECT_EQ(exit_, 2);
}

TEST_F(SeriesStory, TextOfASenderNeverBecomesMarkup) {
  file("odd.csv", head + "<b>&\"x,killed,,3,,2014-01,,,made up\n");
  maex("report series odd.csv --measure killed --svg odd.svg --html odd.html");
  EXPECT_THAT(text("odd.svg"), Not(HasSubstr("<b>")));
  EXPECT_THAT(text("odd.html"), Not(HasSubstr("<b>")));
}

TEST_F(SeriesStory, SaysWhatIsWrong) {
  EXPECT_THAT(maex("report series march.csv --measure CASUALTIES"), HasSubstr("they state AREA_CLEARED"));
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(maex("report series march.csv --measure CASUALTIE"), HasSubstr("did you mean CASUALTIES"));
  EXPECT_THAT(maex("report serie march.csv --measure KILLED"), HasSubstr("did you mean series"));
  EXPECT_THAT(maex("report series march.csv"), HasSubstr("needs --measure"));
  file("broken.xlsx", "no workbook");
  maex("report series march.csv broken.xlsx --measure AREA_CLEARED");
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("report series march.csv broken.xlsx --measure AREA_CLEARED --skip-broken"),
              AllOf(HasSubstr("2171083"), HasSubstr("broken.xlsx")));
  EXPECT_EQ(exit_, 1);
}

}  // namespace
}  // namespace maex::story

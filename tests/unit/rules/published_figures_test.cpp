// The arithmetic of figures that ANAMA, AzCBL, the Monitor and sites that repeat them published (domain A3, A4, C).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "severity code: sentence" of each finding of the family.
std::vector<std::string> found(std::string_view figures) {
  const RuleSet all;
  const TestInputs inputs;
  std::vector<std::string> told;
  for (const Notices::Group& group : run_sample(figures, all, inputs.inputs).findings) {
    const Rule* rule = find_rule(group.type->code);
    if (rule == nullptr || rule->family != Family::submission) continue;
    for (const Notice& notice : group.stored)
      told.push_back(std::string(to_string(notice.type->severity)) + " " + std::string(notice.type->code) + ": " +
                     problem_of(notice, true));
  }
  return told;
}

TEST(PublishedFigures, February2015Prints195AndItsPartsMake194) {
  EXPECT_THAT(found("tally measure=ITEMS value=195 period=2015-02\ntally measure=AP_MINES value=12 period=2015-02\n"
                    "tally measure=AV_MINES value=3 period=2015-02\ntally measure=UXO value=179 period=2015-02"),
              ElementsAre("warning parts-below-total: ITEMS: 12 + 3 + 179 = 194, not 195."));
}

TEST(PublishedFigures, February2015SpeaksOfAnAccidentInJanuary) {
  EXPECT_THAT(
      found("submission period=2015-02\ntally measure=INCIDENTS value=1 period=2015-01"),
      ElementsAre("warning period-outside-report: The report is for 2015-02, and 1 for 2015-01-01/2015-01-31."));
}

TEST(PublishedFigures, MonthsOf2018And2020AddUp) {
  // R1 to R4 and R6 of domain A4, with the call block of January 2020.
  EXPECT_THAT(found("tally measure=ITEMS value=792609 as_of=2018-02 base=1998\ntally measure=ITEMS value=794151 "
                    "as_of=2018-03 base=1998\n"
                    "tally measure=ITEMS value=1542 period=2018-03\n"
                    "tally measure=AREA_CLEARED value=513640781 as_of=2018-02 base=1998\ntally measure=AREA_CLEARED "
                    "value=518051689 as_of=2018-03 base=1998\n"
                    "tally measure=AREA_CLEARED value=4410908 period=2018-03"),
              IsEmpty());
  EXPECT_THAT(found("tally measure=AREA_CLEARED value=424299 period=2018-07\ntally measure=AREA_CLEARED_HA value=42.43 "
                    "period=2018-07"),
              IsEmpty());
  EXPECT_THAT(found("tally measure=ITEMS value=470 period=2020-01\ntally measure=AP_MINES value=5 period=2020-01\n"
                    "tally measure=AV_MINES value=2 period=2020-01\ntally measure=UXO value=463 period=2020-01\n"
                    "tally measure=ITEMS value=54 period=2020-01 breakdown=\"including=CALLS\"\n"
                    "tally measure=CALLS value=25 period=2020-01\ntally measure=CALLS value=4 period=2020-01 "
                    "breakdown=\"caller=CRISIS_CENTRE\"\n"
                    "tally measure=CALLS value=15 period=2020-01 breakdown=\"caller=POLICE\"\n"
                    "tally measure=CALLS value=5 period=2020-01 breakdown=\"caller=BORDER_SERVICE\"\n"
                    "tally measure=CALLS value=1 period=2020-01 breakdown=\"caller=OTHER\""),
              IsEmpty());
}

TEST(PublishedFigures, ACallBlockIsNeverMoreThanItsMonth) {
  EXPECT_THAT(found("tally measure=ITEMS value=470 period=2020-01\ntally measure=ITEMS value=540 period=2020-01 "
                    "breakdown=\"including=CALLS\""),
              ElementsAre("error parts-exceed-total: ITEMS: 540 = 540, not 470."));
}

TEST(PublishedFigures, MarchAndMay2013LeaveApril) {
  EXPECT_THAT(
      found("tally measure=AREA_CLEARED value=2171083 period=2013-03\ntally measure=AREA_CLEARED value=3015812 "
            "period=2013-05\n"
            "tally measure=AREA_CLEARED value=220458894 as_of=2013-03 base=1998\ntally measure=AREA_CLEARED "
            "value=226338258 as_of=2013-05 base=1998"),
      ElementsAre(
          "info period-missing: AREA_CLEARED: no figure for 2013-04 (226338258 − 220458894 − 3015812 = 2863552)."));
}

TEST(PublishedFigures, August2006HasTenItemsOnEachSquareMetre) {
  EXPECT_THAT(
      found("tally measure=AREA_CLEARED value=3000 period=2006-08\ntally measure=ITEMS value=33000 period=2006-08"),
      ElementsAre("warning finds-for-area-implausible: 33000 items on 3000 m², 2006-08-01/2006-08-31."));
}

TEST(PublishedFigures, October2025PrintsADotForThousands) {
  EXPECT_THAT(found("tally measure=UXO value=12.298 period=2025-10"),
              ElementsAre("warning count-not-whole: 12.298 is no whole number; 12.298 is often 12,298."));
}

TEST(PublishedFigures, TheYear2023IsCutThreeWaysToOneTotal) {
  std::string year = "tally measure=AREA_CLEARED_HA value=53081.8 period=2023\n";
  for (const char* part : {"operator=ANAMA\" value=32823.9", "operator=MOD\" value=6938.7",
                           "operator=MES\" value=669.7", "operator=SBS\" value=841.9",
                           "operator=COMPANIES\" value=11807.6", "purpose=A\" value=29005.6", "purpose=B\" value=814.8",
                           "purpose=C\" value=11720.5", "purpose=D\" value=1470.9", "purpose=E\" value=10070.0"})
    year += std::string("tally measure=AREA_CLEARED_HA period=2023 breakdown=\"") + part + '\n';
  EXPECT_THAT(found(year), IsEmpty());
  year.replace(year.find("6938.7"), 6, "6939.7");
  EXPECT_THAT(found(year), ElementsAre("error parts-exceed-total: AREA_CLEARED_HA: 32823.9 + 11807.6 + 669.7 + 6939.7 "
                                       "+ 841.9 = 53082.8, not 53081.8."));
}

constexpr const char* since_early = "base=\"early 1990s\"";

TEST(PublishedFigures, TheMonitorsTotalFallsFrom2440To2439) {
  const std::string boxes = std::string("tally source=Monitor measure=CASUALTIES value=2440 as_of=2014 ") +
                            since_early + "\ntally source=Monitor measure=CASUALTIES value=2439 as_of=2016 " +
                            since_early;
  EXPECT_THAT(found(boxes),
              ElementsAre("warning total-falls: CASUALTIES: 2439 on 2016-12-31, after 2440 on 2014-12-31."));
}

TEST(PublishedFigures, TheBoxOf2440IsAnamasTotalAndAzcblsYear) {
  const std::string figures = std::string("tally source=ANAMA measure=CASUALTIES value=2415 as_of=2014-09-30 ") +
                              since_early +
                              "\ntally source=AzCBL measure=CASUALTIES value=25 period=2014\ntally source=Monitor "
                              "measure=CASUALTIES value=2440 as_of=2014 " +
                              since_early;
  EXPECT_THAT(found(figures),
              ElementsAre("warning base-of-another-source: 2440 is 2415 of ANAMA up to 2014-09-30, "
                          "plus 25 of AzCBL for 2014-01-01/2014-12-31; the 2415 already hold what ANAMA counted "
                          "from 2014-01-01 to 2014-09-30, so this time is counted twice."));
}

TEST(PublishedFigures, AnamasTotalsOf2009To2011AddUp) {
  const std::string figures = std::string("tally source=ANAMA measure=CASUALTIES value=2360 as_of=2009 ") +
                              since_early +
                              "\ntally source=ANAMA measure=CASUALTIES value=5 period=2010\ntally source=ANAMA "
                              "measure=CASUALTIES value=10 period=2011\n"
                              "tally source=ANAMA measure=CASUALTIES value=2375 as_of=2011 " +
                              since_early;
  EXPECT_THAT(found(figures), IsEmpty());
}

TEST(PublishedFigures, TheTotalOf2415NeedsFifteenMoreThanItsYears) {
  const std::string figures = std::string("tally source=ANAMA measure=CASUALTIES value=2375 as_of=2011 ") +
                              since_early +
                              "\ntally source=ANAMA measure=CASUALTIES value=17 period=2012\ntally source=ANAMA "
                              "measure=CASUALTIES value=8 period=2013\n"
                              "tally source=ANAMA measure=CASUALTIES value=2415 as_of=2013 " +
                              since_early;
  EXPECT_THAT(
      found(figures),
      ElementsAre("info late-additions: CASUALTIES, ../2013-12-31: 17 + 8 = 25, not 40 (2415 − 2375); 15 came later."));
}

TEST(PublishedFigures, March2021HoldsAndAprilHasSixLateAdditions) {
  EXPECT_THAT(found("tally source=AzCBL measure=CASUALTIES value=28 as_of=2021-02 base=2021-01-01\n"
                    "tally source=AzCBL measure=CASUALTIES value=8 period=2021-03\ntally source=AzCBL "
                    "measure=CASUALTIES value=36 as_of=2021-03 base=2021-01-01\n"
                    "tally source=AzCBL measure=CASUALTIES value=12 period=2021-04\ntally source=AzCBL "
                    "measure=CASUALTIES value=54 as_of=2021-04 base=2021-01-01"),
              ElementsAre("info late-additions: CASUALTIES, ../2021-04-30: 12 = 12, not 18 (54 − 36); 6 came later."));
}

TEST(PublishedFigures, TheCumulativeSumOf1999To2013HasItsUnknown) {
  EXPECT_THAT(found("tally measure=CASUALTIES value=451 period=1999-01-01/2013-12-31\ntally measure=KILLED value=100 "
                    "period=1999-01-01/2013-12-31\n"
                    "tally measure=INJURED value=338 period=1999-01-01/2013-12-31\ntally measure=OUTCOME_UNKNOWN "
                    "value=13 period=1999-01-01/2013-12-31"),
              IsEmpty());
  EXPECT_THAT(found("tally measure=CASUALTIES value=451 period=1999-01-01/2013-12-31\ntally measure=KILLED value=100 "
                    "period=1999-01-01/2013-12-31\n"
                    "tally measure=INJURED value=338 period=1999-01-01/2013-12-31"),
              ElementsAre("warning parts-below-total: CASUALTIES: 100 + 338 = 438, not 451."));
}

TEST(PublishedFigures, ThreeHundredFiftySixWasPrintedAs365) {
  EXPECT_THAT(found("tally measure=CASUALTIES value=365 as_of=2024-04-24 base=2020-11-10\ntally measure=KILLED "
                    "value=65 as_of=2024-04-24 base=2020-11-10\n"
                    "tally measure=INJURED value=291 as_of=2024-04-24 base=2020-11-10"),
              ElementsAre("warning digits-swapped: CASUALTIES, ../2024-04-24: 365; the other figures make 356."));
}

TEST(PublishedFigures, CivilianAndMilitaryMakeTheKilledAndTheInjured) {
  EXPECT_THAT(found("tally measure=KILLED value=65 as_of=2024-04-24 base=2020-11-10\n"
                    "tally measure=KILLED value=50 as_of=2024-04-24 base=2020-11-10 breakdown=\"status=CIVILIAN\"\n"
                    "tally measure=KILLED value=15 as_of=2024-04-24 base=2020-11-10 breakdown=\"status=MILITARY\""),
              IsEmpty());
}

TEST(PublishedFigures, OneDateHasBoth314And315) {
  EXPECT_THAT(found("tally source=ANAMA measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
                    "tally source=ANAMA measure=CASUALTIES value=315 as_of=2023-09-19 base=2020-11-10"),
              ElementsAre("warning two-figures: CASUALTIES, ../2023-09-19: 315, and 314 elsewhere."));
}

TEST(PublishedFigures, FourHundredTwelveComesAfterFourHundredFifteen) {
  EXPECT_THAT(found("tally source=ANAMA measure=CASUALTIES value=415 as_of=2025-06-02 base=2020-11-10\n"
                    "tally source=ANAMA measure=CASUALTIES value=412 as_of=2025-11-17 base=2020-11-10\n"
                    "tally source=ANAMA measure=CASUALTIES value=415 as_of=2025-12-26 base=2020-11-10"),
              ElementsAre("warning total-falls: CASUALTIES: 412 on 2025-11-17, after 415 on 2025-06-02."));
}

TEST(PublishedFigures, CasualtiesWereCalledKilled) {
  EXPECT_THAT(found("tally measure=CASUALTIES value=412 as_of=2025-11-17 base=2020-11-10\ntally measure=KILLED "
                    "value=412 as_of=2025-11-17 base=2020-11-10"),
              ElementsAre("error casualties-taken-for-killed: 412 killed, ../2025-11-17; casualties: 412."));
  // The secondary source gives only the deaths. The agency's own figures of six months before show the error.
  EXPECT_THAT(
      found("tally measure=CASUALTIES value=415 as_of=2025-06-02 base=2020-11-10\ntally measure=KILLED value=71 "
            "as_of=2025-06-02 base=2020-11-10\n"
            "tally measure=KILLED value=412 as_of=2025-11-17 base=2020-11-10"),
      ElementsAre(
          "error casualties-taken-for-killed: 412 killed, ../2025-11-17; casualties: 415 (KILLED 71, ../2025-06-02)."));
}

constexpr const char* intervals =
    "tally measure=CASUALTIES value=197 period=2020-11-10/2021-12-14\ntally measure=CASUALTIES value=7 "
    "period=2021-12-15/2022-02-04\n"
    "tally measure=CASUALTIES value=6 period=2022-02-05/2022-04-06\ntally measure=CASUALTIES value=12 "
    "period=2022-04-07/2022-05-18\n"
    "tally measure=CASUALTIES value=11 period=2022-05-19/2022-08-18\ntally measure=CASUALTIES value=22 "
    "period=2022-08-19/2022-09-23\n"
    "tally measure=CASUALTIES value=5 period=2022-09-24/2022-10-03\ntally measure=CASUALTIES value=11 "
    "period=2022-10-04/2022-11-10\n"
    "tally measure=CASUALTIES value=9 period=2022-11-11/2023-01-06\n";

TEST(PublishedFigures, TheIntervalsGive260Where257WereStated) {
  EXPECT_THAT(
      found(std::string(intervals) + "tally measure=CASUALTIES value=257 as_of=2022-10-06 base=2020-11-10"),
      ElementsAre(
          "warning periods-exceed-total: CASUALTIES, ../2022-10-06: 197 + 7 + 6 + 12 + 11 + 22 + 5 = 260, not 257."));
}

TEST(PublishedFigures, TheIntervalsMake280) {
  EXPECT_THAT(found(std::string(intervals) + "tally measure=CASUALTIES value=280 as_of=2023-01-06 base=2020-11-10"),
              IsEmpty());
}

TEST(PublishedFigures, AStartInDecember2022OverlapsItsNeighbours) {
  // The source has "December 15, 2022" instead of 2021. The end of this interval, 4 February, is then in 2023.
  std::string slipped = intervals;
  slipped.replace(slipped.find("2021-12-15/2022-02-04"), 21, "2022-12-15/2023-02-04");
  EXPECT_THAT(
      found(slipped),
      ElementsAre("warning periods-overlap: CASUALTIES: 2022-12-15/2023-02-04 overlaps 2022-11-11/2023-01-06."));
}

TEST(PublishedFigures, ACountSince2022HoldsWhatWasCountedSince2020) {
  EXPECT_THAT(found("tally source=ANAMA measure=CASUALTIES value=257 as_of=2022-10-06 base=2020-11-10\n"
                    "tally source=ANAMA measure=CASUALTIES value=345 as_of=2024-02-14 base=2020-11-10\n"
                    "tally source=ANAMA measure=CASUALTIES value=341 as_of=2023-12-26 base=2022-11-10"),
              ElementsAre("warning count-since-too-high: 341 since 2022-11-10, but 345 since 2020-11-10 on 2024-02-14, "
                          "of which 257 by 2022-10-06."));
}

TEST(PublishedFigures, AzcblCorrectsItsOwnYears) {
  EXPECT_THAT(
      found("tally source=AzCBL measure=CASUALTIES value=16 period=2008 as_of=2009-12-31\ntally source=AzCBL "
            "measure=CASUALTIES value=23 period=2008 as_of=2010-12-31"),
      ElementsAre(
          "info figure-revised: CASUALTIES, 2008-01-01/2008-12-31: 23 stated 2010-12-31, 16 stated 2009-12-31."));
  EXPECT_THAT(found("tally source=AzCBL measure=CASUALTIES value=8 period=2009 as_of=2009-06-30"),
              ElementsAre("warning period-not-over: 8 for 2009-01-01/2009-12-31, stated 2009-06-30."));
}

TEST(PublishedFigures, TheCounterSince2001OnlyGrows) {
  EXPECT_THAT(found("tally measure=KILLED value=47 as_of=2005-11 base=2001-09\ntally measure=KILLED value=48 "
                    "as_of=2006-04 base=2001-09\n"
                    "tally measure=KILLED value=49 as_of=2006-08 base=2001-09\ntally measure=KILLED value=53 "
                    "as_of=2008-07 base=2001-09"),
              IsEmpty());
}

TEST(PublishedFigures, ATotalWithoutBaseOrDateIsNamed) {
  EXPECT_THAT(found("tally measure=CASUALTIES value=2415 as_of=2014-09-30"),
              ElementsAre("warning base-missing: 2415 is counted up to 2014-09-30, and nothing says since when."));
  EXPECT_THAT(found("tally measure=CASUALTIES value=377"), ElementsAre("warning figure-undated: 377 has no date."));
}

}  // namespace
}  // namespace maex::rules

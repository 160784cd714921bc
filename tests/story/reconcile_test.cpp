// maex reconcile: why one partner counts 25 casualties and the other 22.
#include <gmock/gmock.h>

#include <set>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string samples = MAEX_SOURCE_DIR "/samples/";
const std::string azcbl = samples + "azcbl-2014/azcbl-2014.xlsx";

/// All reports of the year, in the order of the months.
std::string reports() { return "'" + samples + "anama-2014/'2014-*"; }

class ReconcileStory : public Program {
 protected:
  json compare(const std::string& arguments) { return json::parse(maex("reconcile " + arguments + " --json")); }

  static std::map<std::string, int> causes(const json& bridge) {
    std::map<std::string, int> found;
    for (const json& step : bridge["steps"]) found[step["cause"]] = step["change"];
    return found;
  }
  /// The published difference: two civilians and one soldier, all injured.
  static void expect_the_three(const json& comparison) {
    std::multiset<std::string> people;
    for (const json& each : comparison["only"])
      people.insert(each["outcome"].get<std::string>() + " " + each["status"].get<std::string>());
    EXPECT_EQ(people, (std::multiset<std::string>{"INJURED CIVILIAN", "INJURED CIVILIAN", "INJURED MILITARY"}));
  }
};

TEST_F(ReconcileStory, ExplainsTheDifferenceToTheRecordsInImsma) {
  convert("'" + azcbl + "' --to maxml -o export.xml");
  const json facts = compare("'" + azcbl + "' export.xml");
  EXPECT_EQ(exit_, 0);
  ASSERT_EQ(facts["comparisons"].size(), 1u);
  const json& one = facts["comparisons"][0];
  EXPECT_EQ(one["casualties"], (json{{"matched", 22}, {"only_a", 3}, {"only_b", 0}, {"different", 0}, {"ask", 0}}));
  EXPECT_EQ(one["incidents"], (json{{"matched", 12}, {"only_a", 3}, {"only_b", 0}, {"ask", 0}}));
  expect_the_three(one);
  const json& bridge = one["bridges"][0];
  EXPECT_EQ(bridge["from"], 25);
  EXPECT_EQ(bridge["to"], 22);
  EXPECT_TRUE(bridge["complete"]);
  EXPECT_EQ(causes(bridge),
            (std::map<std::string, int>{{"training-ground", -1}, {"not-verified", -1}, {"not-hazard-area", -1}}));
  for (const json& step : bridge["steps"]) {
    EXPECT_NE(step["records"][0]["evidence"], "") << step;
    EXPECT_THAT(step["records"][0]["record"]["where"].get<std::string>(), HasSubstr("azcbl-2014.xlsx")) << step;
  }
  for (const json& pair : one["pairs"])
    if (pair["kind"] == "incident") {
      EXPECT_EQ(pair["a"]["id"], pair["b"]["id"]) << "the sample's export keeps the numbers";
    }
}

TEST_F(ReconcileStory, ExplainsTheDifferenceToTheTwelveReports) {
  const json facts = compare("'" + azcbl + "' " + reports());
  EXPECT_EQ(exit_, 0);
  ASSERT_EQ(facts["comparisons"].size(), 1u);
  const json& one = facts["comparisons"][0];
  EXPECT_EQ(one["b"], "ANAMA (anama)");
  EXPECT_EQ(one["casualties"], (json{{"matched", 22}, {"only_a", 3}, {"only_b", 0}, {"different", 0}, {"ask", 0}}));
  expect_the_three(one);
  EXPECT_EQ(causes(one["bridges"][0]),
            (std::map<std::string, int>{{"training-ground", -1}, {"not-verified", -1}, {"not-hazard-area", -1}}));
  // Every figure by month, outcome and status agrees.
  EXPECT_GT(one["stated"].size(), 100u);
  for (const json& cell : one["stated"]) EXPECT_EQ(cell["a"], cell["b"]) << cell;
}

TEST_F(ReconcileStory, ComparesWithWhatTheMonitorStatesAndFindsTheDoubleCount) {
  const char* data = std::getenv("MAEX_SHARED_DATA");
  const std::filesystem::path text = std::filesystem::path(data == nullptr ? "" : data) /
                                     "documents/monitor/azerbaijan-2016-casualties-and-victim-assistance.txt";
  if (data == nullptr || !exists(text)) GTEST_SKIP() << "the Monitor's text is not here";
  const json facts = compare("'" + azcbl + "' '" + text.string() + "'");
  std::map<std::string, const json*> by_source;
  for (const json& each : facts["comparisons"]) by_source[each["b"]] = &each;
  ASSERT_TRUE(by_source.contains("AzCBL (monitor)"));
  ASSERT_TRUE(by_source.contains("ANAMA (monitor)"));
  const json &own = *by_source["AzCBL (monitor)"], &other = *by_source["ANAMA (monitor)"];
  EXPECT_EQ(own["casualties"]["matched"], 25);
  for (const json& cell : own["stated"]) EXPECT_EQ(cell["a"], cell["b"]) << cell;
  EXPECT_EQ(other["casualties"]["matched"], 22);
  EXPECT_TRUE(other["bridges"][0]["complete"]);
  expect_the_three(other);
  std::string problems;
  for (const json& each : facts["findings"]) problems += each["problem"].get<std::string>() + "\n";
  EXPECT_THAT(problems, AllOf(HasSubstr("2440 is 2415 of ANAMA"), HasSubstr("plus 25 of AzCBL")));
}

TEST_F(ReconcileStory, ExchangingTheSidesExchangesTheReport) {
  convert("'" + azcbl + "' --to maxml -o export.xml");
  for (const std::string& other : {std::string("export.xml"), reports()}) {
    const json there = compare("'" + azcbl + "' " + other)["comparisons"][0];
    const json back = compare(other + " '" + azcbl + "'")["comparisons"][0];
    EXPECT_EQ(there["casualties"]["matched"], back["casualties"]["matched"]);
    EXPECT_EQ(there["casualties"]["only_a"], back["casualties"]["only_b"]);
    EXPECT_EQ(there["a"], back["b"]);
    for (std::size_t i = 0; i != there["bridges"].size(); ++i) {
      EXPECT_EQ(there["bridges"][i]["from"], back["bridges"][i]["to"]);
      std::map<std::string, int> turned = causes(back["bridges"][i]);
      for (auto& [cause, change] : turned) change = -change;
      EXPECT_EQ(causes(there["bridges"][i]), turned);
    }
    std::set<std::string> pairs, turned;
    for (const json& each : there["pairs"])
      pairs.insert(each["a"].dump() + each["b"].dump() + each["decision"].dump() + each["bits"].dump());
    for (const json& each : back["pairs"])
      turned.insert(each["b"].dump() + each["a"].dump() + each["decision"].dump() + each["bits"].dump());
    EXPECT_EQ(pairs, turned);
  }
}

TEST_F(ReconcileStory, TheFirstScreenIsShortAndThePageNeedsNoScript) {
  convert("'" + azcbl + "' --to maxml -o export.xml");
  const std::string screen = maex("reconcile '" + azcbl + "' export.xml --html page.html");
  EXPECT_LE(times(screen, "\n"), 15u) << screen;
  EXPECT_THAT(screen, AllOf(HasSubstr("22 matched, 3 only in azcbl"), HasSubstr("azcbl 25 → maxml 22"),
                            HasSubstr("military training ground"), Not(HasSubstr("not explained"))));
  EXPECT_THAT(text("page.html"),
              AllOf(HasSubstr("<svg "), HasSubstr("2014/07"), Not(HasSubstr("<script")), Not(HasSubstr("src="))));
  EXPECT_THAT(maex("reconcile '" + azcbl + "' export.xml --html page.html"), HasSubstr("--overwrite"));
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(maex("reconcile '" + azcbl + "' export.xml -v"),
              AllOf(HasSubstr("same day"), HasSubstr("same settlement")));
  for (const std::string language : {"az", "ru"})
    EXPECT_THAT(maex("reconcile '" + azcbl + "' export.xml --language " + language), Not(HasSubstr("match-")));
}

TEST_F(ReconcileStory, AnUnexplainedDifferenceIsSaidAndChangesTheExitCode) {
  const std::string head = "Incident ID,Date,District,Village,Device,Outcome,Status,Sex,Age\n";
  const std::string both =
      "1,03.05.2014,Tovuz,Nümunəli,AP mine,injured,civilian,male,34\n2,11.08.2014,Fizuli,Örnəkli,AP "
      "mine,killed,military,male,20\n";
  file("a.csv", head + both + "3,20.07.2014,Ağdam,Misallı,AT mine,injured,civilian,female,51\n");
  file("b.csv", head + both);
  const std::string screen = maex("reconcile a.csv b.csv --from azcbl");
  EXPECT_EQ(exit_, 1) << screen;
  EXPECT_THAT(screen, AllOf(HasSubstr("a.csv: 3 casualties"), HasSubstr("2 matched, 1 only in a.csv"),
                            HasSubstr("-1  not explained")));
}

TEST_F(ReconcileStory, WhatCannotBeReadIsNoReasonToSayDone) {
  const std::string head = "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status\n";
  const std::string one = "P1,03.05.2014,Ağdam,PƏM,həlak olub,mülki\n";
  file("whole.csv", head + one);
  file("cut.csv", head + one + "P2,04.05.2014,Tovuz,TƏM,\"yaral");
  maex("reconcile whole.csv whole.csv");
  EXPECT_EQ(exit_, 0);
  EXPECT_THAT(maex("reconcile whole.csv cut.csv"), HasSubstr("not read"));
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(maex("reconcile whole.csv cut.csv --json"), HasSubstr("\"code\": \"file-incomplete\""));
}

TEST_F(ReconcileStory, ListsOfTwoCountriesAreNotHeldAgainstOne) {
  const std::string georgia = MAEX_SOURCE_DIR "/samples/countries/georgia.";
  EXPECT_THAT(maex("reconcile '" + azcbl + "' '" + georgia + "csv' --profile '" + georgia + "toml'"),
              HasSubstr("the districts of two countries"));
  EXPECT_EQ(exit_, 2);
  maex("reconcile '" + georgia + "csv' '" + georgia + "csv' --profile '" + georgia + "toml'");
  EXPECT_EQ(exit_, 0);
}

TEST_F(ReconcileStory, SaysWhatIsMissing) {
  EXPECT_THAT(maex("reconcile '" + azcbl + "'"), HasSubstr("reconcile compares at least two files"));
  EXPECT_EQ(exit_, 2);
  file("broken.xlsx", "no workbook");
  maex("reconcile '" + azcbl + "' broken.xlsx");
  EXPECT_EQ(exit_, 3);
}

}  // namespace
}  // namespace maex::story

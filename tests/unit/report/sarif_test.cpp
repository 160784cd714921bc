// The subset of SARIF 2.1.0 (OASIS) that maex writes. SARIF readers need it to show a finding at its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/report/sarif.hpp"

namespace maex::sarif_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr NoticeType odd{"odd-value",      Severity::error, "A value is odd.",
                         "It is counted.", "Mend it.",      "{value} is odd beside {other}."};
constexpr NoticeType late{"date-late", Severity::warning, "A date is late.", "Order.", "Ask."};
constexpr NoticeType spaces{"spaces-trimmed", Severity::info, "Spaces were cut off.", "They mean nothing.", "Nothing."};

/// Invented: a workbook, a table without sheets, a document of lines, and a file that could not be read.
RunFacts facts() {
  RunFacts run;
  run.exit_code = 3;
  run.items.resize(4);
  run.items[0].input = "list 1/mart ə.xlsx";
  Notices notices[3];
  Notice notice{&odd, {"list 1/mart ə.xlsx", "Sheet 1", 7, 3, "Ad", ""}, "Adsız Gizli", true};
  notice.problem = {Pattern(), {{"other", "this", false}}};
  notices[0].add(notice);
  notices[0].add({&spaces, {"list 1/mart ə.xlsx", "Sheet 1", 9, 0, "", ""}, "", false});
  notices[0].add({&spaces, {"list 1/mart ə.xlsx", "Sheet 1", 0, 0, "", ""}, "", false});
  run.items[1].input = "/data/a.csv";
  for (std::uint32_t row = 1; row <= 120; ++row)
    notices[1].add({&late, {"/data/a.csv", "", row, 2, "", "", true}, "", false});
  run.items[2].input = "b.xml";
  notices[2].add({&late, {"b.xml", "", 12, 5, "", "/maXML/Accident[2]/Date"}, "", false});
  for (std::size_t i = 0; i != 3; ++i) run.items[i].findings = take_findings(notices[i]);
  run.items[3].input = "c:d.bin";
  run.items[3].outcome = Outcome::unreadable;
  run.items[3].problem = "c:d.bin is in no format that maex reads";
  return run;
}

class Sarif : public testing::Test {
 protected:
  const std::string text = report_sarif(facts(), "0.1.0");
  const json log = json::parse(text);
  const json& run = log["runs"][0];
  const json& rules = run["tool"]["driver"]["rules"];
  /// First result of a rule in a file.
  json result(const std::string& code, const std::string& uri) const {
    for (const json& each : run["results"])
      if (each["ruleId"] == code && each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri)
        return each;
    return nullptr;
  }
};

TEST_F(Sarif, SaysWhatItIs) {
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_THAT(log["$schema"].get<std::string>(), HasSubstr("sarif-2.1.0"));
  EXPECT_EQ(log["runs"].size(), 1u);
  EXPECT_EQ(run["tool"]["driver"]["name"], "maex");
  EXPECT_EQ(run["tool"]["driver"]["version"], "0.1.0");
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false) << "one input was not read";
  EXPECT_EQ(run["invocations"][0]["exitCode"], 3);
  RunFacts done = facts();
  done.items.pop_back();
  EXPECT_EQ(json::parse(report_sarif(done, "0.1.0"))["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

TEST_F(Sarif, EveryRuleExplainsItselfAndEveryResultPointsAtItsRule) {
  EXPECT_EQ(rules.size(), 4u);
  for (const json& rule : rules) {
    for (const char* part : {"shortDescription", "fullDescription", "help"})
      EXPECT_FALSE(rule[part]["text"].get<std::string>().empty()) << rule["id"];
    EXPECT_THAT(rule["defaultConfiguration"]["level"], testing::AnyOf("error", "warning", "note"));
  }
  for (const json& each : run["results"]) {
    const json& rule = rules.at(each["ruleIndex"].get<std::size_t>());
    EXPECT_EQ(rule["id"], each["ruleId"]);
    EXPECT_EQ(rule["defaultConfiguration"]["level"], each["level"]);
    EXPECT_FALSE(each["message"]["text"].get<std::string>().empty());
    EXPECT_EQ(each["locations"].size(), 1u);
  }
  EXPECT_EQ(result("spaces-trimmed", "list%201/mart%20%C9%99.xlsx")["level"], "note");
}

TEST_F(Sarif, CellsAreLogicalPlacesSinceASheetHasNoLines) {
  const json place = result("odd-value", "list%201/mart%20%C9%99.xlsx")["locations"][0];
  EXPECT_FALSE(place["physicalLocation"].contains("region"));
  EXPECT_EQ(place["logicalLocations"][0],
            json({{"name", "C7"},
                  {"fullyQualifiedName", "list 1/mart ə.xlsx, sheet \"Sheet 1\", cell C7 (Ad)"},
                  {"kind", "cell"}}));
  std::vector<std::string> kinds;
  for (const json& each : run["results"])
    if (each["ruleId"] == "spaces-trimmed") kinds.push_back(each["locations"][0]["logicalLocations"][0]["kind"]);
  EXPECT_THAT(kinds, testing::ElementsAre("row", "sheet"));
  const json row = result("date-late", "file:///data/a.csv")["locations"][0];
  EXPECT_FALSE(row["physicalLocation"].contains("region")) << "a cell of a CSV file may hold line breaks";
  EXPECT_EQ(row["logicalLocations"][0]["name"], "B1");
  EXPECT_THAT(result("date-late", "file:///data/a.csv")["message"]["text"].get<std::string>(),
              testing::StartsWith("cell B1: "));
}

TEST_F(Sarif, TextHasLinesAndColumns) {
  const json found = result("date-late", "b.xml");
  EXPECT_EQ(found["locations"][0]["physicalLocation"]["region"], json({{"startLine", 12}, {"startColumn", 5}}));
  EXPECT_EQ(found["locations"][0]["logicalLocations"][0]["name"], "Date");
  EXPECT_EQ(found["locations"][0]["logicalLocations"][0]["kind"], "element");
  EXPECT_EQ(found["message"]["text"], "A date is late.") << "the line says where";
}

TEST_F(Sarif, PathsAreUris) {
  std::vector<std::string> uris;
  for (const json& artifact : run["artifacts"]) {
    uris.push_back(artifact["location"]["uri"]);
    EXPECT_EQ(artifact["roles"], json::array({"analysisTarget"}));
  }
  EXPECT_THAT(uris, testing::ElementsAre("list%201/mart%20%C9%99.xlsx", "file:///data/a.csv", "b.xml", "c%3Ad.bin"));
}

TEST_F(Sarif, AnInputThatWasNotReadIsAResult) {
  const json found = result("input-not-checked", "c%3Ad.bin");
  EXPECT_EQ(found["level"], "error");
  EXPECT_EQ(found["message"]["text"], "c:d.bin is in no format that maex reads");
}

TEST_F(Sarif, CountsAreNotCapped) {
  std::size_t listed = 0;
  for (const json& each : run["results"]) listed += each["ruleId"] == "date-late" ? 1 : 0;
  EXPECT_EQ(listed, 101u);
  for (const json& count : run["properties"]["findings"]) {
    if (count["ruleId"] != "date-late") continue;
    EXPECT_EQ(count["count"], 121);
    EXPECT_EQ(count["shown"], 101);
  }
}

TEST_F(Sarif, HoldsNoPersonalValueEvenWhereTheyAreShownElsewhere) {
  RunFacts asked = facts();
  asked.show_personal = true;
  EXPECT_THAT(report_sarif(asked, "0.1.0"), Not(HasSubstr("Gizli")));
}

}  // namespace
}  // namespace maex::sarif_test

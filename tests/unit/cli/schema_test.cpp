// The output of commands with --json for real files must match the published schemas.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "adapters/builtin.hpp"
#include "cli/program.hpp"
#include "core/rules/rule.hpp"
#include "tests/unit/report/json_schema.hpp"

namespace maex::test::schema_test {
namespace {

using nlohmann::json;
using testing::IsEmpty;

const std::string samples = MAEX_SOURCE_DIR "/samples/";
const std::string workbook = samples + "azcbl-2014/azcbl-2014.xlsx", faults = samples + "azcbl-faults/faults.csv";

json printed(std::vector<std::string> words) {
  std::ostringstream out, err;
  cli::Session session(out, err, [](Registry& registry) { register_builtin_adapters(registry); });
  words.emplace_back("--json");
  cli::run_program(words, session);
  return json::parse(out.str());
}

TEST(Schemas, Validate) {
  const json schema = load_schema("convert");
  const json report = printed({"validate", workbook, faults, samples + "README.md", "--today", "2015-01-15"});
  EXPECT_THAT(breaks(report, schema), IsEmpty());
  EXPECT_EQ(report["report"], "validate");
  ASSERT_EQ(report["items"].size(), 3u);
  const json& verification = report["items"][0]["verification"];
  std::uint64_t incidents = 0, by_month = 0, by_district = verification["district_not_clear"];
  for (const auto& [state, count] : verification["states"].items()) incidents += count.get<std::uint64_t>();
  for (const auto& [month, count] : verification["months"].items()) by_month += count.get<std::uint64_t>();
  for (const json& district : verification["districts"]) by_district += district["incidents"].get<std::uint64_t>();
  EXPECT_EQ(incidents, 15u);
  EXPECT_EQ(by_month, incidents);
  EXPECT_EQ(by_district, incidents);
  EXPECT_EQ(report["items"][1]["findings"][0]["notices"][0]["where"]["table"], true);
}

TEST(Schemas, Convert) {
  EXPECT_THAT(breaks(printed({"convert", workbook, "--to", "maxml", "--dry-run", "--include", "hazard-area", "--today",
                              "2015-01-15"}),
                     load_schema("convert")),
              IsEmpty());
}

TEST(Schemas, Inspect) {
  for (const std::string& file : {workbook, faults})
    EXPECT_THAT(breaks(printed({"inspect", file}), load_schema("inspect")), IsEmpty());
}

TEST(Schemas, Reconcile) {
  std::vector<std::string> words = {"reconcile", workbook};
  for (const char* report : {"2014-01.docx", "2014-02.odt", "2014-03.html"})
    words.push_back(samples + "anama-2014/" + report);
  const json schema = load_schema("reconcile"), stated = printed(words);
  EXPECT_THAT(breaks(stated, schema), IsEmpty());
  EXPECT_FALSE(stated["comparisons"][0]["stated"].empty());
  const json records = printed({"reconcile", workbook, samples + "formats-csv/windows-1251.csv"});
  EXPECT_THAT(breaks(records, schema), IsEmpty());
}

TEST(Schemas, Explain) {
  const json schema = load_schema("explain");
  const json report = printed({"explain", workbook, "2014/03", "--today", "2015-01-15"});
  EXPECT_THAT(breaks(report, schema), IsEmpty());
  EXPECT_EQ(report["criteria"].size(), 8u);
  EXPECT_THAT(breaks(printed({"explain", workbook, "2014/03", "date"}), schema), IsEmpty());
  EXPECT_THAT(breaks(printed({"explain", workbook, "no-such-record"}), load_schema("error")), IsEmpty());
}

TEST(Schemas, Series) {
  const std::string figures = samples + "figures/figures.csv";
  const json report = printed({"report", "series", figures, "--measure", "CASUALTIES"});
  EXPECT_THAT(breaks(report, load_schema("series")), IsEmpty());
  EXPECT_FALSE(report["series"].empty());
}

TEST(Schemas, SeveralInputs) {
  const json report = printed({"validate", workbook, faults, "--together"});
  EXPECT_THAT(breaks(report, load_schema("convert")), IsEmpty());
  EXPECT_EQ(report["items"][0]["inputs"].size(), 2u);
}

TEST(Schemas, Rules) {
  const json schema = load_schema("rules");
  const json list = printed({"rules"});
  EXPECT_THAT(breaks(list, schema), IsEmpty());
  EXPECT_EQ(list.size(), rules::catalogue().size());
  EXPECT_EQ(printed({"rules", list[0]["code"].get<std::string>()}), list[0]);
  json broken = list[0];
  broken.erase("why");
  EXPECT_EQ(breaks(json::array({broken}), schema).size(), 1u);
  const std::string ours = samples + "own-rules/ours.toml";
  const json with_own = printed({"rules", "--rules", ours});
  EXPECT_THAT(breaks(with_own, schema), IsEmpty());
  EXPECT_EQ(with_own.size(), list.size() + 4);
}

TEST(Schemas, TablesOfOwnRules) {
  const json schema = load_schema("tables");
  const json list = printed({"rules", "--tables"});
  EXPECT_THAT(breaks(list, schema), IsEmpty());
  EXPECT_EQ(list.size(), kind_count + 3);
  EXPECT_EQ(printed({"rules", "--tables", "victim"})["table"], "victim");
}

}  // namespace
}  // namespace maex::test::schema_test

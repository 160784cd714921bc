// Several inputs that become one output, or are checked as one submission.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// All values are invented.
const std::string january =
    "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Mənbə\n"
    "P1,03.01.2014,Ağdam,PƏM,həlak olub,mülki,polis\n"
    "P2,04.01.2014,Tovuz,TƏM,yaralanıb,hərbçi,polis\n";
const std::string february =
    "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Mənbə\n"
    "P1,07.02.2014,Tovuz,PƏM,yaralanıb,mülki,polis\n"
    "P3,08.02.2014,Füzuli,TƏM,yaralanıb,hərbçi,polis\n";
const std::string figures =
    "Stated by,Measure,Breakdown,Figure,Period,As of,Since,Reference\n"
    "ANAMA,casualties,,22,2014,,,made up\n"
    "ANAMA,killed,,6,2014,,,made up\n";

class Together : public Program {
 protected:
  void SetUp() override {
    file("january.csv", january);
    file("february.csv", february);
    file("figures.csv", figures);
  }
  json item(const std::string& arguments) {
    const std::string out = maex(arguments + " --json");
    const std::size_t begin = out.find("{\n");  // messages come before it
    const json facts = json::parse(out.substr(begin == std::string::npos ? 0 : begin));
    EXPECT_EQ(facts.at("items").size(), 1u);
    return facts.at("items").at(0);
  }
  static std::uint64_t counted(const json& item, const std::string& code) {
    for (const json& group : item.at("findings"))
      if (group.at("code") == code) return group.at("count");
    return 0;
  }
};

TEST_F(Together, OneFileHoldsTheRecordsOfAllInputsInTheirOrder) {
  const std::string report = convert("january.csv february.csv --to azcbl -o all.csv");
  EXPECT_THAT(report, AllOf(HasSubstr("january.csv   azcbl (csv): "), HasSubstr("february.csv   azcbl (csv): ")));
  const std::string all = text("all.csv");
  EXPECT_LT(all.find("2014-01-03"), all.find("2014-01-04"));
  EXPECT_LT(all.find("2014-01-04"), all.find("2014-02-07"));
  EXPECT_LT(all.find("2014-02-07"), all.find("2014-02-08"));
}

TEST_F(Together, InputsOfDifferentPartnersAndFormatsMakeOneOutput) {
  convert("january.csv --to maxml --include any -o january.xml");
  const json all = item("convert figures.csv january.xml february.csv --to figures -o all.csv --verify");
  ASSERT_EQ(all.at("inputs").size(), 3u);
  EXPECT_EQ(all["inputs"][0]["partner"], "figures");
  EXPECT_EQ(all["inputs"][0]["format"], "csv");
  EXPECT_EQ(all["inputs"][1]["partner"], "maxml");
  EXPECT_TRUE(all["inputs"][1]["format"].is_null());
  EXPECT_EQ(all["inputs"][2]["partner"], "azcbl");
  EXPECT_EQ(all["records"]["incident"], 4);
  EXPECT_EQ(all["records"]["tally"], 2);
  EXPECT_EQ(all["verified"]["records"], all["verified"]["matched"]);
  EXPECT_EQ(times(text("all.csv"), "ANAMA"), 2u);
}

TEST_F(Together, TheBalanceIsKeptForEachInputAndInSum) {
  const json all = item("validate january.csv february.csv figures.csv --together");
  std::uint64_t cells = 0, records = 0;
  for (const json& input : all.at("inputs")) {
    EXPECT_TRUE(input["balance"]["holds"]);
    cells += input["balance"]["cells"]["read"].get<std::uint64_t>();
    records += input["records"].get<std::uint64_t>();
  }
  EXPECT_EQ(all["balance"]["cells"]["read"], cells);
  EXPECT_EQ(cells, 21u + 21u + 18u);
  EXPECT_GT(records, 0u);
}

TEST_F(Together, FindingsNameTheFileThatTheyAreIn) {
  file("late.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Mənbə\nP7,03.01.2034,Ağdam,PƏM,yaralanıb,mülki,polis\n");
  const std::string report = maex("validate january.csv late.csv february.csv --together");
  EXPECT_THAT(report, HasSubstr("date-in-future   late.csv, cell B2"));
  const std::string sarif = (maex("validate january.csv late.csv --together --sarif out.sarif"), text("out.sarif"));
  EXPECT_THAT(sarif, AllOf(HasSubstr("\"january.csv\""), HasSubstr("\"late.csv\"")));
}

TEST_F(Together, ANumberOfTwoInputsIsAnErrorAndJoinsNobody) {
  // P1 is one incident in January and another one in February. The casualties of one never go to the other.
  const json all = item("convert january.csv february.csv --to maxml --include any -o all.xml");
  EXPECT_EQ(counted(all, "incident-id-repeated"), 1u);
  for (const json& group : all["findings"])
    if (group["code"] == "incident-id-repeated") {
      EXPECT_EQ(group["severity"], "error");
      EXPECT_EQ(group["notices"][0]["where"]["document"], "february.csv");
      EXPECT_EQ(group["notices"][0]["also"][0]["document"], "january.csv");
    }
  EXPECT_EQ(all["records"]["incident"], 4);
  // With one list for incidents and victims, each in its own file, the victims stay apart, too.
  const json one = item("validate january.csv --store january.db");
  EXPECT_EQ(counted(one, "incident-id-repeated"), 0u);
}

TEST_F(Together, ABrokenInputIsNamedAndTheOutputIsRefused) {
  file("broken.xlsx", "this is not a workbook");
  const std::string report = maex("convert january.csv broken.xlsx february.csv --to azcbl -o all.csv");
  EXPECT_EQ(exit_, 3) << report;
  EXPECT_THAT(report, AllOf(HasSubstr("1 of 3 inputs cannot be read: broken.xlsx"), HasSubstr("--skip-broken")));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "all.csv"));
}

TEST_F(Together, SkipBrokenWritesTheOthersAndReportsAnError) {
  file("broken.xlsx", "this is not a workbook");
  const json all = item("convert january.csv broken.xlsx february.csv --to azcbl -o all.csv --skip-broken");
  EXPECT_EQ(exit_, 1);
  EXPECT_EQ(counted(all, "input-left-out"), 1u);
  EXPECT_FALSE(all["inputs"][1]["problem"].is_null());
  EXPECT_EQ(times(text("all.csv"), "2014-0"), 4u);
  maex("convert broken.xlsx broken2.xlsx --to azcbl -o none.csv --skip-broken");
  EXPECT_EQ(exit_, 3);
}

TEST_F(Together, AnInputThatBreaksAfterItsBeginningLeavesNoRecordBehind) {
  convert("january.csv --to maxml --include any -o whole.xml");
  const std::string whole = text("whole.xml");
  file("cut.xml", whole.substr(0, whole.rfind("<")));
  maex("convert cut.xml february.csv --to azcbl -o all.csv");
  EXPECT_EQ(exit_, 3);
  const json all = item("convert cut.xml february.csv --to azcbl -o all.csv --skip-broken --fates fates.csv");
  EXPECT_EQ(exit_, 1);
  EXPECT_EQ(all["records"]["incident"], 2);
  EXPECT_THAT(text("all.csv"), AllOf(HasSubstr("2014-02-07"), Not(HasSubstr("2014-01-03"))));
  EXPECT_THAT(text("fates.csv"), AllOf(HasSubstr("february.csv"), Not(HasSubstr("cut.xml"))));
}

TEST_F(Together, OtherFilesOfARunKnowTheirInput) {
  file("bad.csv",
       "Hadisənin "
       "nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Mənbə,Yaş\nP8,07.02.2014,Ağdam,PƏM,yaralanıb,mülki,polis,otuz?\n");
  const std::string report =
      convert("january.csv bad.csv --to azcbl -o all.csv --fates fates.csv --store all.db --digest");
  EXPECT_THAT(report, HasSubstr("digest"));
  EXPECT_THAT(text("fates.csv"), AllOf(HasSubstr("\njanuary.csv,"), HasSubstr("\nbad.csv,")));
  EXPECT_THAT(text("all.csv.quarantine.csv"), AllOf(HasSubstr("\nbad.csv,"), Not(HasSubstr("\njanuary.csv,"))));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "all.db"));
}

TEST_F(Together, ADryRunReportsAndWritesNothing) {
  const json all = item("convert january.csv february.csv --to azcbl -o all.csv --dry-run");
  EXPECT_EQ(all["inputs"].size(), 2u);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "all.csv"));
}

TEST_F(Together, JobFilesHaveTheSameOptions) {
  maex("validate january.csv february.csv --together --save-job job.toml");
  EXPECT_THAT(text("job.toml"), HasSubstr("together = true"));
  EXPECT_EQ(item("validate --job job.toml").at("inputs").size(), 2u);
}

TEST_F(Together, AFolderTakesOneOutputOfEachInput) {
  std::filesystem::create_directory(folder_ / "out");
  convert("january.csv february.csv --to azcbl -o out/");
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out/january.xlsx"));
  EXPECT_THAT(maex("convert january.csv february.csv --together --to azcbl -o out/"), HasSubstr("is a folder"));
  EXPECT_EQ(exit_, 2);
}

}  // namespace
}  // namespace maex::story

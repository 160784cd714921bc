#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/convert_json.hpp"
#include "core/report/convert_text.hpp"
#include "tests/unit/report/json_schema.hpp"

namespace maex {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr NoticeType bad_date{"date-not-understood", Severity::error, "The date cannot be read.", "Dates order events.",
                              "Write day, month, year."};
constexpr NoticeType spaces{"spaces-trimmed", Severity::info, "Spaces were cut off.", "They mean nothing.",
                            "Nothing needs doing."};
constexpr NoticeType odd_age{"age-odd", Severity::warning, "The age is odd.", "Ages are counted.", "Check it."};

const Messages& en = Messages::of(Language::en);

/// Invented figures.
RunFacts example() {
  RunFacts facts;
  ItemFacts& item = facts.items.emplace_back();
  item.input = "march.xlsx";
  item.output = "march.xml";
  item.format = "xlsx";
  item.partner = "azcbl";
  item.partner_reason = "17 of 18 headings";
  item.target = "maxml";
  item.decisions = {Text::as_is("dates count from 1900")};
  Balance& balance = item.balance;
  for (int i = 0; i != 11498; ++i) balance.read_row();
  balance.read_cells(195466);
  balance.empty_cells(12);
  balance.row(Fate::used, "", 11480);
  balance.row(Fate::ignored, "heading-row", 1);
  balance.row(Fate::ignored, "totals-row", 12);
  balance.row(Fate::quarantined, "outcome-missing", 5);
  balance.cells(Fate::used, "", 195000);
  balance.cells(Fate::changed, "date-text", 300);
  balance.cells(Fate::ignored, "heading-row", 17);
  balance.cells(Fate::ignored, "totals-row", 64);
  balance.cells(Fate::quarantined, "outcome-missing", 85);
  item.records[static_cast<std::size_t>(Kind::incident)] = 9000;
  item.records[static_cast<std::size_t>(Kind::victim)] = 11480;
  item.tallies["victim.outcome"] = {{"KILLED", 2273}, {"INJURED", 9207}};
  item.losses = {{"loss-remarks", "Remarks are not carried.", "incident.remarks", 1204}};
  item.filled = {{"district-from-name", 8999, {{"place.country", 8999}, {"place.district_code", 8999}}}};
  item.digest = std::string(64, 'a');
  item.verified = VerifiedFact{20480, 20479};
  item.quarantined = 5;
  item.quarantine_file = "march.xml.quarantine.csv";
  Notices notices;
  for (int i = 0; i != 312; ++i)
    notices.add(
        {&bad_date, {"march.xlsx", "2014", static_cast<std::uint32_t>(i + 5), 6, "Date", ""}, "32.13.2014", false});
  notices.add({&odd_age, {"march.xlsx", "2014", 9, 7, "Born", ""}, "1 May 1890", true});
  notices.count(spaces);
  item.findings = take_findings(notices);
  item.seconds = 0.5;
  facts.exit_code = 1;
  facts.reason.input = "march.xlsx";
  facts.reason.findings = 312;
  settle(facts);
  return facts;
}

std::string details(const RunFacts& facts) { return details_text(facts, false, en); }

TEST(ConvertText, AccountsForEveryRowAndCell) {
  const std::string text = details(example());
  EXPECT_THAT(text, HasSubstr("march.xlsx   azcbl (xlsx) → maxml\n"));
  EXPECT_THAT(text, HasSubstr("read         11 498 rows   195 466 cells   and 12 empty\n"));
  EXPECT_THAT(text, HasSubstr("used         11 480 rows   195 000 cells\n"));
  EXPECT_THAT(text, HasSubstr("changed           –            300 cells   date-text 300\n"));
  EXPECT_THAT(text, HasSubstr("quarantined       5 rows        85 cells   outcome-missing 85\n"));
  EXPECT_THAT(text, HasSubstr("ignored          13 rows        81 cells   heading-row 17, totals-row 64\n"));
  EXPECT_THAT(text, HasSubstr("balance      11 498 = 11 480 + 13 + 5     195 466 = 195 000 + 300 + 81 + 85     ok\n"));
  EXPECT_THAT(text, HasSubstr("records      9 000 incidents, 11 480 victims\n"));
  EXPECT_THAT(text, HasSubstr("  Outcome: INJURED 9 207, KILLED 2 273\n"));
  EXPECT_THAT(text, HasSubstr("loss         Remarks, 1 204 values: Remarks are not carried. (loss-remarks)\n"));
  EXPECT_THAT(text, HasSubstr("quarantine   5 entries, kept in march.xml.quarantine.csv\n"));
  EXPECT_THAT(text, HasSubstr("wrote        march.xml in 1 s\n"));
  EXPECT_THAT(text, testing::EndsWith("\nexit 1: march.xlsx: 312 findings\n"));
}

TEST(ConvertText, SaysWhenTheBalanceDoesNotHold) {
  RunFacts facts = example();
  facts.items[0].balance.read_cells(1);
  EXPECT_THAT(details(facts), HasSubstr("DOES NOT HOLD"));
}

TEST(ConvertText, CapsWhatIsShownNeverWhatIsCounted) {
  const std::string text = details(example());
  EXPECT_THAT(text, HasSubstr("findings     312 errors, 1 warning, 1 info\n"));
  EXPECT_THAT(text, HasSubstr("showing 10 of 312 date-not-understood\n"));
  EXPECT_THAT(text, HasSubstr("showing 0 of 1 spaces-trimmed\n"));
  EXPECT_LT(text.find("date-not-understood"), text.find("age-odd")) << "worst first";
}

TEST(ConvertText, TellsDecisions) {
  const std::string text = details(example());
  EXPECT_THAT(text, HasSubstr("because      17 of 18 headings\n"));
  EXPECT_THAT(text, HasSubstr("decided      dates count from 1900\n"));
}

TEST(ConvertText, IsTheVerdictAndDetailsStandBeforeItWhenAsked) {
  const std::string verdict = convert_text(example(), {}, en);
  EXPECT_EQ(verdict,
            "read         march.xlsx, azcbl (xlsx): 11 498 rows, 9 000 incidents, 11 480 victims\n"
            "result       Ready for maxml: 9 000 incidents, 11 480 victims; 1 204 values are not carried by maxml, 312 "
            "cells need correction.\n"
            "wrote        march.xml; 5 values not taken over: march.xml.quarantine.csv\n"
            "digest       " +
                std::string(64, 'a') +
                "\n"
                "verified     20 479 of 20 480 records read back from the output as handed over\n"
                "sender       312 cells, first sheet \"2014\", cell F5 (Date): Write day, month, year.\n"
                "sender       sheet \"2014\", cell G9 (Born): Check it.\n"
                "details      -v on the screen; --report FILE, --html FILE or --json\n");
  const std::string all = convert_text(example(), {.verbose = true}, en);
  EXPECT_THAT(all, testing::StartsWith("march.xlsx   azcbl (xlsx) → maxml\n"));
  EXPECT_THAT(all, testing::EndsWith("\n\n" + verdict));
}

TEST(ConvertText, DryRunWritesNothingAndSaysSo) {
  RunFacts facts = example();
  facts.dry_run = true;
  facts.exit_code = 0;
  const std::string text = convert_text(facts, {}, en);
  EXPECT_THAT(text, Not(HasSubstr("march.xml")));
  EXPECT_THAT(text, HasSubstr("wrote        nothing was written (--dry-run)\n"));
}

TEST(ConvertText, AnUnreadableInputTellsWhyAndNoEmptyBalance) {
  RunFacts facts;
  ItemFacts& item = facts.items.emplace_back();
  item.input = "x.bin";
  item.outcome = Outcome::unreadable;
  item.problem = "x.bin is in no format that maex reads";
  facts.exit_code = 3;
  settle(facts);
  const std::string text = convert_text(facts, {.verbose = true}, en);
  EXPECT_THAT(text, HasSubstr("unreadable   x.bin is in no format that maex reads\n"));
  EXPECT_THAT(text, Not(HasSubstr("balance")));
  EXPECT_THAT(text, HasSubstr("result       Not read: is in no format that maex reads\n"));
}

TEST(ConvertText, AProblemOfSeveralLinesIsSetBelowItself) {
  RunFacts facts;
  facts.report = "validate";
  facts.items.resize(2);
  facts.items[0].input = "x.csv";
  facts.items[0].outcome = Outcome::unreadable;
  facts.items[0].problem = "no partner fits x.csv\n  not azcbl: no row\a with its headings\n  not hxl: no hashtags";
  facts.items[1].input = "y.csv";
  facts.exit_code = 3;
  facts.reason.problem = facts.items[0].problem;
  settle(facts);
  const std::string both = details(facts);
  EXPECT_THAT(both, HasSubstr("unreadable   no partner fits x.csv\n"
                              "             not azcbl: no row\\x07 with its headings\n"
                              "             not hxl: no hashtags\n"));
  EXPECT_THAT(both, testing::EndsWith("\nexit 3: no partner fits x.csv\n"));
  EXPECT_EQ(convert_text(facts, {}, en),
            "read         2 files: 0 rows\n"
            "result       1 of 2 files are checked.\n"
            "failed       x.csv: Not read: no partner fits x.csv\n"
            "y.csv        no record\n"
            "sender       Check the name of the file, or ask the sender for the file again.\n"
            "details      -v on the screen; --report FILE, --html FILE or --json\n");
}

TEST(ConvertText, SaysWhichRulesDidNotRunAndWhy) {
  RunFacts facts = example();
  CheckFacts& checks = facts.items[0].checks;
  checks.ran = true;
  checks.running = 94;
  checks.rule_set_name = "ours.toml";
  for (const char* code : {"a-rule", "b-rule", "c-rule", "d-rule"})
    checks.not_run.push_back({code, Text::as_is("nobody gave polygons")});
  checks.not_run.push_back({"e-rule", Text::as_is("ours.toml switches it off")});
  EXPECT_THAT(details(facts), HasSubstr("rules        all run by ours.toml, except:\n"
                                        "  not run, nobody gave polygons: a-rule, b-rule, c-rule, d-rule\n"
                                        "  not run, ours.toml switches it off: e-rule\n"));
}

TEST(ConvertReports, HidePersonalValuesUnlessAsked) {
  RunFacts facts = example();
  EXPECT_THAT(convert_text(facts, {.verbose = true}, en), Not(HasSubstr("1890")));
  EXPECT_THAT(convert_json(facts), Not(HasSubstr("1890")));
  facts.show_personal = true;
  EXPECT_THAT(convert_text(facts, {.verbose = true}, en), HasSubstr("1 May 1890"));
  EXPECT_THAT(convert_json(facts), HasSubstr("1 May 1890"));
}

TEST(ConvertJson, KeepsToItsSchema) {
  const json schema = test::load_schema("convert");
  EXPECT_THAT(test::breaks(json::parse(convert_json(example())), schema), IsEmpty());
  EXPECT_THAT(test::breaks(json::parse(convert_json(RunFacts{})), schema), IsEmpty());
  RunFacts failed;
  failed.items.emplace_back().outcome = Outcome::faulty;
  EXPECT_THAT(test::breaks(json::parse(convert_json(failed)), schema), IsEmpty());
}

TEST(ConvertJson, TheSchemaCheckerBites) {
  json broken = json::parse(convert_json(example()));
  broken["items"][0]["seconds"] = "soon";
  broken["items"][0]["balance"]["rows"].erase("used");
  broken["surprise"] = 1;
  EXPECT_EQ(test::breaks(broken, test::load_schema("convert")).size(), 3u);
}

TEST(ConvertJson, HoldsTheFactsOfTheText) {
  const RunFacts facts = example();
  const json item = json::parse(convert_json(facts))["items"][0];
  EXPECT_EQ(item["balance"]["rows"]["read"], 11498);
  EXPECT_EQ(item["balance"]["cells"]["changed"], 300);
  EXPECT_EQ(item["balance"]["cells"]["empty"], 12);
  EXPECT_EQ(item["balance"]["holds"], true);
  EXPECT_EQ(item["records"]["victim"], 11480);
  EXPECT_EQ(item["tallies"]["victim.outcome"]["KILLED"], 2273);
  EXPECT_EQ(item["verified"]["matched"], 20479);
  EXPECT_THAT(details(facts), HasSubstr("20 479 of 20 480 records read back"));
  EXPECT_EQ(item["losses"][0]["count"], 1204);
  EXPECT_EQ(item["findings"][0]["code"], "date-not-understood");
  EXPECT_EQ(item["findings"][0]["count"], 312);
  EXPECT_EQ(item["findings"][0]["shown"], 100);
  EXPECT_EQ(item["findings"][0]["notices"][0]["where"]["text"], "march.xlsx, sheet \"2014\", cell F5 (Date)");
  const std::string text = convert_text(facts, {.verbose = true}, en);
  for (const char* member : {"input", "output", "partner", "target", "digest", "quarantine_file", "partner_reason"})
    EXPECT_THAT(text, HasSubstr(item[member].get<std::string>())) << member;
}

TEST(ConvertJson, BytesThatAreNotUtf8DoNotBreakIt) {
  RunFacts facts = example();
  facts.items[0].input = "m\xFFrch.xlsx";
  EXPECT_NO_THROW(json::parse(convert_json(facts)));
}

}  // namespace
}  // namespace maex

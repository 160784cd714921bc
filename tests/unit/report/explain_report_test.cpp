#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/facts/explain_facts.hpp"
#include "tests/unit/report/json_schema.hpp"

namespace maex::explain_report_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Invented.
ExplainFacts example() {
  ExplainFacts facts;
  facts.input = "march.xlsx";
  facts.partner = "azcbl";
  facts.asked = "2014-07";
  const Locator where{"march.xlsx", "2014", 9, 3, "Tarix", ""};
  facts.records = {
      {"incident", "2014-07", where, {{"incident.date", "Date of incident", "2014-05-14", false, "", where}}},
      {"victim", "", where, {{"victim.name", "Name", "Adsız Gizli", true, "", where}}},
      {"place", "", where, {{"place.country", "Country", "AZ", false, "district-from-name", where}}}};
  facts.state = "EXCLUDED";
  facts.by_criteria = "VERIFIED";
  facts.reason = Text::as_is("a person ruled so");
  facts.ruled_by = "A. Officer";
  facts.ruled_on = "2015-01-10";
  facts.ruled_why = "It is a training accident.";
  facts.criteria = {{"V1 device", "met", Text::as_is("a mine"), Text::as_is("AP_MINE")},
                    {"V2 date", "open", "no date is given"_text, {}}};
  facts.policy = "Azerbaijan";
  facts.assumption = "The criteria are not published.";
  return facts;
}

TEST(ExplainJson, KeepsToItsSchema) {
  const json schema = test::load_schema("explain");
  EXPECT_THAT(test::breaks(json::parse(explain_json(example())), schema), IsEmpty());
  EXPECT_THAT(test::breaks(json::parse(explain_json(ExplainFacts{})), schema), IsEmpty());
  json broken = json::parse(explain_json(example()));
  broken["criteria"][0]["verdict"] = "perhaps";
  broken["records"][0]["where"].erase("text");
  broken["ruling"]["age"] = 4;
  EXPECT_EQ(test::breaks(broken, schema).size(), 3u);
}

TEST(ExplainJson, HoldsTheFactsOfTheText) {
  const json facts = json::parse(explain_json(example()));
  EXPECT_EQ(facts["records"][0]["values"][0]["where"]["row"], 9);
  EXPECT_EQ(facts["records"][0]["values"][0]["where"]["text"], "march.xlsx, sheet \"2014\", cell C9 (Tarix)");
  EXPECT_EQ(facts["records"][1]["id"], nullptr);
  EXPECT_EQ(facts["records"][0]["values"][0]["rule"], nullptr);
  EXPECT_EQ(facts["records"][2]["values"][0]["rule"], "district-from-name");
  const std::string text = explain_text(example());
  EXPECT_THAT(text, HasSubstr("cell C9 (Tarix), by rule district-from-name"));
  for (const char* member : {"asked", "state", "by_criteria", "reason", "policy", "assumption"})
    EXPECT_THAT(text, HasSubstr(facts[member].get<std::string>())) << member;
  EXPECT_THAT(text, HasSubstr(facts["ruling"]["why"].get<std::string>()));
}

TEST(ExplainReports, HidePersonalValuesUnlessAsked) {
  ExplainFacts facts = example();
  EXPECT_THAT(explain_text(facts) + explain_json(facts), Not(HasSubstr("Gizli")));
  facts.show_personal = true;
  EXPECT_THAT(explain_text(facts), HasSubstr("Gizli"));
  EXPECT_THAT(explain_json(facts), HasSubstr("Gizli"));
}

}  // namespace
}  // namespace maex::explain_report_test

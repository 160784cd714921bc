// One fault gives one finding, at its place. Consequences of the fault do not give a second finding.
#include <gtest/gtest.h>

#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

struct Once {
  const char* what;
  const char* records;
  const char* reported;      ///< the rule that reports it
  const char* not_reported;  ///< the rule that would repeat it
};

constexpr Once cases[] = {
    {"day and month swapped", "incident id=1 date=2014-05-04 date_received=2014-04-07", "day-and-month-swapped",
     "received-before-incident"},
    {"an emptied date", "incident id=1 date=2014-05-14 date_received=1900-01-01", "date-at-epoch",
     "received-before-incident"},
    {"the wrong century", "incident id=1 date=2014-05-14 date_received=1914-05-16", "date-very-old",
     "received-before-incident"},
    {"an old incident", "incident id=1 date=1914-05-14 date_received=2014-05-16", "date-very-old",
     "received-long-after"},
    {"the future", "incident id=1 date=2014-05-14 date_received=2041-05-16", "date-in-future", "received-long-after"},
    {"an incident in the future", "incident id=1 date=2041-05-14 date_received=2014-05-16", "date-in-future",
     "received-before-incident"},
    {"an incident in the future", "incident id=1 date=2041-05-14", "date-in-future", "verification-date"},
    {"a span", "incident id=1 date=2014-05-14/2014-05-20", "incident-date-is-a-span", "verification-date"},
    {"no device", "incident id=1 date=2014-05-14", "device-missing", "verification-device"},
    {"no source", "incident id=1 date=2014-05-14", "source-missing", "verification-source"},
    {"no place", "incident id=1 date=2014-05-14", "district-missing", "verification-place"},
    {"no district", "incident id=1 date=2014-05-14\n  place settlement=x", "district-missing", "verification-hazard"},
    {"an unknown district", "incident id=1 date=2014-05-14\n  place district=Qwertystan settlement=x",
     "district-unknown", "verification-place"},
    {"an ambiguous district", "incident id=1 date=2014-05-14\n  place district=Yevlax settlement=x",
     "district-ambiguous", "verification-place"},
    {"a refuted report", "incident id=1 date=2014-05-14 check_state=REFUTED", "check-state-refuted",
     "verification-check-state"},
    {"metres", "incident id=1\n  place district=Tovuz latitude=4371167.4 longitude=8701530.9", "coordinates-no-degrees",
     "coordinates-outside-country"},
    {"metres", "incident id=1\n  place district=Tovuz latitude=4371167.4 longitude=8701530.9", "coordinates-no-degrees",
     "coordinates-coarse"},
};

TEST(SaidOnce, ByTheRuleThatKnowsMost) {
  const RuleSet all;
  const TestInputs inputs;
  for (const Once& each : cases) {
    SCOPED_TRACE(each.what);
    const SampleRun run = run_sample(each.records, all, inputs.inputs);
    EXPECT_EQ(run.count(each.reported), 1u) << each.reported;
    EXPECT_EQ(run.count(each.not_reported), 0u) << each.not_reported;
  }
}

// 22315 is a birthday as a spreadsheet's count of days. It is hidden as a value, so the sentence must not contain it.
TEST(SaidOnce, ASentenceTellsNoValueThatIsHidden) {
  const RuleSet all;
  const TestInputs inputs;
  const SampleRun run = run_sample(
      "incident id=1 date=2014-05-14 casualties=22315\nvictim id=a incident=1 outcome=INJURED", all, inputs.inputs);
  EXPECT_EQ(run.count("casualties-count-differs"), 1u);
  for (const Notices::Group& group : run.findings)
    for (const Notice& notice : group.stored)
      EXPECT_EQ(to_text(notice, false).find("22315"), std::string::npos) << to_text(notice, false);
}

// A user who switches a rule off must still see why an incident is not verified.
TEST(SaidOnce, TheCriterionSpeaksWhenTheOtherRuleIsOff) {
  const RuleSet some("[rules]\ndate-in-future = \"off\"\nday-and-month-swapped = \"off\"", "ours.toml");
  const TestInputs inputs;
  EXPECT_EQ(run_sample("incident id=1 date=2041-05-14", some, inputs.inputs).count("verification-date"), 1u);
  EXPECT_EQ(run_sample("incident id=1 date=2014-05-04 date_received=2014-04-07", some, inputs.inputs)
                .count("received-before-incident"),
            1u);
}

TEST(SaidOnce, AnUnknownOutcomeIsToldAtThePerson) {
  const RuleSet all;
  const TestInputs inputs;
  const SampleRun run =
      run_sample("incident id=1 date=2014-05-14\nvictim id=a incident=1 outcome=UNKNOWN", all, inputs.inputs);
  for (const Notices::Group& group : run.findings)
    if (group.type->code == "verification-people") { EXPECT_EQ(group.stored.front().value, "UNKNOWN"); }
  EXPECT_EQ(run.count("verification-people"), 1u);
}

// The incident was complete and was passed on before its last victim was read.
TEST(SaidOnce, AVictimThatComesLateHasItsIncident) {
  const RuleSet all;
  const TestInputs inputs;
  const SampleRun run = run_sample(
      "incident id=1\nvictim id=a incident=1 outcome=INJURED\nincident id=2\nvictim id=b incident=2 "
      "outcome=INJURED\nvictim id=c incident=1 outcome=INJURED",
      all, inputs.inputs);
  EXPECT_EQ(run.count("victim-incident-missing"), 0u);
}

}  // namespace
}  // namespace maex::rules

// A programme's own selection of rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/io/error.hpp"
#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

using testing::HasSubstr;

std::string refused(std::string_view toml) {
  try {
    const RuleSet set(toml, "ours.toml");
  } catch (const UsageError& error) { return error.what(); }
  return "(taken)";
}

TEST(RuleSet, SwitchesOffAndSaysSo) {
  const RuleSet set("[rules]\ndate-in-future = \"off\"", "ours.toml");
  const SampleRun run = run_sample("incident date=2099-01-01", set, TestInputs().inputs);
  EXPECT_EQ(run.count("date-in-future"), 0u);
  const auto told = std::find_if(run.not_run.begin(), run.not_run.end(),
                                 [](const NotRun& each) { return each.code == "date-in-future"; });
  ASSERT_NE(told, run.not_run.end());
  EXPECT_THAT(to_string(told->reason), HasSubstr("switched off"));
}

TEST(RuleSet, ChangesSeverity) {
  const RuleSet set("[rules]\ndate-in-future = \"info\"", "ours.toml");
  const SampleRun run = run_sample("incident date=2099-01-01", set, TestInputs().inputs);
  ASSERT_EQ(run.count("date-in-future"), 1u);
  for (const Notices::Group& group : run.findings)
    if (group.type->code == "date-in-future") { EXPECT_EQ(group.type->severity, Severity::info); }
}

TEST(RuleSet, RefusesWhatItDoesNotKnow) {
  EXPECT_THAT(refused("[rules]\ndate-in-futur = \"off\""),
              testing::AllOf(HasSubstr("ours.toml, line 2"), HasSubstr("date-in-future")));
  EXPECT_THAT(refused("[rules]\ndate-in-future = \"loud\""), HasSubstr("loud"));
  EXPECT_THAT(refused("[ruls]\n"), HasSubstr("ruls"));
  EXPECT_THAT(refused("[[rule]]\ncode = \"x\""), HasSubstr("rule"));
}

}  // namespace
}  // namespace maex::rules

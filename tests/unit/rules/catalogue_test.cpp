// Every built-in rule: its texts, and its findings for its own two samples.
#include <gtest/gtest.h>

#include <set>

#include "core/rules/criterion.hpp"
#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

bool is_sentence(std::string_view text) {
  return text.size() > 10 && (text.back() == '.' || text.back() == '?') && text.find("  ") == text.npos;
}

TEST(Catalogue, EveryRuleSaysWhatItIs) {
  std::set<std::string_view> codes;
  for (const Rule* rule : catalogue()) {
    const NoticeType& notice = rule->notice;
    SCOPED_TRACE(notice.code);
    EXPECT_TRUE(codes.insert(notice.code).second) << "two rules have this code";
    EXPECT_TRUE(is_sentence(notice.summary)) << "summary: one sentence on what is wrong, with a full stop";
    EXPECT_TRUE(is_sentence(notice.why)) << "why: what happens to the data's users when it stays";
    EXPECT_TRUE(is_sentence(notice.fix)) << "fix: what to do, beginning with a verb";
    EXPECT_TRUE(is_sentence(notice.problem))
        << "problem: the sentence of one case, with {value} and the names of arguments";
    EXPECT_FALSE(rule->reference.empty()) << "reference: where the rule is from, such as \"domain D5 V2\"";
    EXPECT_FALSE(rule->since.empty());
    EXPECT_FALSE(rule->fields.empty()) << "fields: what the rule looks at";
    EXPECT_TRUE(rule->each_value != nullptr || rule->each_record != nullptr || rule->each_incident != nullptr ||
                rule->at_end != nullptr)
        << "it checks nothing";
    EXPECT_FALSE(rule->failing.empty()) << "failing: records that break the rule";
    EXPECT_FALSE(rule->passing.empty()) << "passing: records like them that keep it";
    EXPECT_TRUE(rule->kinds.empty() || rule->each_record != nullptr) << "kinds: only each_record reads them";
  }
  EXPECT_FALSE(codes.empty());
}

TEST(Catalogue, EveryCriterionHasItsNumberItsTableInAPolicyAndItsRule) {
  std::set<std::string_view> sections;
  unsigned number = 0;
  for (const Criterion& criterion : criteria()) {
    SCOPED_TRACE(criterion.label);
    EXPECT_EQ(criterion.number, ++number);
    EXPECT_TRUE(sections.insert(criterion.section).second) << "two criteria have one table";
    EXPECT_FALSE(criterion.settings.empty());
    const Rule* rule = find_rule(criterion.rule.notice.code);
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(rule->criterion, &criterion);
    EXPECT_TRUE(rule->notice.problem.starts_with("V" + std::to_string(number) + ": ")) << rule->notice.problem;
  }
}

TEST(Catalogue, EveryRuleFindsItsFailingSampleAndLetsThePassingOneGo) {
  const RuleSet all;
  const TestInputs inputs;
  for (const Rule* rule : catalogue()) {
    SCOPED_TRACE(rule->notice.code);
    const SampleRun failing = run_sample(rule->failing, all, inputs.inputs);
    for (const NotRun& left_out : failing.not_run)
      ASSERT_NE(left_out.code, rule->notice.code) << "did not run: " << to_string(left_out.reason);
    EXPECT_GE(failing.count(rule->notice.code), 1u) << "the failing sample is not found";
    EXPECT_EQ(run_sample(rule->passing, all, inputs.inputs).count(rule->notice.code), 0u)
        << "the passing sample is complained about";
    for (const Notices::Group& group : failing.findings)
      for (const Notice& notice : group.stored) {
        if (group.type->code != rule->notice.code) continue;
        EXPECT_EQ(problem_of(notice, true).find_first_of("{}"), std::string::npos) << problem_of(notice, true);
        EXPECT_EQ(notice.where.document, "sample") << "a finding has a place";
        // A part without an argument would stay in the text as its bare name.
        std::string_view pattern = group.type->problem;
        while (pattern.find('{') != std::string_view::npos) {
          pattern.remove_prefix(pattern.find('{') + 1);
          const std::string name(pattern.substr(0, pattern.find('}')));
          bool known = name == "value";
          for (const Argument& argument : notice.problem.arguments()) known |= argument.name == name;
          EXPECT_TRUE(known) << "{" << name << "} has no argument";
        }
      }
  }
}

}  // namespace
}  // namespace maex::rules

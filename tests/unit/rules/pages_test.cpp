// The output of `maex rules --markdown` lists every rule by family, with all its parts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/rules_text.hpp"
#include "core/rules/rule_set.hpp"

namespace maex::rules {
namespace {

using testing::HasSubstr;

TEST(RulePages, AreThoseOfEveryRuleByFamily) {
  const RuleSet all;
  const std::string pages = rules_markdown(all, nullptr);
  for (const Family family : all_families) {
    if (family == Family::custom) continue;
    EXPECT_THAT(pages, HasSubstr("\n## " + std::string(name(family)) + "\n\n" + std::string(about(family))));
  }
  for (const Rule* rule : catalogue())
    EXPECT_THAT(pages, HasSubstr("\n" + rules_markdown(all, all.find(rule->notice.code))));
}

TEST(RulePages, ShowEveryPartOfEveryRule) {
  const RuleSet all;
  for (const Rule* rule : catalogue()) {
    const std::string page = rules_markdown(all, all.find(rule->notice.code));
    SCOPED_TRACE(page);
    const NoticeType& notice = rule->notice;
    for (const std::string_view part : {notice.code, to_string(notice.severity), rule->reference, rule->since})
      EXPECT_THAT(page, HasSubstr(std::string(part)));
    for (const Field field : rule->fields) EXPECT_THAT(page, HasSubstr("`" + std::string(info(field).full_name) + "`"));
    for (const std::string_view sample : {rule->failing, rule->passing})
      EXPECT_THAT(page, HasSubstr("\n    " + std::string(sample.substr(0, sample.find('\n')))));
    // A backslash precedes characters that have a meaning in Markdown. The words between them must be on the page.
    for (const std::string_view text : {notice.summary, notice.why, notice.fix, notice.problem})
      EXPECT_THAT(page, HasSubstr(std::string(text.substr(0, text.find_first_of("<*|[")))));
  }
}

}  // namespace
}  // namespace maex::rules

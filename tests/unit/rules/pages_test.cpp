// core/rules/FAMILY/RULES.md are what the rules say of themselves. With MAEX_ACCEPT=1 they are written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "core/io/atomic_file.hpp"
#include "core/report/rules_text.hpp"
#include "core/rules/rule_set.hpp"

namespace maex::rules {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

fs::path page_of(Family family) { return fs::path("core/rules") / name(family) / "RULES.md"; }

std::string wanted_page(Family family) {
  const std::string text = family_markdown(RuleSet(), family);
  return text.empty() ? text
                      : "<!-- made from the rules by `maex rules --markdown`; a test keeps it -->\n# Rules\n\n" + text;
}

TEST(RulePages, AreWhatTheRulesSay) {
  const bool accept = std::getenv("MAEX_ACCEPT") != nullptr;
  std::size_t pages = 0;
  for (const Family family : all_families) {
    const fs::path path = fs::path(MAEX_SOURCE_DIR) / page_of(family);
    const std::string wanted = wanted_page(family), there = fs::exists(path) ? read_file(path) : std::string();
    if (!wanted.empty()) ++pages;
    if (there == wanted) continue;
    if (!accept) {
      EXPECT_EQ(there, wanted) << page_of(family) << " is not what the rules say; MAEX_ACCEPT=1 writes it";
    } else if (wanted.empty()) {
      fs::remove(path);
      std::cout << "removed " << page_of(family) << "\n";
    } else {
      write_file(path, wanted, true);
      std::cout << "wrote " << page_of(family) << "\n";
    }
  }
  EXPECT_GE(pages, 5u);
}

TEST(RulePages, AreLinkedFromTheRoom) {
  const std::string room = read_file(fs::path(MAEX_SOURCE_DIR) / "core/rules/README.md");
  for (const Family family : all_families) {
    if (wanted_page(family).empty()) continue;
    EXPECT_THAT(room, HasSubstr("](" + std::string(name(family)) + "/RULES.md)"))
        << "core/rules/README.md does not link this page";
  }
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
    // Signs that Markdown would take for its own have a backslash; the words between them are there.
    for (const std::string_view text : {notice.summary, notice.why, notice.fix, notice.problem})
      EXPECT_THAT(page, HasSubstr(std::string(text.substr(0, text.find_first_of("<*|[")))));
  }
}

}  // namespace
}  // namespace maex::rules

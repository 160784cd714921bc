// The page hides personal values and escapes all others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/html.hpp"

namespace maex::pages_test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr NoticeType odd{"odd-value",        Severity::error, "A value is odd.",
                         "It is <counted>.", "Mend it.",      "{value} is odd beside {other}."};

RunFacts facts() {
  RunFacts run;
  run.report = "validate";
  ItemFacts& item = run.items.emplace_back();
  item.input = "list <2014>.xlsx";
  Notice notice{&odd, {"list.xlsx", "Sheet & co", 7, 3, "Ad", ""}, "Adsız Gizli", true};
  notice.problem = {Pattern(), {{"other", "<b>", false}}};
  item.findings = {{type_of(odd), 1, {finding_of(notice)}}};
  item.checks.ran = true;
  item.checks.months = {{"2014-05", 3}};
  item.checks.districts = {{"AZ-TOV", {"Tovuz", 40.99, 45.76, 3}}};
  item.checks.states = {{"VERIFIED", 3}};
  item.checks.reasons = {{"VERIFIED", {{"inside a hazard area"_text, 3}}}};
  return run;
}

TEST(Page, EscapesAndHides) {
  for (const Language language : {Language::en, Language::az, Language::ru}) {
    const std::string page = report_html(facts(), Messages::of(language));
    EXPECT_THAT(page, Not(HasSubstr("Gizli"))) << "a personal value";
    EXPECT_THAT(page, HasSubstr("&lt;b&gt;"));
    EXPECT_THAT(page, HasSubstr("list &lt;2014&gt;.xlsx"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("http://")));
    EXPECT_THAT(page, Not(HasSubstr("https://")));
    EXPECT_THAT(page, HasSubstr("<svg"));
  }
  RunFacts asked = facts();
  asked.show_personal = true;
  EXPECT_THAT(report_html(asked, Messages::of(Language::en)), HasSubstr("Gizli"));
}

}  // namespace
}  // namespace maex::pages_test

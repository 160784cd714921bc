#include "core/notice/notice.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace maex {
namespace {

constexpr NoticeType bad_date{"date-not-understood", Severity::error, "A date could not be read.",
                              "Without a date the incident cannot be counted.", "Write the date as day.month.year."};
constexpr NoticeType odd_name{"name-odd", Severity::warning, "A name looks odd.", "", ""};
constexpr NoticeType remark{"a-remark", Severity::info, "Something to know.", "", ""};

Notice notice_at(const NoticeType& type, std::uint32_t row, std::string value = {}) {
  Notice notice;
  notice.type = &type;
  notice.where.document = "list.csv";
  notice.where.row = row;
  notice.value = std::move(value);
  return notice;
}

TEST(NoticeText, SaysWhatWhereValueProblemWhyAndFix) {
  Notice notice = notice_at(bad_date, 7, "32.05.2014");
  EXPECT_EQ(to_text(notice, false),
            "error   date-not-understood   list.csv, line 7\n"
            "        value      32.05.2014\n"
            "        problem    A date could not be read.\n"
            "        why        Without a date the incident cannot be counted.\n"
            "        fix        Write the date as day.month.year.\n");
  notice.problem = Text::as_is("May has no 32nd day.");
  const std::string text = to_text(notice, false);
  EXPECT_NE(text.find("problem    May has no 32nd day.\n"), std::string::npos) << text;
}

TEST(NoticeText, LeavesOutEmptyLines) {
  Notice notice;
  notice.type = &odd_name;
  EXPECT_EQ(to_text(notice, false), "warning name-odd\n        problem    A name looks odd.\n");
}

TEST(NoticeText, HidesAPersonalValueUnlessAskedForIt) {
  Notice notice = notice_at(odd_name, 3, "Testov Test");
  notice.personal = true;
  const std::string hidden = to_text(notice, false);
  EXPECT_EQ(hidden.find("Testov"), std::string::npos) << hidden;
  EXPECT_NE(hidden.find(masked_value), std::string::npos) << hidden;
  EXPECT_NE(to_text(notice, true).find("Testov Test"), std::string::npos);
}

TEST(Notices, CapWhatIsStoredNeverWhatIsCounted) {
  Notices notices(3);
  for (std::uint32_t row = 1; row <= 10; ++row) {
    EXPECT_EQ(notices.wants(bad_date), row <= 3);
    if (notices.wants(bad_date))
      notices.add(notice_at(bad_date, row));
    else
      notices.count(bad_date);
  }
  notices.add(notice_at(bad_date, 11));
  const auto groups = notices.groups();
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].count, 11u);
  ASSERT_EQ(groups[0].stored.size(), 3u);
  EXPECT_EQ(groups[0].stored[0].where.row, 1u) << "the first are kept, in order of arrival";
  EXPECT_EQ(groups[0].stored[2].where.row, 3u);
}

TEST(Notices, PutTheWorstFirst) {
  Notices notices;
  notices.add(notice_at(remark, 1));
  notices.add(notice_at(odd_name, 2));
  notices.add(notice_at(bad_date, 3));
  notices.add(notice_at(odd_name, 4));
  const auto groups = notices.groups();
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].type, &bad_date);
  EXPECT_EQ(groups[1].type, &odd_name);
  EXPECT_EQ(groups[2].type, &remark);
  EXPECT_EQ(notices.count(Severity::error), 1u);
  EXPECT_EQ(notices.count(Severity::warning), 2u);
  EXPECT_EQ(notices.count(Severity::info), 1u);
}

TEST(Notices, LoseNothingBetweenThreads) {
  Notices notices(10);
  std::vector<std::thread> threads;
  for (int t = 0; t != 4; ++t)
    threads.emplace_back([&notices] {
      for (std::uint32_t i = 0; i != 1000; ++i) notices.add(notice_at(odd_name, i));
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(notices.count(Severity::warning), 4000u);
}

}  // namespace
}  // namespace maex

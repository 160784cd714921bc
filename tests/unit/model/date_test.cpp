#include "core/model/date.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(PartialDate, ReadsBackWhatItWrites) {
  for (const char* text :
       {"2014", "2014-05", "2014-05-14", "2014-04-07/2014-05-14", "../2014-05-14", "2014-05-14/..", "2014-05-14?",
        "2014-05~", "2014%", "../2014-05-14?", "2014-05-14~/..", "2014-04-07?/2014-05-14?"}) {
    const auto date = parse_iso_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_text(*date), text);
  }
}

TEST(PartialDate, RefusesWhatTheCalendarDoesNotHave) {
  for (const char* text : {"", "14", "2014-13", "2014-00", "2014-02-29", "1900-02-29", "2014-5-1", "2014-05-14x",
                           "2014-05-14/2014-05-13", "../..", "/", "0000", "2014-05-14/", "20a4", "2014-05-14??", "?",
                           "2014-04-07?/2014-05-14", "..?/2014-05-14", "2014-05-?14"})
    EXPECT_FALSE(parse_iso_date(text)) << text;
  EXPECT_TRUE(parse_iso_date("2000-02-29"));
}

TEST(PartialDate, ADayInDoubtIsNotExact) {
  EXPECT_TRUE(parse_iso_date("2014-05-14")->is_exact());
  EXPECT_FALSE(parse_iso_date("2014-05-14?")->is_exact());
  EXPECT_FALSE(parse_iso_date("2014-05-14~")->is_exact());
  EXPECT_NE(*parse_iso_date("2014-05-14?"), *parse_iso_date("2014-05-14"));
}

TEST(Day, CountsFromTheEpochAndBack) {
  EXPECT_EQ(days_from_epoch({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_epoch({2014, 5, 14}), 16204);
  EXPECT_EQ(day_from_epoch(16204), (Day{2014, 5, 14}));
  EXPECT_EQ(day_from_epoch(-25567), (Day{1900, 1, 1}));
}

}  // namespace
}  // namespace maex

#include <gtest/gtest.h>

#include "core/document/table.hpp"

namespace maex {
namespace {

Moment moment(double serial, bool epoch_1904 = false) {
  Moment found;
  EXPECT_TRUE(serial_to_moment(serial, epoch_1904, found)) << serial;
  return found;
}

TEST(Serial, CountsFrom1900WithTheFalseLeapDay) {
  EXPECT_EQ(moment(1).day, (Day{1900, 1, 1}));
  EXPECT_EQ(moment(59).day, (Day{1900, 2, 28}));
  EXPECT_EQ(moment(61).day, (Day{1900, 3, 1}));
  EXPECT_EQ(moment(41773).day, (Day{2014, 5, 14}));
  EXPECT_EQ(moment(2958465).day, (Day{9999, 12, 31}));
  Moment none;
  EXPECT_FALSE(serial_to_moment(60, false, none));
  EXPECT_FALSE(serial_to_moment(60.5, false, none));
}

TEST(Serial, CountsFrom1904) {
  EXPECT_EQ(moment(0, true).day, (Day{1904, 1, 1}));
  EXPECT_EQ(moment(60, true).day, (Day{1904, 3, 1}));
  EXPECT_EQ(moment(40311, true).day, (Day{2014, 5, 14}));
  EXPECT_EQ(moment(41773).day, moment(41773 - 1462, true).day);
}

TEST(Serial, RoundsToTheSecond) {
  EXPECT_EQ(moment(41773.5).seconds, 43200u);
  EXPECT_EQ(moment(41773.41666666).seconds, 36000u);
  const Moment midnight = moment(41773.9999999);
  EXPECT_EQ(midnight.day, (Day{2014, 5, 15}));
  EXPECT_EQ(midnight.seconds, 0u);
}

TEST(Serial, RefusesWhatNoCalendarHas) {
  Moment none;
  for (const double serial : {2958466.0, 1e300, -1e300, -693595.0, std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity()})
    EXPECT_FALSE(serial_to_moment(serial, false, none)) << serial;
}

TEST(Serial, ReadsBackEveryDay) {
  for (const bool epoch_1904 : {false, true})
    for (std::int32_t number = days_from_epoch({1, 1, 1}); number <= days_from_epoch({9999, 12, 31}); number += 7) {
      const Day day = day_from_epoch(number);
      ASSERT_EQ(moment(day_to_serial(day, epoch_1904), epoch_1904).day, day);
    }
  EXPECT_EQ(day_to_serial({1900, 2, 28}), 59);
  EXPECT_EQ(day_to_serial({1900, 3, 1}), 61);
}

}  // namespace
}  // namespace maex

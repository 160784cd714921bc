#include "core/text/parse_date.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

std::string read(const char* text, DateOrder order = DateOrder::dmy) {
  const auto found = parse_date(text, order, 2024);
  return found ? to_text(found->date) : "not a date";
}

struct DateSpelling {
  const char* text;
  const char* edtf;
};

TEST(ParseDateForms, RomanMonthsCaseEndingsAndWeekdays) {
  for (const auto& [text, edtf] : std::initializer_list<DateSpelling>{{"7.XI.2019", "2019-11-07"},
                                                                      {"7/IV/2019", "2019-04-07"},
                                                                      {"7.ХІ.2019", "2019-11-07"},  // Cyrillic letters
                                                                      {"noyabrın 7-si 2019", "2019-11-07"},
                                                                      {"2019-cu il noyabrın 7-də", "2019-11-07"},
                                                                      {"7 нояб. 2019", "2019-11-07"},
                                                                      {"cümə axşamı, 7 noyabr 2019", "2019-11-07"},
                                                                      {"четверг, 7 ноября 2019 г.", "2019-11-07"},
                                                                      {"Thursday, November 7, 2019", "2019-11-07"},
                                                                      {"7th November 2019", "2019-11-07"},
                                                                      {"20191107", "2019-11-07"},
                                                                      {"07112019", "2019-11-07"},
                                                                      {"00.11.2019", "2019-11"},
                                                                      {"1573084800000", "2019-11-07"},
                                                                      {"III kvartal 2019", "2019-07/2019-09"}})
    EXPECT_EQ(read(text), edtf) << text;
}

TEST(ParseDateForms, Ranges) {
  for (const auto& [text, edtf] :
       std::initializer_list<DateSpelling>{{"iyulun 3-dən 9-na qədər 2019", "2019-07-03/2019-07-09"},
                                           {"2019-cu il iyulun 3-dən 9-dək", "2019-07-03/2019-07-09"},
                                           {"с 3 по 9 июля 2019", "2019-07-03/2019-07-09"},
                                           {"между 3 и 9 июля 2019", "2019-07-03/2019-07-09"},
                                           {"3/9.07.2019", "2019-07-03/2019-07-09"},
                                           {"iyul-avqust 2019", "2019-07/2019-08"},
                                           {"до 3 июля 2019", "../2019-07-03"},
                                           {"3 iyul 2019-dan sonra", "2019-07-03/.."},
                                           {">3.07.2019", "2019-07-03/.."}})
    EXPECT_EQ(read(text), edtf) << text;
}

TEST(ParseDateForms, Doubt) {
  for (const auto& [text, edtf] :
       std::initializer_list<DateSpelling>{{"7.11.2019 (?)", "2019-11-07?"},
                                           {"7?.11.2019", "2019-11-07?"},
                                           {"7.11.2019*", "2019-11-07?"},
                                           {"≈7.11.2019", "2019-11-07~"},
                                           {"7.11.2019±3", "2019-11-07~"},
                                           {"təxminən noyabr 2019", "2019-11~"},
                                           {"~7.11.2019?", "2019-11-07%"},
                                           {"предположительно 7.11.2019", "2019-11-07?"},
                                           {"2019-11-07?/2019-11-09?", "2019-11-07?/2019-11-09?"}})
    EXPECT_EQ(read(text), edtf) << text;
}

TEST(ParseDateForms, TimesAndZones) {
  const auto zoned = parse_date("2019-11-07T20:30:00.000Z", DateOrder::dmy, 2024);
  ASSERT_TRUE(zoned);
  EXPECT_EQ(to_text(zoned->date), "2019-11-07");
  EXPECT_EQ(clock_text(zoned->seconds), "20:30");
  EXPECT_TRUE(zoned->zoned);
  EXPECT_EQ(read("2019-11-07+04:00"), "2019-11-07");
  EXPECT_EQ(read("7.11.2019, saat 14:30"), "2019-11-07");
  EXPECT_EQ(read("11/7/2019 12:00:00 AM", DateOrder::mdy), "2019-11-07");
  const auto evening = parse_date("7.11.2019 7 PM", DateOrder::dmy, 2024);
  ASSERT_TRUE(evening);
  EXPECT_EQ(clock_text(evening->seconds), "19:00");
}

TEST(ParseDateForms, AWeekdayThatDoesNotFitIsSeen) {
  EXPECT_TRUE(parse_date("среда, 7 ноября 2019", DateOrder::dmy, 2024)->weekday_differs);
  EXPECT_FALSE(parse_date("четверг, 7 ноября 2019", DateOrder::dmy, 2024)->weekday_differs);
}

TEST(ParseDateForms, WhatIsNotOneDateIsRefused) {
  for (const char* text : {"7.11.2019; 9.11.2019",
                           "7.11.2019 9.11",
                           "7.11.2019, 2 nəfər",
                           "2019.1",
                           "41774",
                           "7.1S.2019",
                           "I7.11.2019",
                           "весна 2019",
                           "7 Martinez 2019",
                           "7 Martina 2019",
                           "7 və 9 iyul 2019",
                           "7.11.2019 10:00-12:00",
                           "late 7 May 2019",
                           "не позднее 7.11.2019",
                           "13 13 2019",
                           "20191301",
                           "20888888888888888888888888888888",
                           "?",
                           "~",
                           "()",
                           "±2",
                           "<",
                           "12:",
                           "T10:00"})
    EXPECT_EQ(read(text), "not a date") << text;
}

TEST(DayOrderOf, ShowsWhatANumericDateProves) {
  EXPECT_EQ(day_order("14/05/2019"), DayOrder::day_first);
  EXPECT_EQ(day_order("05/14/2019 4:00:00 PM"), DayOrder::month_first);
  EXPECT_EQ(day_order("05/04/2019"), DayOrder::open);
  EXPECT_EQ(day_order("2019-05-14"), DayOrder::none);
  EXPECT_EQ(day_order("14 may 2019"), DayOrder::none);
  EXPECT_EQ(day_order("14/15/2019"), DayOrder::none);
}

}  // namespace
}  // namespace maex

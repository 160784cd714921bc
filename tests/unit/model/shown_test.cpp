// Which wrong values a finding shows without --show-personal. All names and dates are invented.
#include <gtest/gtest.h>

#include "core/model/shown.hpp"

namespace maex {
namespace {

TEST(Shown, NumbersOfRecordsAreNoNames) {
  for (const char* id : {"2014/01-1", "AZ 17", "AZE-2014-0007", "7", "F/3-1", "20140514001", "2014-0514-001", "14.01"})
    EXPECT_TRUE(looks_like_id(id)) << id;
  for (const char* other :
       {"+994 50 123 45 67", "0501234567", "(050) 123-45-67", "994501234567", "40.12345", "40.12345, 47.12345",
        "39°35'12\" N", "AZE12345678", "AA1234567", "P 1234567", "Nümunə Sınaqov", "Nümunə 7", "03.02.1961",
        "1961-02-03", "3/2/1961", " 03.02.1961", "(03.02.1961)", ""})
    EXPECT_FALSE(looks_like_id(other)) << other;
}

TEST(Shown, ATextThatWasUnderstoodMayStillBeANameInAWrongColumn) {
  EXPECT_FALSE(may_be_shown(Field::place_district, Value::text("Nümunə Sınaqov")));
  EXPECT_TRUE(may_be_shown(Field::place_district, Value::text("n/a")));
  EXPECT_TRUE(may_be_shown(Field::incident_id, Value::text("2014/01")));
  EXPECT_FALSE(may_be_shown(Field::incident_id, Value::text("Nümunə")));
  EXPECT_FALSE(may_be_shown(Field::victim_phone, Value::text("2014/01"))) << "the field is personal";
}

TEST(Shown, ASerialNumberMayBeABirthday) {
  EXPECT_TRUE(may_be_shown(Field::victim_age, Value::integer(198)));
  EXPECT_FALSE(may_be_shown(Field::victim_age, Value::integer(22'315)));
  EXPECT_FALSE(may_be_shown(Field::hazard_area_area, Value::decimal(22'315)));
  EXPECT_TRUE(may_be_shown(Field::hazard_area_area, Value::decimal(22'315.5)));
}

TEST(Shown, NumbersInAWrongColumnAreHidden) {
  EXPECT_FALSE(may_be_shown(Field::victim_age, Value::integer(1980))) << "a year of birth";
  EXPECT_FALSE(may_be_shown(Field::incident_injured, Value::integer(501'234'567))) << "a telephone number";
  EXPECT_FALSE(may_be_shown(Field::place_elevation, Value::decimal(40.41925))) << "a latitude";
  EXPECT_TRUE(may_be_shown(Field::place_elevation, Value::decimal(40.4)));
  EXPECT_TRUE(may_be_shown(Field::hazard_area_area, Value::decimal(12'500'000)));
  EXPECT_TRUE(may_be_shown(Field::tally_value, Value::decimal(2014)));
  for (const char* raw : {"+994 50 123 45 67", "0501234567", "40.41925", "39 35 12", "39.45.12", "1961", "AA1234567",
                          "12 34 56", "45 08 123456", "3-55-12"}) {
    EXPECT_FALSE(may_be_shown(Field::incident_date, raw)) << raw;
    EXPECT_FALSE(may_be_shown(Field::victim_age, raw)) << raw;
  }
  EXPECT_TRUE(may_be_shown(Field::victim_age, "200?"));
}

TEST(Shown, WhatWasNotUnderstoodIsShownWhereItNamesNobody) {
  EXPECT_TRUE(may_be_shown(Field::incident_date, "31.02.2014"));
  EXPECT_FALSE(may_be_shown(Field::incident_date, "Sınaqov 31.02.2014"));
  EXPECT_TRUE(may_be_shown(Field::incident_date, "17.13.2014")) << "no calendar has it";
  EXPECT_FALSE(may_be_shown(Field::incident_date, "03.02.1961"))
      << "a day that could not be read here may be a birthday";
  EXPECT_FALSE(may_be_shown(Field::incident_date, "22315"));
  EXPECT_TRUE(may_be_shown(Field::victim_age, "-4"));
  EXPECT_FALSE(may_be_shown(Field::victim_age, "03.02.1961"));
  EXPECT_FALSE(may_be_shown(Field::victim_age, " 03.02.1961,")) << "blanks make no difference";
  EXPECT_FALSE(may_be_shown(Field::victim_age, "Sınaqov 4"));
  EXPECT_FALSE(may_be_shown(Field::device_category, "Sınaqov")) << "only who finds a like word shows it";
  EXPECT_FALSE(may_be_shown(Field::victim_birth_date, "31.02.2014"));
}

}  // namespace
}  // namespace maex

// Which wrong values a finding shows without --show-personal. All names and dates are invented.
#include <gtest/gtest.h>

#include "core/model/shown.hpp"

namespace maex {
namespace {

TEST(Shown, NumbersOfRecordsAreNoNames) {
  for (const char* id : {"2014/01-1", "AZ 17", "AZE-2014-0007", "7", "F/3-1"}) EXPECT_TRUE(looks_like_id(id)) << id;
  for (const char* other :
       {"Nümunə Sınaqov", "Nümunə 7", "03.02.1961", "1961-02-03", "3/2/1961", " 03.02.1961", "(03.02.1961)", ""})
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
  EXPECT_TRUE(may_be_shown(Field::victim_age, Value::integer(1980)));
  EXPECT_FALSE(may_be_shown(Field::victim_age, Value::integer(22'315)));
  EXPECT_FALSE(may_be_shown(Field::hazard_area_area, Value::decimal(22'315)));
  EXPECT_TRUE(may_be_shown(Field::hazard_area_area, Value::decimal(22'315.5)));
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

#include "core/model/value.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Value, IsEmptyUntilSet) {
  EXPECT_TRUE(Value().empty());
  EXPECT_FALSE(Value::text("").empty()) << "an empty text was said; nothing was not";
  EXPECT_EQ(to_text(Value()), "");
}

TEST(Value, SpellsEachKindCanonically) {
  EXPECT_EQ(to_text(Value::text("Tərtər")), "Tərtər");
  EXPECT_EQ(to_text(Value::integer(-42)), "-42");
  EXPECT_EQ(to_text(Value::boolean(true)), "true");
  EXPECT_EQ(to_text(Value::boolean(false)), "false");
  EXPECT_EQ(to_text(Value::date(*parse_iso_date("2014-05"))), "2014-05");
  EXPECT_EQ(to_text(Value::code(Code::outcome_KILLED)), "KILLED");
}

TEST(Value, SpellsDecimalsShortWithoutExponent) {
  EXPECT_EQ(to_text(Value::decimal(0.1)), "0.1");
  EXPECT_EQ(to_text(Value::decimal(-0.0)), "0") << "minus zero and zero are one content";
  EXPECT_EQ(to_text(Value::decimal(513640781)), "513640781");
  EXPECT_EQ(to_text(Value::decimal(0.0000001)), "0.0000001");
  EXPECT_EQ(to_text(Value::decimal(39.446389)), "39.446389");
  for (const double number : {1.0 / 3, 1e-9, 123456789.123456789, 1e300, -2.5e-300}) {
    const std::string text = to_text(Value::decimal(number));
    EXPECT_EQ(std::stod(text), number) << text;
  }
}

TEST(Value, KeepsEveryFormOfDate) {
  for (const char* text :
       {"2014", "2014-05", "2014-05-14", "2014-04-07/2014-05-14", "../2014-05-14", "2014-05-14/.."}) {
    const PartialDate date = parse_iso_date(text).value();
    EXPECT_EQ(Value::date(date).as_date(), date) << text;
  }
}

TEST(Value, OfAnotherKindIsNoCode) {
  EXPECT_EQ(Value::code(Code::outcome_KILLED).as_code(), Code::outcome_KILLED);
  EXPECT_EQ(Value::text("a word that no list knows").as_code(), no_code);
  EXPECT_EQ(Value().as_code(), no_code);
  EXPECT_EQ(info(no_code).name, "");
}

TEST(Value, ComparesByKindAndContent) {
  const std::string one = "abc";
  const std::string same = "abc";
  EXPECT_EQ(Value::text(one), Value::text(same));
  EXPECT_FALSE(Value::text("1") == Value::integer(1));
  EXPECT_FALSE(Value::integer(1) == Value::decimal(1));
  EXPECT_FALSE(Value::date({PartialDate::Form::before, {2014, 5, 14}, {}}) ==
               Value::date({PartialDate::Form::after, {2014, 5, 14}, {}}));
  EXPECT_EQ(Value(), Value());
}

}  // namespace
}  // namespace maex

#include "core/notice/text.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Text, ArgumentsFillTheirNames) {
  const Text text{"{a} and {b}, {a}"_text, {{"a", "x{b}"}, {"b", 7}}};
  EXPECT_EQ(to_string(text), "x{b} and 7, x{b}") << "braces in a value are not looked into";
  EXPECT_EQ(to_string(Text("no {b}"_text)), "no b");
  EXPECT_EQ(to_string(Text()), "");
}

TEST(Text, NumbersTakeTheFormOfTheirNoun) {
  const auto rows = [](std::uint64_t count) {
    return to_string(Text("{count:row|rows} read"_text, {{"count", count}}));
  };
  EXPECT_EQ(rows(1), "1 row read");
  EXPECT_EQ(rows(0), "0 rows read");
  EXPECT_EQ(rows(11498), "11 498 rows read");
  EXPECT_EQ(noun_form(21, "строка|строки|строк"), "строка");
  EXPECT_EQ(noun_form(12, "строка|строки|строк"), "строк");
  EXPECT_EQ(noun_form(5, "sətir"), "sətir");
}

TEST(Text, AnArgumentMayBeAListOfTexts) {
  const Text text{"missing: {what}"_text, {{"what", std::vector<Text>{"the age"_text, Text::as_is("X")}}}};
  EXPECT_EQ(to_string(text), "missing: the age, X");
}

TEST(Text, PersonalPartsAreHiddenUnlessAskedFor) {
  const Text text{"{who} is named"_text, {{"who", "Əli", true}}};
  EXPECT_EQ(to_string(text), "(hidden) is named");
  EXPECT_EQ(Wording::english().say(text, true), "Əli is named");
}

TEST(Text, EqualTextsAreEqualAndOrdered) {
  const auto row = [](std::uint64_t n) { return Text("row {n}"_text, {{"n", n}}); };
  EXPECT_EQ(row(1), row(1));
  EXPECT_LT(row(1), row(2));
  EXPECT_LT(Text("a"_text), Text("b"_text));
}

TEST(Text, TheProgramKnowsItsPatterns) {
  const auto all = Pattern::all();
  for (const std::string_view pattern : {"row {n}", "{count:row|rows} read"})
    EXPECT_TRUE(std::binary_search(all.begin(), all.end(), pattern)) << pattern;
}

}  // namespace
}  // namespace maex

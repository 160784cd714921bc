#include "core/text/csv_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"

namespace maex {
namespace {

using testing::ElementsAre;

TEST(CsvRows, ReadsFieldsWithQuotesAndEveryLineEnd) {
  CsvRows rows(
      "\xEF\xBB\xBF"
      "a,b\r\n\r\n\"x, \"\"y\"\"\nz\",\n,\"\"\nlast",
      "list.csv");
  std::vector<std::string> row;
  ASSERT_TRUE(rows.next(row));
  EXPECT_THAT(row, ElementsAre("a", "b"));
  EXPECT_EQ(rows.line(), 1u);
  ASSERT_TRUE(rows.next(row));
  EXPECT_THAT(row, ElementsAre("x, \"y\"\nz", ""));
  EXPECT_EQ(rows.line(), 3u);
  ASSERT_TRUE(rows.next(row));
  EXPECT_THAT(row, ElementsAre("", ""));
  EXPECT_EQ(rows.line(), 5u) << "the quoted field went over a line";
  ASSERT_TRUE(rows.next(row));
  EXPECT_THAT(row, ElementsAre("last"));
  EXPECT_FALSE(rows.next(row));
  EXPECT_FALSE(CsvRows("", "list.csv").next(row));
}

std::string refusal(std::string_view csv) {
  try {
    CsvRows rows(csv, "list.csv");
    for (std::vector<std::string> row; rows.next(row);) {}
  } catch (const UsageError& error) { return error.what(); }
  return "accepted";
}

TEST(CsvRows, RefusesQuotesThatDoNotFit) {
  EXPECT_EQ(refusal("a\n\"b"), "list.csv, line 2: a quoted field is never closed; add the missing quote");
  EXPECT_EQ(refusal("\"a\"b"), "list.csv, line 1: text follows a closing quote; double the quotes inside a field");
  EXPECT_EQ(refusal("a\"b"), "list.csv, line 1: a quote stands inside an unquoted field; quote the whole field");
}

}  // namespace
}  // namespace maex

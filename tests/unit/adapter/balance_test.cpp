#include "core/adapter/balance.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Balance, HoldsForNothing) {
  const Balance balance;
  EXPECT_TRUE(balance.holds());
  EXPECT_TRUE(balance.lines().empty());
}

TEST(Balance, HoldsOnlyWhenEveryRowAndCellHasItsFate) {
  Balance balance;
  balance.read_row();
  balance.read_row();
  balance.read_cells(5);
  EXPECT_FALSE(balance.holds());
  balance.row(Fate::used);
  balance.row(Fate::ignored, "heading-row");
  EXPECT_FALSE(balance.holds()) << "the cells are still missing";
  balance.cells(Fate::used, {}, 2);
  balance.cells(Fate::changed, "number-grouping");
  balance.cells(Fate::ignored, "heading-row", 2);
  EXPECT_TRUE(balance.holds());
  balance.cells(Fate::quarantined, "date-not-understood");
  EXPECT_FALSE(balance.holds()) << "a cell with two fates is as wrong as one with none";
}

TEST(Balance, CountsEmptyCellsApart) {
  Balance balance;
  balance.empty_cells(7);
  EXPECT_TRUE(balance.holds());
  EXPECT_EQ(balance.cells_empty(), 7u);
}

TEST(Balance, ListsFatesAndRulesInOrder) {
  Balance balance;
  balance.cells(Fate::quarantined, "b", 1);
  balance.cells(Fate::ignored, "z", 2);
  balance.cells(Fate::ignored, "a", 3);
  balance.cells(Fate::used, {}, 4);
  balance.cells(Fate::used, {}, 0);
  balance.row(Fate::ignored, "a", 9);
  const auto lines = balance.lines();
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].fate, Fate::used);
  EXPECT_EQ(lines[0].cells, 4u);
  EXPECT_EQ(lines[1].rule, "a");
  EXPECT_EQ(lines[1].cells, 3u);
  EXPECT_EQ(lines[1].rows, 9u);
  EXPECT_EQ(lines[2].rule, "z");
  EXPECT_EQ(lines[3].fate, Fate::quarantined);
  const Balance& told = balance;  // on a non-const object these functions record instead of returning the count
  EXPECT_EQ(told.cells_with(Fate::ignored), 5u);
  EXPECT_EQ(told.rows_with(Fate::ignored), 9u);
}

TEST(Fate, HasAWordForEach) {
  EXPECT_EQ(to_string(Fate::used), "used");
  EXPECT_EQ(to_string(Fate::changed), "changed");
  EXPECT_EQ(to_string(Fate::ignored), "ignored");
  EXPECT_EQ(to_string(Fate::quarantined), "quarantined");
}

}  // namespace
}  // namespace maex

// Small numbers of a breakdown cannot be calculated from the numbers that are shown. The test tries all tables that
// have the shown numbers.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "core/figures/grid.hpp"

namespace maex::figures {
namespace {

constexpr std::uint64_t least = 3;

Grid grid_of_numbers(const std::vector<std::vector<std::uint64_t>>& numbers) {
  Grid grid;
  grid.by = By::status;
  grid.outcomes = {Code::outcome_KILLED, Code::outcome_INJURED};
  const std::size_t rows = numbers.size();
  grid.cells.assign((rows + 1) * grid.width(), Cell{0, false, false});
  for (std::size_t row = 0; row != rows; ++row) {
    grid.rows.push_back("R" + std::to_string(row));
    for (std::size_t column = 0; column != 2; ++column)
      for (const std::size_t r : {row, rows})
        for (const std::size_t c : {column, std::size_t{2}}) *grid.at(r, c).value += numbers[row][column];
  }
  for (std::size_t column = 0; column != grid.width(); ++column) grid.at(rows, column).fixed = true;
  return grid;
}

/// Tries every number of every inner cell up to the sum of all, and calls `each` for the tables that have the shown
/// numbers and totals.
void for_tables(const Grid& grid, std::vector<std::uint64_t>& inner, const std::function<void()>& each) {
  const std::size_t rows = grid.rows.size(), columns = grid.outcomes.size();
  if (inner.size() == rows * columns) {
    const auto number = [&](std::size_t row, std::size_t column) {
      std::uint64_t sum = 0;
      for (std::size_t r = 0; r != rows; ++r)
        for (std::size_t c = 0; c != columns; ++c)
          if ((row == rows || row == r) && (column == columns || column == c)) sum += inner[r * columns + c];
      return sum;
    };
    for (std::size_t row = 0; row <= rows; ++row)
      for (std::size_t column = 0; column <= columns; ++column)
        if (const Cell& cell = grid.at(row, column); !cell.hidden && number(row, column) != cell.value) return;
    return each();
  }
  const std::size_t row = inner.size() / columns, column = inner.size() % columns;
  const Cell& cell = grid.at(row, column);
  std::uint64_t left = *grid.at(rows, column).value;  // the total of the column is always shown
  for (std::size_t r = 0; r != row; ++r) left -= std::min(left, inner[r * columns + column]);
  const std::uint64_t lowest = !cell.hidden ? *cell.value : row + 1 == rows ? left : 0;
  for (std::uint64_t number = lowest; number <= (cell.hidden ? left : *cell.value); ++number) {
    inner.push_back(number);
    for_tables(grid, inner, each);
    inner.pop_back();
  }
}

/// True when each hidden inner number below `least` has two possible values at least.
bool is_protected(const Grid& grid) {
  const std::size_t columns = grid.outcomes.size();
  std::vector<std::set<std::uint64_t>> possible(grid.rows.size() * columns);
  std::vector<std::uint64_t> inner;
  for_tables(grid, inner, [&] {
    for (std::size_t i = 0; i != inner.size(); ++i) possible[i].insert(inner[i]);
  });
  for (std::size_t i = 0; i != possible.size(); ++i) {
    const std::uint64_t number = *grid.at(i / columns, i % columns).value;
    if (number != 0 && number < least && possible[i].size() < 2) return false;
  }
  return true;
}

TEST(HideSmallNumbers, ProtectsThemInMadeTables) {
  std::mt19937 random(7);  // NOLINT: the same tables in every run
  std::size_t hidden = 0, refused = 0;
  for (int table = 0; table != 300; ++table) {
    std::vector<std::vector<std::uint64_t>> numbers(1 + random() % 3);
    for (auto& row : numbers) row = {random() % 6, random() % 6};
    Grid grid = grid_of_numbers(numbers);
    if (!hide_small_numbers(grid, least)) {
      ++refused;
      continue;
    }
    hidden += grid.has_hidden();
    ASSERT_TRUE(is_protected(grid)) << "table " << table;
  }
  EXPECT_GT(hidden, 100u) << "the test no longer tries tables with small numbers";
  EXPECT_GT(refused, 5u) << "the test no longer tries tables that cannot be protected";
}

TEST(HideSmallNumbers, FindsTablesThatAreNotProtected) {
  Grid grid = grid_of_numbers({{1, 5}, {4, 4}});
  grid.at(0, 0).hidden = true;  // alone: the total of the column gives it away
  EXPECT_FALSE(is_protected(grid)) << "the oracle of this test does not work";
}

TEST(HideSmallNumbers, RefusesATableWithOneRow) {
  Grid grid = grid_of_numbers({{1, 5}});
  EXPECT_FALSE(hide_small_numbers(grid, least)) << "the row is equal to the totals, which are shown";
}

TEST(HideSmallNumbers, HidesNothingWhereNoNumberIsSmall) {
  Grid grid = grid_of_numbers({{3, 5}, {4, 0}});
  EXPECT_TRUE(hide_small_numbers(grid, least));
  EXPECT_FALSE(grid.has_hidden());
}

TEST(HideSmallNumbers, HidesNothingInAVersionForInternalUse) {
  Grid grid = grid_of_numbers({{1, 1}, {1, 0}});
  EXPECT_TRUE(hide_small_numbers(grid, 0));
  EXPECT_FALSE(grid.has_hidden());
}

TEST(HideSmallNumbers, DoesNotCountOnRowsWithoutIncidents) {
  // A reader sees that the second row has no incident, so its zeros protect nothing.
  Grid grid = grid_of_numbers({{1, 5}, {0, 0}});
  grid.incidents = {2, 0, 2};
  EXPECT_FALSE(hide_small_numbers(grid, least));
}

}  // namespace
}  // namespace maex::figures

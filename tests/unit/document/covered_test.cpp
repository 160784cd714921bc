// Cells under merged ranges.
#include "core/document/covered.hpp"

#include <gtest/gtest.h>

#include <string>

namespace maex {
namespace {

/// The columns of a row with cells in columns 1 to 5 that are seen.
std::string seen(CoveredCells& cells, std::uint32_t number) {
  std::vector<Cell> row(5);
  for (std::uint32_t i = 0; i != 5; ++i) row[i] = {i + 1, CellKind::text, false, "x", 0, nullptr};
  std::string columns;
  for (const Cell& cell : cells.visible({number, false, row}).cells) columns += std::to_string(cell.column);
  return columns;
}

TEST(CoveredCells, OnlyTheFirstCellOfARangeIsSeen) {
  std::string found;
  CoveredCells cells({{2, 1, 4, 2}, {2, 4, 2, 5}, {6, 3, 6, 3}}, [&](const Row& row, std::span<const Cell> covered) {
    for (const Cell& cell : covered) found += std::to_string(row.number) + ":" + std::to_string(cell.column) + " ";
  });
  EXPECT_EQ(seen(cells, 1), "12345");
  EXPECT_EQ(seen(cells, 2), "134");
  EXPECT_EQ(seen(cells, 4), "345") << "rows may be missing";
  EXPECT_EQ(seen(cells, 5), "12345");
  EXPECT_EQ(seen(cells, 6), "12345");
  EXPECT_EQ(found, "2:2 2:5 4:1 4:2 ");
}

TEST(CoveredCells, OverlappingRangesCoverTogether) {
  CoveredCells cells({{1, 1, 3, 3}, {2, 2, 2, 5}, {3, 5, 4, 5}});
  EXPECT_EQ(seen(cells, 1), "145");
  EXPECT_EQ(seen(cells, 2), "");
  EXPECT_EQ(seen(cells, 3), "45");
  EXPECT_EQ(seen(cells, 4), "1234");
}

TEST(CoveredCells, ThousandsOfOverlappingRangesAreBounded) {
  std::vector<MergedRange> ranges;
  for (std::uint32_t i = 0; i != 100'000; ++i) ranges.push_back({i + 1, 1, 200'000, 3});
  CoveredCells cells(ranges);
  for (std::uint32_t row = 1; row <= 2'000; ++row) EXPECT_EQ(seen(cells, row), row == 1 ? "145" : "45");
}

}  // namespace
}  // namespace maex

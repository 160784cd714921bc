#include "core/document/bounded_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/document/memory_table.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

using ::testing::HasSubstr;

std::unique_ptr<MemoryTable> table() {
  auto made = std::make_unique<MemoryTable>();
  made->add_sheet("march");
  made->add_row({"a", "bb", "ccc"});
  made->skip_row();
  made->add_row({"d"});
  return made;
}

/// Reads everything. Returns the message of the refusal, or "read N rows".
std::string read_with(const Bounds& bounds) {
  try {
    const auto document = bounded(table(), bounds, "f.xlsx");
    const auto reader = document->open(0);
    int rows = 0;
    for (Row row; reader->next(row);) ++rows;
    return "read " + std::to_string(rows) + " rows";
  } catch (const InputError& error) { return error.what(); }
}

TEST(BoundedTable, PassesWhatKeepsWithinItsBounds) {
  Bounds exact;
  exact.rows = 2;
  exact.columns = 3;
  exact.cell_bytes = 3;
  exact.sheets = 1;
  EXPECT_EQ(read_with(exact), "read 2 rows");
}

TEST(BoundedTable, RefusesWhatPassesThemAndSaysHowToReadItAllTheSame) {
  Bounds bounds;
  bounds.rows = 1;
  EXPECT_EQ(read_with(bounds),
            "f.xlsx, sheet \"march\" has more than the 1 rows that are read; if the file can be trusted, "
            "raise the limit with --limit rows=…");
  bounds = {};
  bounds.columns = 2;
  EXPECT_THAT(read_with(bounds), HasSubstr("row 1 has a cell in column 3, beyond the 2 that are read"));
  bounds = {};
  bounds.cell_bytes = 2;
  EXPECT_THAT(read_with(bounds), HasSubstr("row 1 has a cell of more than 2 bytes"));
  bounds = {};
  bounds.sheets = 0;
  EXPECT_THAT(read_with(bounds), HasSubstr("f.xlsx has 1 sheets, more than the 0 that are read"));
}

TEST(BoundedTable, TimeEnds) {
  auto made = std::make_unique<MemoryTable>();
  made->add_sheet("");
  for (int i = 0; i < 2000; ++i) made->add_row({"x"});
  Bounds bounds;
  bounds.seconds = 0;
  const auto document = bounded(std::move(made), bounds, "f.csv");
  const auto reader = document->open(0);
  EXPECT_THROW(for (Row row; reader->next(row);){}, InputError);
}

}  // namespace
}  // namespace maex

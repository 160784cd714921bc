#include "core/document/replayed_table.hpp"

#include <gtest/gtest.h>

#include "core/document/first_rows.hpp"
#include "core/document/memory_table.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

/// What was asked of the document underneath.
struct Asked {
  std::size_t opened = 0;  ///< readers
  std::size_t rows = 0;    ///< rows that they gave
  std::size_t ends = 0;    ///< rows at which the file cannot be read, from 1; 0: none
};

class CountingRows final : public RowReader {
 public:
  CountingRows(std::unique_ptr<RowReader> reader, Asked& asked) : reader_(std::move(reader)), asked_(asked) {}
  bool next(Row& row) override {
    if (++at_ == asked_.ends) throw InputError("broken");
    const bool more = reader_->next(row);
    asked_.rows += more ? 1 : 0;
    return more;
  }

 private:
  std::unique_ptr<RowReader> reader_;
  Asked& asked_;
  std::size_t at_ = 0;
};

class CountingTable final : public TableDocument {
 public:
  CountingTable(std::unique_ptr<MemoryTable> table, Asked& asked) : table_(std::move(table)), asked_(asked) {}
  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return table_->sheets(); }
  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    ++asked_.opened;
    return std::make_unique<CountingRows>(table_->open(sheet), asked_);
  }
  std::vector<MergedRange> merged(std::size_t sheet) override { return table_->merged(sheet); }
  [[nodiscard]] std::vector<Text> decisions() const override { return {}; }

 private:
  std::unique_ptr<MemoryTable> table_;
  Asked& asked_;
};

/// Sheets with `rows` rows of two cells, the first of them `text` and the number of the row.
std::unique_ptr<TableDocument> sheets(std::size_t count, int rows, Asked& asked, const std::string& text = "row ") {
  auto made = std::make_unique<MemoryTable>();
  for (std::size_t sheet = 0; sheet != count; ++sheet) {
    made->add_sheet("S" + std::to_string(sheet + 1));
    for (int row = 1; row <= rows; ++row) made->add_row({text + std::to_string(row), "x"});
  }
  return replayed(std::make_unique<CountingTable>(std::move(made), asked), {}, "f.xlsx");
}

/// The first cells of all rows.
std::string all(TableDocument& document, std::size_t sheet) {
  std::string texts;
  const auto reader = document.open(sheet);
  for (Row row; reader->next(row);) (texts += row.cells.front().raw) += ';';
  return texts;
}

std::string expected(int rows) {
  std::string texts;
  for (int row = 1; row <= rows; ++row) texts += "row " + std::to_string(row) + ';';
  return texts;
}

TEST(ReplayedTable, ReadsEachRowOnceHoweverManyLookAtTheFirst) {
  Asked asked;
  const auto document = sheets(1, 500, asked);
  for (int searcher = 0; searcher != 20; ++searcher) EXPECT_EQ(document->first_rows(0)->seen().size(), heading_window);
  EXPECT_EQ(asked.rows, heading_window);
  EXPECT_EQ(all(*document, 0), expected(500));
  EXPECT_EQ(asked.rows, 500u);
  EXPECT_EQ(asked.opened, 1u);
}

TEST(ReplayedTable, ASmallSheetIsReadOnce) {
  Asked asked;
  const auto document = sheets(1, 3, asked);
  EXPECT_TRUE(document->first_rows(0)->whole());
  EXPECT_EQ(all(*document, 0), expected(3));
  EXPECT_EQ(all(*document, 0), expected(3));
  EXPECT_EQ(asked.rows, 3u);
  EXPECT_EQ(asked.opened, 1u);
}

TEST(ReplayedTable, ASecondReaderGetsAllRowsToo) {
  Asked asked;
  const auto document = sheets(2, 200, asked);
  (void)document->first_rows(0);
  (void)document->first_rows(1);  // closes the reader of the first sheet
  const auto first = document->open(0), second = document->open(0);
  std::string one, two;
  for (Row row; first->next(row);) {
    (one += row.cells.front().raw) += ';';
    if (second->next(row)) (two += row.cells.front().raw) += ';';
  }
  EXPECT_EQ(one, expected(200));
  EXPECT_EQ(two, expected(200));
  EXPECT_EQ(all(*document, 1), expected(200));
}

TEST(ReplayedTable, WhatCannotBeReadFailsEachTime) {
  Asked asked;
  asked.ends = 40;
  const auto document = sheets(1, 200, asked);
  EXPECT_THROW((void)document->first_rows(0), InputError);
  EXPECT_THROW((void)document->first_rows(0), InputError);
  EXPECT_THROW(all(*document, 0), InputError);
  asked.ends = 100;
  EXPECT_EQ(document->first_rows(0)->seen().size(), heading_window);
  EXPECT_THROW(all(*document, 0), InputError);
  EXPECT_THROW(all(*document, 0), InputError);
}

TEST(ReplayedTable, KeepsABoundedNumberOfBytes) {
  Asked asked;
  const std::size_t count = 6;
  const auto document = sheets(count, 60, asked, std::string(heading_window_bytes / 100, 'x'));
  std::vector<std::weak_ptr<const FirstRows>> kept;
  for (std::size_t sheet = 0; sheet != count; ++sheet) kept.push_back(document->first_rows(sheet));
  std::size_t bytes = 0;
  for (const auto& each : kept)
    if (const auto rows = each.lock()) bytes += rows->bytes();
  EXPECT_GT(bytes, 0u);
  EXPECT_LE(bytes, 2 * heading_window_bytes + heading_window_bytes / 50);
}

TEST(ReplayedTable, CtrlCEndsTheSearch) {
  Asked asked;
  std::atomic<bool> stop = false;
  Bounds bounds;
  bounds.end.stop = &stop;
  auto table = std::make_unique<MemoryTable>();
  table->add_sheet("S");
  table->add_row({"a", "b"});
  const auto document = replayed(std::make_unique<CountingTable>(std::move(table), asked), bounds, "f.xlsx");
  (void)document->first_rows(0);
  stop = true;
  EXPECT_THROW((void)document->first_rows(0), Interrupted);
}

TEST(FirstRows, AreSeenWithoutCoveredCellsAndWithEqualTexts) {
  MemoryTable table;
  table.add_sheet("S");
  table.add_row({"Ad\u00AD", "covered", "c"});
  table.add_cells({{1, CellKind::text, "under", 0, nullptr}});
  table.add_row({"a", "b\u200B", "c"});
  table.merge({1, 1, 2, 2});
  const auto first = table.first_rows(0);
  ASSERT_EQ(first->stored().size(), 3u);
  EXPECT_EQ(first->stored()[0].cells[0].raw, "Ad\u00AD");
  ASSERT_EQ(first->seen().size(), 2u);
  EXPECT_EQ(first->seen()[0].cells.size(), 2u);
  EXPECT_EQ(first->seen()[0].cells[0].raw, "Ad");
  EXPECT_EQ(first->seen()[1].number, 3u);
  EXPECT_EQ(first->seen()[1].cells[1].raw, "b");
  EXPECT_EQ(first->seen()[1].cells[2].raw, "c");
  ASSERT_EQ(first->equalized(1).size(), 1u);
  EXPECT_EQ(first->equalized(1)[0].column, 2u);
  std::string covered;
  first->for_each_covered([&](const Row& row, std::span<const Cell> cells) {
    for (const Cell& cell : cells) (covered += std::to_string(row.number) + '=') += cell.raw;
  });
  EXPECT_EQ(covered, "1=covered2=under");
}

}  // namespace
}  // namespace maex

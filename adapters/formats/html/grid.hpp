// Computes the positions of the cells of a table from colspan and rowspan.
#pragma once
#include <cstdint>
#include <vector>

#include "core/document/table.hpp"

namespace maex::html {

/// Needs memory only for spans that reach into later rows, however large the spans in the page are.
class Grid {
 public:
  void begin_row();
  /// Returns the column of the next cell, 1-based. Spans are at least 1 and already clamped; `rows` 0: to the end of
  /// the row group.
  std::uint32_t place(std::uint32_t columns, std::uint32_t rows);
  /// Row spans end with their row group, as in browsers.
  void end_group();
  [[nodiscard]] std::uint32_t row() const { return row_; }
  /// Spans cut short because another cell already occupied the place.
  [[nodiscard]] std::uint64_t overlaps() const { return overlaps_; }
  /// Returns the merged ranges, sorted by position. Ends the last group.
  std::vector<MergedRange> finish();

 private:
  struct Span {
    std::uint32_t first, last;  ///< columns
    std::uint32_t from, until;  ///< rows
  };
  void close(const Span& span);
  void settle();  // moves the spans of the previous row into open_

  std::vector<Span> open_;   ///< sorted by column, disjoint
  std::vector<Span> fresh_;  ///< spans that begin in this row, sorted by column
  std::vector<MergedRange> merges_;
  std::size_t at_ = 0;  ///< index of the first span in open_ that this row has not passed
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 1;
  std::uint32_t earliest_ = 0;  ///< no span ends before this row; saves a search for every row
  std::uint64_t overlaps_ = 0;
};

}  // namespace maex::html

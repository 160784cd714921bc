// Where the cells of a table stand once colspan and rowspan are counted.
#pragma once
#include <cstdint>
#include <vector>

#include "core/document/table.hpp"

namespace maex::html {

/// Costs memory for the spans that reach into later rows only, whatever numbers the page claims.
class Grid {
 public:
  void begin_row();
  /// Column of the next cell, 1-based. Spans are at least 1 and already clamped; `rows` 0: to the end of the row group.
  std::uint32_t place(std::uint32_t columns, std::uint32_t rows);
  /// Row spans end with their row group, as browsers show it.
  void end_group();
  [[nodiscard]] std::uint32_t row() const { return row_; }
  /// Spans cut short because another cell already stood there.
  [[nodiscard]] std::uint64_t overlaps() const { return overlaps_; }
  /// Sorted by place. Ends the last group.
  std::vector<MergedRange> finish();

 private:
  struct Span {
    std::uint32_t first, last;  ///< columns
    std::uint32_t from, until;  ///< rows
  };
  void close(const Span& span);
  void settle();  // the spans of the row before take their places among the others

  std::vector<Span> open_;   ///< by column, disjoint
  std::vector<Span> fresh_;  ///< begun in this row, by column
  std::vector<MergedRange> merges_;
  std::size_t at_ = 0;  ///< first of open_ not yet passed in this row
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 1;
  std::uint32_t earliest_ = 0;  ///< no span ends before this row; saves looking through them for every row
  std::uint64_t overlaps_ = 0;
};

}  // namespace maex::html

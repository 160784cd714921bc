// Places of the cells of a table, from the columns that they span and the marks of vertical merging.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "core/document/table.hpp"

namespace maex::docx {

enum class Merge : std::uint8_t { none, begins, continues };

struct CellSpan {
  std::uint32_t columns = 1;
  Merge down = Merge::none, across = Merge::none;
};

class Grid {
 public:
  explicit Grid(std::uint64_t columns) : most_columns_(columns) {}

  void begin_row();
  /// The row does not count: its change was removed.
  void drop_row() { --row_; }
  /// Leaves columns empty at the beginning of the row.
  void leave(std::uint32_t columns);
  [[nodiscard]] std::uint32_t row() const { return row_; }

  struct Place {
    std::uint32_t column = 0;  ///< 1-based; beyond the limit of columns: the caller refuses it
    bool covered = false;      ///< lies under a merged range that begins elsewhere
  };
  Place place(CellSpan span);
  /// The merged ranges, sorted by position.
  std::vector<MergedRange> finish();

 private:
  void close(const MergedRange& range);

  std::uint64_t most_columns_;
  std::uint32_t row_ = 0, column_ = 1;
  std::map<std::uint32_t, MergedRange> open_;  ///< by first column
  std::uint32_t across_ = 0;                   ///< first column of the horizontal merge that is open; 0: none
  std::vector<MergedRange> merges_;
};

}  // namespace maex::docx

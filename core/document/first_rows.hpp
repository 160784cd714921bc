// The first rows of a part. They are read once and shared: by all who look for headings in them, and by those who read
// the whole part.
#pragma once
#include <cstddef>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/document/covered.hpp"
#include "core/document/equal_row.hpp"
#include "core/document/held_row.hpp"
#include "core/document/table.hpp"

namespace maex {

/// Number of first rows that may contain the headings.
inline constexpr std::size_t heading_window = 60;
/// Fewer rows are held when they are longer than this. Sixty rows with headings have a few kilobytes, and every profile
/// looks at each of their cells.
inline constexpr std::size_t heading_window_bytes = std::size_t{4} << 20;

class FirstRows {
 public:
  /// `merges` are those of the part.
  explicit FirstRows(std::vector<MergedRange> merges);
  FirstRows(const FirstRows&) = delete;
  FirstRows& operator=(const FirstRows&) = delete;

  /// Copies rows from a reader that is at the beginning of the part.
  void fill(RowReader& reader);
  /// True when these are all rows of the part.
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// The rows as in the file.
  [[nodiscard]] const std::deque<HeldRow>& stored() const { return stored_; }
  /// The rows as a person sees them: without cells under merged ranges, without rows that have no other cells, and with
  /// equal texts (EqualRow). The views stay valid as long as this object.
  [[nodiscard]] std::span<const Row> seen() const { return seen_; }
  /// The cells of seen()[index] that are not as in the file; by column.
  [[nodiscard]] std::span<const EqualizedCell> equalized(std::size_t index) const;
  /// Calls `found` with each row that has cells under merged ranges, and these cells.
  void for_each_covered(const CoveredCells::Found& found) const;
  [[nodiscard]] const std::vector<MergedRange>& merges() const { return merges_; }

 private:
  /// A row that a person sees otherwise than it is in the file. Its other cells have the text of the stored row.
  struct Changed {
    std::size_t index = 0;  ///< into seen_
    std::vector<Cell> cells;
    std::string text;  ///< of its equalized cells
    std::vector<EqualizedCell> equalized;
  };
  struct Covered {
    Row row;
    std::vector<Cell> cells;
  };
  void add(const Row& row);
  void change(const Row& seen);
  [[nodiscard]] bool complete() const;

  const std::vector<MergedRange> merges_;
  CoveredCells covering_;
  EqualRow equal_;
  std::deque<HeldRow> stored_;
  std::deque<Changed> changed_;
  std::vector<Row> seen_;
  std::vector<Covered> covered_;
  std::size_t bytes_ = 0;
  bool whole_ = false;
};

/// The merged ranges of a part; none for text.
std::vector<MergedRange> merges_of_table(TableDocument& document, std::size_t part);

/// False for rows with so much text that their cells cannot be headings. Comparing them would take long.
bool may_be_headings(const Row& row);

}  // namespace maex

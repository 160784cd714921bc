// An open OpenDocument spreadsheet.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/formats/ods/outline.hpp"
#include "core/io/bounds.hpp"

namespace maex::ods {

/// What a reader finds in one sheet. A second reading must not add it again.
struct SheetFacts {
  std::uint64_t hidden_rows = 0;    ///< that are not empty
  std::uint64_t filtered_rows = 0;  ///< of the hidden rows: those hidden by a filter
  std::uint64_t hidden_cells = 0;
  std::uint64_t hidden_columns = 0;
  std::uint64_t repeated_cells = 0;  ///< delivered, but stored in the file only as a repeat count
  std::uint64_t covered_cells = 0;   ///< not empty, but covered by a merged range
  std::uint64_t misread_values = 0;  ///< number, date and time cells with an invalid value: read as text
  std::uint64_t uncached_formulas = 0;
  std::uint64_t other_contents = 0;  ///< elements in cells that are neither text nor reported elsewhere
};

class Document final : public TableDocument {
 public:
  explicit Document(Archive archive, const Bounds& bounds = {});

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return outline_.sheets; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override;
  std::vector<MergedRange> merged(std::size_t sheet) override;
  [[nodiscard]] std::vector<ColumnRange> hidden_columns(std::size_t sheet) const override;
  [[nodiscard]] std::vector<Text> decisions() const override;
  [[nodiscard]] std::vector<Text> damage() const override;

  // Used by the readers of its sheets.
  /// A position between two tables, or between two rows of one table. `table` is the number of the next table.
  struct Place {
    std::unique_ptr<Tokenizer> tags;
    std::size_t table = 0;
    unsigned inside = 0;  ///< depth of the table that the reader must leave first; 0: none
  };
  [[nodiscard]] const Outline& outline() const { return outline_; }
  [[nodiscard]] const Bounds& bounds() const { return bounds_; }
  void hides(std::size_t sheet, std::vector<ColumnRange> columns);
  void learned(std::size_t sheet, const SheetFacts& facts, std::vector<MergedRange> merged);
  /// All sheets are in one part. A reader that has finished its sheet leaves its position to the reader of the next
  /// sheet, so that reading many sheets does not start from the beginning each time.
  void leave(Place place);

 private:
  Place place_before(std::size_t table);

  Archive archive_;
  Bounds bounds_;
  Outline outline_;
  bool is_template_ = false;
  mutable std::mutex mutex_;  ///< guards what readers record and leave
  Place left_;
  struct Learned {
    std::optional<SheetFacts> facts;
    std::optional<std::vector<MergedRange>> merged;
    std::vector<ColumnRange> hidden_columns;
  };
  std::vector<Learned> learned_;
};

}  // namespace maex::ods

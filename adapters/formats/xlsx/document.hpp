// An open Excel workbook.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/formats/xlsx/package.hpp"
#include "adapters/formats/xlsx/shared_strings.hpp"
#include "adapters/formats/xlsx/workbook.hpp"
#include "core/document/table.hpp"

namespace maex::xlsx {

/// What a reader finds in one sheet. A second reading must not add it again.
struct SheetFacts {
  std::uint64_t hidden_rows = 0;
  std::uint64_t hidden_cells = 0;    ///< non-empty cells in hidden rows
  std::uint64_t repeated_cells = 0;  ///< cells with a duplicate address: the last one counts
  std::uint64_t unsorted_rows = 0;
  std::uint64_t misplaced_cells = 0;    ///< address in another row than the row's own number, which counts
  std::uint64_t misread_numbers = 0;    ///< number and date cells with an invalid value: read as text
  std::uint64_t uncached_formulas = 0;  ///< formulas without a stored value
};

class Document final : public TableDocument {
 public:
  explicit Document(Archive archive);

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return workbook_.sheets; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override;
  std::vector<MergedRange> merged(std::size_t sheet) override;
  [[nodiscard]] std::vector<ColumnRange> hidden_columns(std::size_t sheet) const override;
  [[nodiscard]] std::vector<Text> decisions() const override;
  [[nodiscard]] std::vector<Text> damage() const override;

  // Used by the readers of its sheets.
  [[nodiscard]] const std::string& file() const { return package_.name(); }
  [[nodiscard]] const Styles& styles() const { return styles_; }
  [[nodiscard]] bool epoch_1904() const { return workbook_.epoch_1904; }
  /// Loads the strings when the first cell needs them.
  const SharedStrings& strings();
  void hides(std::size_t sheet, std::vector<ColumnRange> columns);
  void learned(std::size_t sheet, const SheetFacts& facts, std::vector<MergedRange> merged);

 private:
  PartStream part_of(std::size_t sheet) const;

  Package package_;
  Workbook workbook_;
  Styles styles_;
  std::once_flag strings_once_;
  std::unique_ptr<SharedStrings> strings_;
  mutable std::mutex mutex_;  ///< guards what readers record
  struct Learned {
    std::optional<SheetFacts> facts;
    std::optional<std::vector<MergedRange>> merged;
    std::vector<ColumnRange> hidden_columns;
  };
  std::vector<Learned> learned_;
};

}  // namespace maex::xlsx

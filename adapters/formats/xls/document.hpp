// An open workbook of Excel 2 to 2003.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/formats/xls/sheet_scan.hpp"
#include "adapters/formats/xls/workbook.hpp"

namespace maex::xls {

/// What a reader finds in one sheet. A second reading must not add it again.
struct SheetFacts {
  std::uint64_t hidden_cells = 0;    ///< non-empty cells in hidden rows
  std::uint64_t repeated_cells = 0;  ///< cells with a duplicate address: the last one counts
  std::uint64_t unsorted_rows = 0;
  std::uint64_t impossible_numbers = 0;  ///< not a finite number
  std::uint64_t uncached_formulas = 0;   ///< formulas whose text result is not stored
  std::uint64_t lost_characters = 0;
};

class Document final : public TableDocument {
 public:
  /// `encoding` as in Workbook. Throws InputError.
  Document(CompoundFile file, const std::string& encoding);
  /// A workbook without a compound file around it, as Excel 2 to 4 wrote it. `name` is for messages.
  Document(std::string bytes, std::string name, const std::string& encoding);

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return workbook_.sheets; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override;
  std::vector<MergedRange> merged(std::size_t sheet) override;
  [[nodiscard]] std::vector<ColumnRange> hidden_columns(std::size_t sheet) const override;
  [[nodiscard]] std::vector<Text> decisions() const override;
  [[nodiscard]] std::vector<Text> damage() const override;
  [[nodiscard]] bool is_incomplete() const override;

  // Used by the readers of its sheets.
  [[nodiscard]] const Workbook& workbook() const { return workbook_; }
  void learned(std::size_t sheet, const SheetFacts& facts);

 private:
  [[nodiscard]] Records records_at(std::uint64_t position) const;
  std::shared_ptr<const SheetScan> scan(std::size_t sheet);

  std::optional<CompoundFile> file_;  ///< nullopt: the workbook is the whole file
  std::string name_;
  Stream stream_;
  Records globals_;
  Workbook workbook_;
  mutable std::mutex mutex_;  ///< guards what readers record
  struct Learned {
    std::shared_ptr<const SheetScan> scan;
    std::optional<SheetFacts> facts;
  };
  std::vector<Learned> learned_;
};

/// Index of the workbook's stream among the names in the root of a compound file; npos when there is none.
std::size_t find_workbook(const CompoundFile& file);

}  // namespace maex::xls

// The parts of a document in memory: for formats whose tables and paragraphs are mixed, so that no part can be read
// alone.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/table.hpp"
#include "core/io/bounds.hpp"

namespace maex {

/// What a row of a text part or table is, apart from its cells.
struct RowFacts {
  std::uint32_t number = 0;
  std::uint32_t page = 0;
  std::uint8_t level = 0;
  bool hidden = false;
};

/// Owns all text. Parts are filled in any order; rows of one part and cells of one row ascend.
class StoredParts {
 public:
  /// `file` is for messages.
  StoredParts(std::string file, const Bounds& bounds) : file_(std::move(file)), bounds_(bounds) {}

  /// Returns the index of the new part.
  std::size_t add(PartKind kind, std::string name, PartPlace after = {}, bool hidden = false);
  /// Starts a row. Throws InputError when the document holds more than the bounds allow, as the calls below do.
  void add_row(std::size_t part, const RowFacts& row);
  /// Adds a cell to the newest row of the part. `cell.raw` is copied, `cell.format` is not owned. A cell without text
  /// is left out.
  void add_cell(std::size_t part, const Cell& cell);
  void merge(std::size_t part, const MergedRange& range);
  [[nodiscard]] bool has_rows(std::size_t part) const { return !parts_[part].rows.empty(); }
  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] SheetInfo& info(std::size_t part) { return infos_[part]; }

  /// Drops rows without cells and parts without rows, corrects the places of the parts after them, and gives each part
  /// a name of its own: "text", "text (2)", "table 1". Call it once, before the calls below.
  void complete();

  [[nodiscard]] std::span<const SheetInfo> sheets() const { return infos_; }
  /// The reader needs this object and the cell formats.
  [[nodiscard]] std::unique_ptr<RowReader> open(std::size_t part) const;
  [[nodiscard]] const std::vector<MergedRange>& merged(std::size_t part) const { return parts_[part].merges; }
  /// Number of tables, and of rows in text parts.
  [[nodiscard]] std::uint64_t tables() const { return tables_; }
  [[nodiscard]] std::uint64_t paragraphs() const { return paragraphs_; }

 private:
  friend class StoredReader;
  struct StoredCell {
    std::uint64_t offset = 0;  ///< into Part::text
    double number = 0;
    const CellFormat* format = nullptr;
    std::uint32_t length = 0, column = 0;
    CellKind kind = CellKind::text;
    bool formula = false;
  };
  struct StoredRow {
    RowFacts facts;
    std::uint64_t first = 0;  ///< into Part::cells
    std::uint32_t count = 0;
  };
  struct Part {
    std::string text;
    std::vector<StoredCell> cells;
    std::vector<StoredRow> rows;
    std::vector<MergedRange> merges;
  };
  void hold(std::uint64_t bytes);

  std::string file_;
  Bounds bounds_;
  std::vector<SheetInfo> infos_;
  std::vector<Part> parts_;
  std::uint64_t held_ = 0, tables_ = 0, paragraphs_ = 0;
};

}  // namespace maex

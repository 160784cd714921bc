// Streams a sheet part and changes the formats of some cells.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "adapters/formats/xlsx/mark.hpp"
#include "adapters/formats/xlsx/mark_styles.hpp"
#include "adapters/formats/xlsx/markup.hpp"
#include "core/office/archive_copy.hpp"

namespace maex::xlsx {

class MarkedSheet final : public MemberBytes {
 public:
  /// Reads the part once to compute its new size and to find which cells exist. Asks `styles` for formats. `drawing` is
  /// the relation to add as legacyDrawing when the sheet has none; empty: no drawing is needed.
  MarkedSheet(const Package& package, std::string part, MarkedCells& cells, MarkStyles& styles, std::string drawing);
  /// Relation of the legacy drawing that the sheet already has; empty when it has none.
  [[nodiscard]] const std::string& old_drawing() const { return old_drawing_; }

  [[nodiscard]] std::uint64_t size() const override { return size_; }
  void rewind() override;
  std::size_t read(char* buffer, std::size_t size) override;

 private:
  using Piece = MarkupReader::Piece;
  void step(Piece piece);
  void start(std::size_t level);
  void end(std::size_t level);
  void row();
  void settle_row();
  void cell();
  void missing_rows(std::uint32_t before);
  void missing_cells(std::uint32_t before);
  void new_cell(const MarkedCell& cell, std::size_t style);
  void draw();
  [[nodiscard]] std::size_t style_of(const Tag& tag, std::string_view attribute) const;
  [[nodiscard]] std::size_t column_style(std::uint32_t column) const;

  const Package& package_;
  std::string part_;
  MarkedCells& cells_;
  MarkStyles& styles_;
  std::string drawing_, old_drawing_;
  std::uint64_t size_ = 0;
  bool surveyed_ = false;

  // State of one pass:
  std::unique_ptr<MarkupReader> xml_;
  std::string out_;
  std::size_t given_ = 0;
  bool finished_ = false, in_data_ = false, had_data_ = false, drawn_ = false;
  std::string prefix_;
  bool strict_ = false;
  struct ColumnStyle {
    std::uint32_t first, last;
    std::size_t style;
  };
  std::vector<ColumnStyle> columns_;
  std::size_t next_ = 0;                     ///< first cell whose row is not written yet
  std::size_t row_begin_ = 0, row_end_ = 0;  ///< range of the cells of the current row
  std::size_t row_next_ = 0;                 ///< first of them that may still need to be added
  std::uint32_t row_ = 0, column_ = 0;
  bool in_row_ = false, row_stated_ = false, row_settled_ = false;
  std::size_t row_at_ = 0;  ///< position in out_ of the row's tag until the row is settled
  std::ptrdiff_t row_style_ = -1;
};

}  // namespace maex::xlsx

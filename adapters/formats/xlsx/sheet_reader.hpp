// Streams the rows of one worksheet part.
#pragma once
#include <string>
#include <vector>

#include "adapters/formats/xlsx/document.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xlsx {

class SheetReader final : public RowReader, private Movable {
 public:
  SheetReader(Document& document, std::size_t sheet, PartStream part);
  bool next(Row& row) override;
  [[nodiscard]] double progress() const override { return finished_ ? 1 : xml_.progress(); }

 private:
  void moved(const char* from, std::size_t size, const char* to) override;
  void begin();
  void read_columns();
  void read_cells();
  [[nodiscard]] Tokenizer::CellTag cell_tag() const;
  void read_cell(const Tokenizer::CellTag& tag);
  void add_cell(const Cell& cell);
  void finish_cell(Cell& cell, std::size_t style, std::string_view type, std::span<char> value);
  void place(std::string_view reference);
  void fill(Cell& cell, std::string_view type, std::span<char> value);
  void fill_number(Cell& cell, std::string_view value);
  void fill_date(Cell& cell, std::string_view value);
  void fill_shared(Cell& cell, std::string_view value);
  std::span<char> inline_text();
  void settle();
  void finish();
  [[noreturn]] void fail_cell(const std::string& why) const;

  Document& document_;
  std::size_t sheet_;
  Tokenizer xml_;
  std::vector<Cell> cells_;
  std::vector<MergedRange> merged_;
  std::vector<ColumnRange> hidden_columns_;
  SheetFacts facts_;
  const SharedStrings* strings_ = nullptr;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  bool row_is_stated_ = false;
  bool sorted_ = true;
  bool begun_ = false;
  bool finished_ = false;
};

/// Reads the ranges of the mergeCells element just started. Consumes the element.
std::vector<MergedRange> read_merged(Tokenizer& xml);
/// Parses "AB12", also with $ signs. Returns false when it is not a cell reference. `row` is 0 when the reference has
/// no row.
bool parse_reference(std::string_view text, std::uint32_t& column, std::uint32_t& row);

}  // namespace maex::xlsx

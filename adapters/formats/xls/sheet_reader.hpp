// Streams the rows of one sheet.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "adapters/formats/xls/document.hpp"

namespace maex::xls {

/// Text of the current row. Views into it stay valid until the next row.
class RowText {
 public:
  void clear() { block_ = used_ = total_ = 0; }
  [[nodiscard]] std::string_view keep(std::string_view text);
  [[nodiscard]] std::size_t total() const { return total_; }

 private:
  static constexpr std::size_t block_size = std::size_t{32} << 10;
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0, used_ = 0, total_ = 0;
};

class SheetReader final : public RowReader {
 public:
  SheetReader(Document& document, std::size_t sheet, Records records, std::shared_ptr<const SheetScan> scan);
  bool next(Row& row) override;
  [[nodiscard]] double progress() const override;

 private:
  bool read_row();
  bool read_pieces();
  void read(const Record& record);
  Cell& begin_cell(const Record& record, std::uint16_t column, std::uint16_t style);
  void fill_number(Cell& cell, double value);
  void fill_text(Cell& cell, std::string_view text);
  void fill_code(Cell& cell, bool is_error, std::uint8_t value);
  void read_rk(const Record& record, std::size_t at, std::uint16_t column);
  void read_formula(const Record& record);
  void read_formula_text(Cell& cell);
  void settle();
  void finish();

  Document& document_;
  std::size_t sheet_;
  Records records_;
  std::shared_ptr<const SheetScan> scan_;
  std::uint64_t begin_;
  std::vector<Cell> cells_;  ///< of the current row, including empty ones
  RowText text_;
  std::string scratch_;
  SheetFacts facts_;
  std::uint32_t row_ = 0;  ///< 0-based
  std::size_t piece_ = 0;
  unsigned depth_ = 0;
  bool finished_ = false;
};

}  // namespace maex::xls

// Streams the rows of one sheet.
#pragma once
#include <string>
#include <vector>

#include "adapters/formats/ods/document.hpp"

namespace maex::ods {

class SheetReader final : public RowReader, private xml::Movable {
 public:
  SheetReader(Document& document, std::size_t sheet, Document::Place place);
  SheetReader(const SheetReader&) = delete;
  SheetReader& operator=(const SheetReader&) = delete;
  /// Leaves its position to the reader of a later sheet, which continues from there.
  ~SheetReader() override;
  bool next(Row& row) override;
  [[nodiscard]] double progress() const override { return finished_ ? 1 : xml_->progress(); }
  /// Use it to look at merged ranges only.
  void give_repeated_rows_once() { once_ = true; }

 private:
  /// The attributes of a cell's start tag.
  struct CellTag {
    enum class Type : std::uint8_t { none, number, date, time, boolean, text };
    Type type = Type::none;
    bool error = false;
    bool stated = false;  ///< the attribute of the value is there, perhaps empty
    std::uint64_t repeated = 1, columns = 1, rows = 1;
  };
  struct Paragraphs {  ///< paragraphs of the cells from `cell` on, in texts_
    std::size_t cell, count, at, size;
  };

  void moved(const char* from, std::size_t size, const char* to) override;
  void begin();
  void finish();
  void read_column();
  bool read_row();
  void read_cells();
  void read_cell(bool covered);
  CellTag cell_tag(Cell& cell);
  const CellFormat* column_format();
  void read_text(CellTag& tag);
  void paragraph(std::size_t from);
  void append(std::string_view text, std::size_t from);
  void fill(const CellTag& tag, std::string_view text, bool in_texts);
  bool fill_value(Cell& cell, CellTag::Type type);
  void repeat(const CellTag& tag, std::size_t texts);
  void merge(const CellTag& tag);
  void count_repeated(std::uint64_t cells);
  [[nodiscard]] std::string where() const;

  Document& document_;
  std::size_t sheet_;
  std::unique_ptr<Tokenizer> xml_;
  std::size_t table_;        ///< index of the table that comes next in xml_
  std::vector<Cell> cells_;  ///< of the current row
  std::string texts_;        ///< texts of the row's cells that are not views of the content
  std::vector<Paragraphs> paragraphs_;
  std::vector<MergedRange> merged_;
  std::vector<ColumnRange> hidden_columns_;
  struct Columns {
    std::uint64_t last;
    const CellFormat* format;
    bool stated;
  };
  std::vector<Columns> columns_;
  std::size_t columns_at_ = 0;
  std::uint64_t last_column_said_ = 0;
  std::string style_;  ///< style of the last lookup
  const CellFormat* style_format_ = nullptr;
  const CellFormat* row_format_ = nullptr;
  bool row_format_stated_ = false;
  SheetFacts facts_;
  std::uint64_t row_ = 0, column_ = 0, given_ = 0, again_ = 0;
  unsigned left_in_;  ///< same meaning as Document::Place::inside
  unsigned inside_ = 0, hidden_from_ = 0;
  bool hidden_ = false, once_ = false, begun_ = false, finished_ = false;
  bool sound_ = false;  ///< xml_ is positioned after a complete row
};

}  // namespace maex::ods

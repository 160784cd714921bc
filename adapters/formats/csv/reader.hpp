// Splits text into rows and cells in one reused buffer. This class decides the speed of CSV.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "adapters/formats/csv/dialect.hpp"
#include "adapters/formats/csv/findings.hpp"
#include "adapters/formats/csv/limits.hpp"
#include "core/document/table.hpp"
#include "core/text/text_source.hpp"

namespace maex::csv {

/// Row::number counts records from 1. Blank records count but are not delivered. A line "sep=;" at the start does not
/// count. So the number is the row number that a spreadsheet program shows. A record ends with CR, LF or CRLF; one file
/// may mix them. Cells are text. A cell that begins with the quote ends at the next single quote; a doubled quote
/// becomes one quote, and so does a quote after the dialect's escape character. Blanks before the opening quote and
/// after the closing one are left out. Text after the closing quote stays part of the cell. Quotes inside unquoted
/// cells stay unchanged.
/// A quote that would join rows is left out. A row that is one cell, and has as many cells as the others when it is cut
/// once more or by another separator, is cut so.
/// With `unmarks`, the mark that the writer put before a formula (core/text/formula_mark) is taken away.
/// Throws InputError for a cell, row or column number beyond `bounds`, and for NUL characters.
class Reader final : public RowReader {
 public:
  /// `board` must outlive the reader; error messages name `file`.
  Reader(std::unique_ptr<text::TextSource> text, const Dialect& dialect, std::string file, FindingsBoard& board,
         const Bounds& bounds = {}, bool unmarks = true);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() override;
  bool next(Row& row) override;
  /// Measured in bytes. Up to one block ahead of the rows.
  [[nodiscard]] double progress() const override { return text_->progress(); }

 private:
  void skip_directive(std::size_t length);
  void read_record();
  char* read_quoted(char* p, std::uint32_t column);
  char* skip_unquoted(char* p);
  char* skip_blanks(char*& start);
  void count_controls(const char* from, const char* to);
  void note_width(std::uint32_t width);
  [[nodiscard]] bool is_stray(const char* start, const char* end, std::uint32_t column) const;
  char* read_stray(char* start, char* out, char* end, std::uint32_t column);
  bool cut_again();
  void cut(char* from, char* to, char separator);
  bool available() { return at_ != end_ || (more_ && (refill(), at_ != end_)); }
  std::ptrdiff_t refill();
  void add_cell(const char* from, const char* to, std::uint32_t column);
  void grow_cells();
  void note_damage();
  [[noreturn]] void refuse(const std::string& why) const;

  std::unique_ptr<text::TextSource> text_;
  std::string file_;
  FindingsBoard& board_;
  const RowLimits limits_;
  std::array<std::uint8_t, 256> stops_{};  ///< ends_cell or control_sign
  char separator_;
  int quote_;
  int escape_;
  bool blank_after_;
  bool lines_quoted_;
  bool unmarks_;
  std::uint32_t columns_;        ///< of nearly all rows; 0: not known
  bool regular_ = false;         ///< a row had that many
  std::uint32_t row_width_ = 0;  ///< cells of the current row; 0: cut off by the end of the text

  std::size_t capacity_;     ///< of the buffer
  std::size_t refill_room_;  ///< free space that a refill needs
  std::unique_ptr<char[]> buffer_;
  std::uint64_t base_ = 0;  ///< offset of buffer_[0] in the text
  char* record_ = nullptr;  ///< start of the current record: a refill must keep everything from here
  char* at_ = nullptr;      ///< next character
  char* end_ = nullptr;     ///< end of the text in the buffer; the buffer has a line feed here, so that scanning stops
  bool more_ = true;
  bool after_cr_ = false;  ///< the last record ended with CR: a line feed that follows belongs to it

  std::vector<Cell> cells_;  ///< prepared as text cells; only column and raw change
  std::size_t count_ = 0;
  std::uint32_t width_ = 0;  ///< cells of the record before, empty ones too
  Findings findings_;
};

}  // namespace maex::csv

// Cuts text into rows and cells in one buffer that is reused: the speed of CSV is decided here.
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

/// Row::number counts records from 1, the blank ones too (they are not delivered); a line "sep=;" at the start is
/// not counted. That is the row number a spreadsheet program shows. A record ends with CR, LF or CRLF, each where it
/// stands. Cells are text. A cell that begins with the quote ends at the next single one; doubled ones become one. What
/// follows the closing quote is kept as part of the cell, quotes inside other cells are kept as they are. Throws
/// InputError for a cell, row or column number beyond `bounds`, and for NUL characters.
class Reader final : public RowReader {
 public:
  /// `board` must outlive the reader; `file` is for messages.
  Reader(std::unique_ptr<text::TextSource> text, const Dialect& dialect, std::string file, FindingsBoard& board,
         const Bounds& bounds = {});
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() override;
  bool next(Row& row) override;
  /// By bytes, a block ahead of the rows.
  [[nodiscard]] double progress() const override { return text_->progress(); }

 private:
  void skip_directive(std::size_t length);
  void read_record();
  char* read_quoted(char* p, std::uint32_t column);
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
  std::array<std::uint8_t, 256> stops_{};  ///< 1 for what ends an unquoted cell
  char separator_;
  int quote_;

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_;
  std::uint64_t base_ = 0;  ///< offset in the text of buffer_[0]
  char* record_ = nullptr;  ///< start of the record being read: what a refill must keep
  char* at_ = nullptr;      ///< next character
  char* end_ = nullptr;     ///< end of the text in the buffer; a line feed stands here so that scanning stops
  bool more_ = true;
  bool after_cr_ = false;  ///< the last record ended with CR: a line feed now belongs to it

  std::vector<Cell> cells_;  ///< prepared as text cells; only column and raw change
  std::size_t count_ = 0;
  Findings findings_;
};

}  // namespace maex::csv

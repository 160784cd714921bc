#include "adapters/formats/xls/sheet_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/notice/locator.hpp"
#include "core/text/personal_signs.hpp"

namespace maex::xls {
namespace {

constexpr std::size_t most_row_text = std::size_t{64} << 20;  // 256 cells of Excel's longest text, and some repeated
constexpr std::size_t cells_before_settling = 4096;           // so that repeated addresses do not accumulate

std::string_view error_name(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    case 0x2A: return "#N/A";
    case 0x2B: return "#GETTING_DATA";
    default: return "#ERROR!";
  }
}

/// 30 bits of an integer or of a double, optionally multiplied by 100.
double rk_value(std::uint32_t rk) {
  double value = 0;
  if ((rk & 2) != 0)
    value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
  else
    value = std::bit_cast<double>(std::uint64_t{rk & ~3U} << 32);
  return (rk & 1) != 0 ? value / 100 : value;
}

}  // namespace

std::string_view RowText::keep(std::string_view text) {
  if (text.empty()) return {};
  while (block_ < blocks_.size() && blocks_[block_].size - used_ < text.size()) ++block_, used_ = 0;
  if (block_ == blocks_.size()) {
    const std::size_t size = std::max(block_size, text.size());
    blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
  }
  char* to = blocks_[block_].bytes.get() + used_;
  std::copy(text.begin(), text.end(), to);
  used_ += text.size();
  total_ += text.size();
  return {to, text.size()};
}

SheetReader::SheetReader(Document& document, std::size_t sheet, Records records, std::shared_ptr<const SheetScan> scan)
    : document_(document),
      sheet_(sheet),
      records_(std::move(records)),
      scan_(std::move(scan)),
      begin_(records_.position()) {}

double SheetReader::progress() const {
  if (finished_ || scan_->end <= begin_) return 1;
  if (!scan_->pieces.empty()) return static_cast<double>(piece_) / static_cast<double>(scan_->pieces.size());
  return static_cast<double>(records_.position() - begin_) / static_cast<double>(scan_->end - begin_);
}

void SheetReader::finish() {
  finished_ = true;
  cells_.clear();
  document_.learned(sheet_, facts_);
}

bool SheetReader::next(Row& row) {
  while (!finished_) {
    cells_.clear();
    text_.clear();
    if (!(scan_->pieces.empty() ? read_row() : read_pieces())) {
      finish();
      break;
    }
    settle();
    if (cells_.empty()) continue;  // the row has only empty texts
    row.number = row_ + 1;
    row.hidden = scan_->hides(row_);
    row.cells = cells_;
    if (row.hidden) facts_.hidden_cells += cells_.size();
    return true;
  }
  row = {};
  return false;
}

/// Reads the next row when the records are in order. Returns false at the end.
bool SheetReader::read_row() {
  bool begun = false;
  for (Record record; records_.position() < scan_->end && records_.next(record);) {
    if (record.is_cell() && depth_ == 1) {
      const std::uint32_t number = record.u16(0);
      if (begun && number != row_) {
        records_.back();
        return true;
      }
      begun = true;
      row_ = number;
      read(record);
    } else if (record.type == begin_substream) {
      ++depth_;
    } else if (record.type == end_of_substream && depth_ != 0) {
      --depth_;
    }
  }
  return begun;
}

/// Reads the next row of a sheet whose pieces are out of order.
bool SheetReader::read_pieces() {
  if (piece_ == scan_->pieces.size()) return false;
  row_ = scan_->pieces[piece_].row;
  for (; piece_ != scan_->pieces.size() && scan_->pieces[piece_].row == row_; ++piece_) {
    records_.seek(scan_->pieces[piece_].begin);
    for (Record record; records_.position() < scan_->pieces[piece_].end && records_.next(record);)
      if (record.is_cell()) read(record);
  }
  return true;
}

Cell& SheetReader::begin_cell(const Record& record, std::uint16_t column, std::uint16_t style) {
  if (column >= last_column)
    records_.fail("row " + std::to_string(record.u16(0) + 1) + " has a cell in an impossible column");
  if (cells_.size() >= cells_before_settling) settle();
  Cell& cell = cells_.emplace_back();
  cell.column = column + 1U;
  cell.format = document_.workbook().style(style).format;
  cell.kind = document_.workbook().style(style).is_date ? CellKind::date : CellKind::number;
  return cell;
}

void SheetReader::fill_number(Cell& cell, double value) {
  if (!std::isfinite(value)) {
    ++facts_.impossible_numbers;
    cell.kind = CellKind::error;
    cell.raw = "#NUM!";
    return;
  }
  cell.number = value;
  char spelled[32];
  constexpr double whole_below = 1e15;
  const bool whole = std::fabs(value) < whole_below && value == std::floor(value);
  const auto end = whole ? std::to_chars(spelled, spelled + sizeof spelled, static_cast<std::int64_t>(value))
                         : std::to_chars(spelled, spelled + sizeof spelled, value);
  cell.raw = text_.keep({spelled, static_cast<std::size_t>(end.ptr - spelled)});
}

void SheetReader::fill_text(Cell& cell, std::string_view text) {
  cell.kind = text.empty() ? CellKind::empty : CellKind::text;
  cell.raw = text;
}

void SheetReader::fill_code(Cell& cell, bool is_error, std::uint8_t value) {
  cell.kind = is_error ? CellKind::error : CellKind::boolean;
  cell.raw = is_error ? error_name(value) : value != 0 ? "TRUE" : "FALSE";
  cell.number = !is_error && value != 0 ? 1 : 0;
}

void SheetReader::read_rk(const Record& record, std::size_t at, std::uint16_t column) {
  fill_number(begin_cell(record, column, record.u16(at)), rk_value(read_u32(record.data + at + 2)));
}

void SheetReader::read(const Record& record) {
  constexpr std::size_t value_at = 6;  // after row, column and style
  const std::uint16_t column = record.u16(2);
  switch (record.type) {
    case rk_number: records_.need(record, 10); return read_rk(record, 4, column);
    case multiple_rk: {
      const std::size_t count = (record.size - 4) / 6;  // the last column after them is not needed
      for (std::size_t i = 0; i < count; ++i) read_rk(record, 4 + 6 * i, static_cast<std::uint16_t>(column + i));
      return;
    }
    case formula: return read_formula(record);
    default: break;
  }
  Cell& cell = begin_cell(record, column, record.u16(4));
  switch (record.type) {
    case label_shared: {
      records_.need(record, 10);
      const std::uint32_t index = read_u32(record.data + value_at);
      if (index >= document_.workbook().texts.size())
        records_.fail("cell " + cell_address(cell.column, row_ + 1) + " of sheet \"" +
                      shown_sheet(document_.workbook().sheets[sheet_].name) +
                      "\" refers to a shared text that is not there");
      return fill_text(cell, document_.workbook().texts.at(index));
    }
    case number: records_.need(record, 14); return fill_number(cell, little_endian<double>(record.data + value_at));
    case bool_or_error:
      records_.need(record, 8);
      return fill_code(cell, read_u8(record.data + 7) != 0, read_u8(record.data + value_at));
    default:  // label, rich_string
      scratch_.clear();
      facts_.lost_characters += document_.workbook().append_text(scratch_, records_, record, value_at, 2);
      if (text_.total() + scratch_.size() > most_row_text) records_.fail("a row has more text than is read");
      return fill_text(cell, text_.keep(scratch_));
  }
}

void SheetReader::read_formula(const Record& record) {
  records_.need(record, 14);
  Cell& cell = begin_cell(record, record.u16(2), record.u16(4));
  cell.formula = true;
  if (record.u16(12) != 0xFFFF) return fill_number(cell, little_endian<double>(record.data + 6));
  enum : std::uint8_t { text = 0, boolean = 1, error = 2, empty_text = 3 };
  switch (read_u8(record.data + 6)) {
    case text: return read_formula_text(cell);
    case boolean: return fill_code(cell, false, read_u8(record.data + 8));
    case error: return fill_code(cell, true, read_u8(record.data + 8));
    case empty_text: break;
    default: ++facts_.uncached_formulas; return set_without_value(cell);
  }
  cell.kind = CellKind::empty;
}

/// The text is in a separate record, sometimes after a definition that formulas share.
void SheetReader::read_formula_text(Cell& cell) {
  Record record;
  bool found = records_.next(record);
  while (found && (record.type == shared_formula || record.type == array_formula || record.type == table_formula ||
                   record.type == continue_record))
    found = records_.next(record);
  cell.kind = CellKind::empty;
  if (!found || record.type != formula_string) {
    if (found) records_.back();
    ++facts_.uncached_formulas;
    return set_without_value(cell);
  }
  scratch_.clear();
  facts_.lost_characters += document_.workbook().append_text(scratch_, records_, record, 0, 2);
  if (text_.total() + scratch_.size() > most_row_text) records_.fail("a row has more text than is read");
  fill_text(cell, text_.keep(scratch_));
}

/// Removes empty cells and sorts cells that do not ascend. Of two cells at one address the last one stays, as in Excel.
void SheetReader::settle() {
  bool plain = true;
  for (std::size_t i = 0; i < cells_.size() && plain; ++i)
    plain = cells_[i].kind != CellKind::empty && (i == 0 || cells_[i - 1].column < cells_[i].column);
  if (plain) return;
  const auto later = [](const Cell& a, const Cell& b) { return a.column < b.column; };
  if (!std::is_sorted(cells_.begin(), cells_.end(), later)) {
    ++facts_.unsorted_rows;
    std::stable_sort(cells_.begin(), cells_.end(), later);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (i + 1 < cells_.size() && cells_[i + 1].column == cells_[i].column)
      ++facts_.repeated_cells;
    else if (cells_[i].kind != CellKind::empty)
      cells_[kept++] = cells_[i];
  }
  cells_.resize(kept);
}

}  // namespace maex::xls

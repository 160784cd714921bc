#include "adapters/formats/xlsx/sheet_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "adapters/formats/xlsx/escapes.hpp"
#include "adapters/formats/xlsx/limits.hpp"
#include "core/document/iso_date.hpp"
#include "core/document/number_format.hpp"
#include "core/notice/locator.hpp"

namespace maex::xlsx {
namespace {

/// Most values in sheets are whole numbers; 15 digits are exact in a double.
bool parse_digits(std::string_view text, double& number) {
  if (text.empty() || text.size() > 15) return false;
  std::int64_t sum = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    sum = sum * 10 + (c - '0');
  }
  number = static_cast<double>(sum);
  return true;
}

bool parse_number(std::string_view text, double& number) {
  if (parse_digits(text, number)) return true;
  if (text.starts_with('+')) text.remove_prefix(1);
  // from_chars also accepts "inf" and "nan", which no workbook can contain.
  if (text.empty() || (text[0] != '-' && text[0] != '.' && (text[0] < '0' || text[0] > '9'))) return false;
  if (text[0] == '-' && text.size() > 1 && text[1] != '.' && (text[1] < '0' || text[1] > '9')) return false;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool is_set(std::string_view value) { return value == "1" || value == "true"; }

std::string_view view(std::span<char> text) { return {text.data(), text.size()}; }

}  // namespace

bool parse_reference(std::string_view text, std::uint32_t& column, std::uint32_t& row) {
  std::size_t i = 0;
  column = 0;
  row = 0;
  if (i < text.size() && text[i] == '$') ++i;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= 'A' && c <= 'Z')
      column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    else if (c >= 'a' && c <= 'z')
      column = column * 26 + static_cast<std::uint32_t>(c - 'a' + 1);
    else
      break;
    if (column > last_column) return false;
  }
  if (i < text.size() && text[i] == '$') ++i;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c < '0' || c > '9') return false;
    row = row * 10 + static_cast<std::uint32_t>(c - '0');
    if (row > last_row) return false;
  }
  return column != 0;
}

std::vector<MergedRange> read_merged(Tokenizer& xml) {
  std::vector<MergedRange> ranges;
  if (xml.is_empty()) return ranges;
  while (xml.next() == Tokenizer::Tag::start) {
    if (xml.name() == "mergeCell") {
      const std::string_view reference = xml.attribute("ref");
      const std::size_t colon = reference.find(':');
      MergedRange range{};
      const bool first = parse_reference(reference.substr(0, colon), range.first_column, range.first_row);
      const std::string_view last = colon == std::string_view::npos ? reference : reference.substr(colon + 1);
      if (!first || !parse_reference(last, range.last_column, range.last_row) || range.first_row == 0 ||
          range.last_row < range.first_row || range.last_column < range.first_column)
        xml.fail("a merged range is not understood");
      if (ranges.size() >= most_merged) xml.fail("it has more merged ranges than are read");
      ranges.push_back(range);
    }
    xml.skip();
  }
  return ranges;
}

SheetReader::SheetReader(Document& document, std::size_t sheet, PartStream part)
    : document_(document), sheet_(sheet), xml_(std::move(part)) {}

void SheetReader::fail_cell(const std::string& why) const {
  xml_.fail("cell " + cell_address(column_, row_) + " " + why);
}

void SheetReader::moved(const char* from, std::size_t size, const char* to) {
  for (Cell& cell : cells_) {
    const auto offset = reinterpret_cast<std::uintptr_t>(cell.raw.data()) - reinterpret_cast<std::uintptr_t>(from);
    if (offset < size) cell.raw = {to + offset, cell.raw.size()};
  }
}

void SheetReader::begin() {
  begun_ = true;
  if (xml_.next() != Tokenizer::Tag::start || xml_.name() != "worksheet") xml_.fail("its root is not a worksheet");
  if (xml_.is_empty()) return finish();
  while (xml_.next() == Tokenizer::Tag::start) {
    if (xml_.name() == "sheetData") {
      document_.hides(sheet_, hidden_columns_);
      if (xml_.is_empty()) finish();
      return;
    }
    if (xml_.name() == "cols")
      read_columns();
    else
      xml_.skip();
  }
  finish();
}

void SheetReader::read_columns() {
  if (xml_.is_empty()) return;
  while (xml_.next() == Tokenizer::Tag::start) {
    const auto number = [&](std::string_view name) {
      std::uint32_t value = 0;
      const std::string_view text = xml_.attribute(name);
      std::from_chars(text.data(), text.data() + text.size(), value);
      return value;
    };
    const ColumnRange range{number("min"), std::min(number("max"), last_column)};
    if (is_set(xml_.attribute("hidden")) && range.first != 0 && range.first <= range.last &&
        hidden_columns_.size() < last_column)
      hidden_columns_.push_back(range);
    xml_.skip();
  }
}

/// Reads what follows the rows: merged ranges, and the end of the part with its checksum.
void SheetReader::finish() {
  finished_ = true;
  cells_.clear();
  xml_.release();
  for (Tokenizer::Tag tag; (tag = xml_.next(true)) != Tokenizer::Tag::finished;)
    if (tag == Tokenizer::Tag::start && xml_.level() == 2 && xml_.name() == "mergeCells") merged_ = read_merged(xml_);
  document_.learned(sheet_, facts_, std::move(merged_));
}

bool SheetReader::next(Row& row) {
  if (!begun_) begin();
  while (!finished_) {
    xml_.release();
    if (xml_.next() != Tokenizer::Tag::start) {
      finish();
      break;
    }
    if (xml_.name() != "row") {
      xml_.skip();
      continue;
    }
    bool stated = false;
    bool hidden = false;
    std::uint32_t number = row_ + 1;
    for (const auto& attribute : xml_.attributes()) {
      const std::string_view value(attribute.value, attribute.size);
      if (attribute.local == "r") {
        stated = true;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        if (read.ec != std::errc() || read.ptr != value.data() + value.size() || number == 0 || number > last_row)
          xml_.fail("the row after row " + std::to_string(row_) + " has an impossible number");
      } else if (attribute.local == "hidden") {
        hidden = is_set(value);
      }
    }
    if (stated && number <= row_)
      xml_.fail("row " + std::to_string(number) + " stands after row " + std::to_string(row_));
    if (number > last_row) xml_.fail("it has more than the " + std::to_string(last_row) + " rows of a sheet");
    row_ = number;
    row_is_stated_ = stated;
    if (hidden) ++facts_.hidden_rows;
    if (xml_.is_empty()) continue;
    read_cells();
    if (cells_.empty()) continue;  // the row has only styles
    if (hidden) facts_.hidden_cells += cells_.size();
    row.number = row_;
    row.hidden = hidden;
    row.cells = cells_;
    return true;
  }
  row = {};
  return false;
}

void SheetReader::read_cells() {
  cells_.clear();
  column_ = 0;
  sorted_ = true;
  xml_.hold(*this);
  for (Tokenizer::CellTag tag;;) {
    if (xml_.plain_cell(tag)) {
      read_cell(tag);
      continue;
    }
    if (xml_.next() != Tokenizer::Tag::start) break;
    if (xml_.name() == "c")
      read_cell(cell_tag());
    else
      xml_.skip();
  }
  if (!sorted_) settle();
}

/// Sorts cells that do not ascend. Of two cells at one address the last one stays, as in Excel.
void SheetReader::settle() {
  ++facts_.unsorted_rows;
  std::stable_sort(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (i + 1 < cells_.size() && cells_[i + 1].column == cells_[i].column)
      ++facts_.repeated_cells;
    else
      cells_[kept++] = cells_[i];
  }
  cells_.resize(kept);
}

/// Sets the position of the cell. A row without a number takes it from its first address; otherwise the row's number
/// counts.
void SheetReader::place(std::string_view reference) {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  if (!parse_reference(reference, column, row))
    xml_.fail("a cell of row " + std::to_string(row_) + " has an impossible address");
  column_ = column;
  if (row == 0 || row == row_) return;
  if (row_is_stated_ || row < row_ || !cells_.empty())
    ++facts_.misplaced_cells;
  else
    row_ = row;
}

/// The tag just started, with any prefix or letter case.
Tokenizer::CellTag SheetReader::cell_tag() const {
  Tokenizer::CellTag tag;
  for (const auto& attribute : xml_.attributes()) {
    if (attribute.local.size() != 1) continue;
    const std::string_view value(attribute.value, attribute.size);
    switch (attribute.local[0]) {
      case 'r': tag.reference = value; break;
      case 's': tag.style = value; break;
      case 't': tag.type = value; break;
      default: break;
    }
  }
  return tag;
}

void SheetReader::read_cell(const Tokenizer::CellTag& tag) {
  const bool placed = tag.reference.data() != nullptr;
  if (placed) place(tag.reference);
  std::size_t style = 0;
  for (const char c : tag.style) style = style * 10 + static_cast<std::size_t>(c - '0');
  std::string_view type = tag.type;
  if (!placed && ++column_ > last_column) xml_.fail("row " + std::to_string(row_) + " has too many cells");
  if (xml_.is_empty()) return;
  char kept_type[10] = {};  // a copy, because the buffer may move before the value is read
  if (type.size() >= sizeof kept_type) fail_cell("is of an unknown type");
  type.copy(kept_type, type.size());
  type = {kept_type, type.size()};

  Cell cell;
  cell.column = column_;
  cell.format = document_.styles().at(style).format;
  bool has_value = false, is_stored = false;
  std::ptrdiff_t value_at = 0;  // relative to the position kept in the buffer
  std::size_t value_size = 0;
  if (const std::span<char> value = xml_.plain_value(longest_text); !value.empty())
    return finish_cell(cell, style, type, value);
  if (type == "inlineStr") {
    bool keeps_space = false;
    const std::span<char> text = xml_.plain_inline(longest_text, keeps_space);
    if (!text.empty()) return finish_cell(cell, style, type, keeps_space ? text : trimmed(text));
  }
  while (xml_.next() == Tokenizer::Tag::start) {
    const std::string_view name = xml_.name();
    const bool is_value = name == "v";
    if (is_value || name == "is") {
      if (!is_value && type != "inlineStr") {
        xml_.skip();
        continue;
      }
      const std::span<char> value = is_value ? xml_.text(longest_text) : inline_text();
      is_stored = is_stored || type == "str" || type == "inlineStr";  // a formula may make an empty text
      if (value.empty()) continue;
      has_value = true;
      value_at = value.data() - xml_.held();
      value_size = value.size();
    } else {
      if (name == "f") cell.formula = true;
      xml_.skip();
    }
  }
  if (!has_value) {
    if (!cell.formula || is_stored) return;
    ++facts_.uncached_formulas;
    set_without_value(cell);
    return add_cell(cell);
  }
  finish_cell(cell, style, type, {xml_.held() + value_at, value_size});
}

void SheetReader::finish_cell(Cell& cell, std::size_t style, std::string_view type, std::span<char> value) {
  if (document_.styles().at(style).is_date) cell.kind = CellKind::date;
  fill(cell, type, value);
  if (cell.kind != CellKind::empty) add_cell(cell);
}

void SheetReader::add_cell(const Cell& cell) {
  if (!cells_.empty() && cells_.back().column >= cell.column) sorted_ = false;
  cells_.push_back(cell);
}

std::span<char> SheetReader::inline_text() {
  if (xml_.is_empty()) return {};
  const bool keep_all = keeps_space(xml_, false);
  const unsigned outside = xml_.depth() - 1;
  std::ptrdiff_t begin = 0;
  std::size_t size = 0;
  while (xml_.depth() > outside) {
    if (xml_.next() != Tokenizer::Tag::start) continue;
    if (xml_.name() == "t") {
      const bool keep = in_run(xml_, outside) || keeps_space(xml_, keep_all);
      std::span<char> text = xml_.text(longest_text);
      if (!keep) text = trimmed(text);
      if (text.empty()) continue;
      if (size == 0)
        begin = text.data() - xml_.held();
      else
        std::memmove(xml_.held() + begin + size, text.data(), text.size());
      size += text.size();
    } else if (xml_.name() != "r") {
      xml_.skip();
    }
  }
  if (size > longest_text) fail_cell("holds more text than a cell may");
  return {xml_.held() + begin, size};
}

void SheetReader::fill(Cell& cell, std::string_view type, std::span<char> value) {
  const bool shown_as_date = cell.kind == CellKind::date;
  cell.kind = CellKind::empty;
  if (type == "s") return fill_shared(cell, view(trimmed(value)));
  if (type == "inlineStr" || type == "str") {
    cell.raw = {value.data(), decode_escapes(value.data(), value.size())};
    cell.kind = cell.raw.empty() ? CellKind::empty : CellKind::text;
    return;
  }
  value = trimmed(value);
  if (value.empty()) return;
  cell.raw = view(value);
  if (type.empty() || type == "n") {
    fill_number(cell, cell.raw);
    if (cell.kind == CellKind::number && shown_as_date) cell.kind = CellKind::date;
  } else if (type == "b") {
    const bool truth = is_set(cell.raw);
    if (!truth && cell.raw != "0" && cell.raw != "false") fail_cell("is neither true nor false");
    cell.kind = CellKind::boolean;
    cell.number = truth ? 1 : 0;
    cell.raw = truth ? "TRUE" : "FALSE";
  } else if (type == "e") {
    cell.kind = CellKind::error;
  } else if (type == "d") {
    fill_date(cell, cell.raw);
  } else {
    fail_cell("is of an unknown type");
  }
}

void SheetReader::fill_number(Cell& cell, std::string_view value) {
  cell.kind = CellKind::number;
  if (parse_number(value, cell.number)) return;
  cell.kind = CellKind::text;
  ++facts_.misread_numbers;
}

/// A day whose format shows no date is shown in its own spelling. Its serial number then counts in the 1900 system, as
/// for any cell without a format.
void SheetReader::fill_date(Cell& cell, std::string_view value) {
  const bool formatted = cell.format != nullptr && (cell.format->is_date || cell.format->is_time);
  IsoDate date;
  if (!parse_iso(value, formatted && cell.format->epoch_1904, date)) {
    // Some programs write plain serial numbers with this type.
    fill_number(cell, value);
    if (cell.kind == CellKind::number && formatted && cell.format->is_date) cell.kind = CellKind::date;
    return;
  }
  cell.number = date.serial;
  cell.kind = date.has_day ? CellKind::date : CellKind::number;
  static const CellFormat time_of_day = make_cell_format("hh:mm:ss", false);
  if (!formatted) cell.format = date.has_day ? nullptr : &time_of_day;
}

void SheetReader::fill_shared(Cell& cell, std::string_view value) {
  if (strings_ == nullptr) strings_ = &document_.strings();
  std::size_t index = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size() || index >= strings_->size())
    fail_cell("refers to a shared text that is not there");
  cell.raw = strings_->at(index);
  cell.kind = cell.raw.empty() ? CellKind::empty : CellKind::text;
}

}  // namespace maex::xlsx

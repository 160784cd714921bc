#include "adapters/formats/xlsx/mark_sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "adapters/formats/xlsx/limits.hpp"
#include "adapters/formats/xlsx/sheet_reader.hpp"
#include "core/notice/locator.hpp"

namespace maex::xlsx {
namespace {

/// The elements after legacyDrawing in a sheet. Excel wraps controls in AlternateContent.
constexpr std::array<std::string_view, 9> behind_drawing = {"legacyDrawingHF", "drawingHF", "picture",
                                                            "oleObjects",      "controls",  "webPublishItems",
                                                            "tableParts",      "extLst",    "AlternateContent"};

bool whole_number(std::string_view text, std::uint32_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

MarkedSheet::MarkedSheet(const Package& package, std::string part, MarkedCells& cells, MarkStyles& styles,
                         std::string drawing)
    : package_(package), part_(std::move(part)), cells_(cells), styles_(styles), drawing_(std::move(drawing)) {
  rewind();
  for (Piece piece; (piece = xml_->next()) != Piece::finished;) {
    step(piece);
    if (in_row_ && !row_settled_) continue;
    size_ += out_.size();
    out_.clear();
  }
  if (!had_data_) xml_->fail("it has no table of cells");
  size_ += out_.size();
  surveyed_ = true;
}

void MarkedSheet::rewind() {
  xml_ = std::make_unique<MarkupReader>(package_.open(part_));
  out_.clear();
  prefix_.clear();
  columns_.clear();
  given_ = next_ = row_begin_ = row_next_ = row_end_ = 0;
  row_ = column_ = 0;
  finished_ = in_data_ = had_data_ = drawn_ = in_row_ = row_settled_ = false;
}

std::size_t MarkedSheet::read(char* buffer, std::size_t size) {
  constexpr std::size_t batch = 64 * 1024;
  if (given_ == out_.size()) {
    out_.clear();
    given_ = 0;
    while (!finished_ && (out_.size() < batch || (in_row_ && !row_settled_))) {
      const Piece piece = xml_->next();
      if (piece == Piece::finished)
        finished_ = true;
      else
        step(piece);
    }
  }
  const std::size_t got = out_.copy(buffer, size, given_);
  given_ += got;
  return got;
}

void MarkedSheet::step(Piece piece) {
  if (piece == Piece::start) return start(xml_->depth() + (xml_->tag().is_empty() ? 1 : 0));
  if (piece == Piece::end) end(xml_->depth() + 1);
  out_.append(xml_->spelled());
  if (piece == Piece::end && xml_->depth() == 2) in_row_ = false;
}

void MarkedSheet::start(std::size_t level) {
  const Tag& tag = xml_->tag();
  const std::string_view name = tag.name();
  if (level == 1) {
    if (name != "worksheet") xml_->fail("its root is not a worksheet");
    prefix_ = tag.prefix();
    strict_ = tag.name_space().starts_with("http://purl.oclc.org/");
  } else if (level == 2) {
    if (name == "sheetData" && !had_data_) {
      had_data_ = true;
      in_data_ = !tag.is_empty();
      out_ += tag.opened();
      if (tag.is_empty()) {
        missing_rows(last_row + 1);
        out_ += tag.closing();
      }
      return;
    }
    if (name == "legacyDrawing") old_drawing_ = tag.attribute("id").value_or("");
    if (had_data_ && surveyed_ && std::find(behind_drawing.begin(), behind_drawing.end(), name) != behind_drawing.end())
      draw();
  } else if (level == 3 && name == "col" && !had_data_) {
    ColumnStyle of{0, 0, style_of(tag, "style")};
    if (whole_number(tag.attribute("min").value_or(""), of.first) &&
        whole_number(tag.attribute("max").value_or(""), of.last) && columns_.size() < last_column)
      columns_.push_back(of);
  } else if (level == 3 && in_data_ && name == "row") {
    return row();
  } else if (level == 4 && in_row_ && name == "c") {
    return cell();
  }
  out_.append(tag.spelled());
}

/// Called before the end tag is copied.
void MarkedSheet::end(std::size_t level) {
  if (level == 1) draw();
  if (level == 2 && in_data_) {
    missing_rows(last_row + 1);
    in_data_ = false;
  }
  if (level == 3 && in_row_) {
    if (!row_settled_) settle_row();
    missing_cells(last_column + 1);
  }
}

void MarkedSheet::row() {
  const Tag& tag = xml_->tag();
  std::uint32_t number = row_ + 1;
  const auto stated = tag.attribute("r");
  if (stated && (!whole_number(*stated, number) || number <= row_))
    xml_->fail("the row after row " + std::to_string(row_) + " has an impossible number");
  if (number > last_row) xml_->fail("it has more rows than a sheet");
  row_ = number;
  column_ = 0;
  row_stated_ = stated.has_value();
  row_settled_ = false;
  row_at_ = out_.size();
  const std::string custom = tag.attribute("customFormat").value_or("0");
  row_style_ = custom == "1" || custom == "true" ? static_cast<std::ptrdiff_t>(style_of(tag, "s")) : -1;
  in_row_ = true;
  if (tag.is_empty() || row_stated_) settle_row();
  if (tag.is_empty()) {
    in_row_ = false;
    if (row_begin_ == row_end_) {
      out_.append(tag.spelled());
    } else {
      out_ += tag.opened();
      missing_cells(last_column + 1);
      out_ += tag.closing();
    }
    return;
  }
  out_.append(tag.spelled());
}

/// Called when the row's number is known. Inserts missing rows with smaller numbers before it.
void MarkedSheet::settle_row() {
  const std::string held = out_.substr(row_at_);
  out_.resize(row_at_);
  missing_rows(row_);
  out_ += held;
  row_settled_ = true;
  row_begin_ = row_next_ = next_;
  while (next_ < cells_.size() && cells_[next_].row == row_) ++next_;
  row_end_ = next_;
}

void MarkedSheet::cell() {
  const Tag& tag = xml_->tag();
  const std::size_t style = style_of(tag, "s");
  if (row_settled_ && row_begin_ == row_end_ && row_stated_) {  // nothing to change in this row
    out_.append(tag.spelled());
    return;
  }
  const auto reference = tag.attribute("r");
  std::uint32_t row = 0;
  std::uint32_t column = column_ + 1;
  if (reference && !parse_reference(*reference, column, row))
    xml_->fail("a cell of row " + std::to_string(row_) + " has an impossible address");
  if (!row_stated_ && row > row_) {
    if (row_settled_) xml_->fail("cells of row " + std::to_string(row_) + " and of later ones stand in one row");
    row_ = row;
  }
  if (!row_settled_) settle_row();
  column_ = column;
  if (surveyed_) missing_cells(column);
  for (std::size_t i = row_begin_; i < row_end_; ++i)
    if (cells_[i].column == column) {
      cells_[i].seen = true;
      out_ += tag.with("s", std::to_string(styles_.marked(style, cells_[i].kind)));
      return;
    }
  out_.append(tag.spelled());
}

void MarkedSheet::missing_rows(std::uint32_t before) {
  while (next_ < cells_.size() && cells_[next_].row < before) {
    const std::uint32_t row = cells_[next_].row;
    out_ += '<' + prefix_ + "row r=\"" + std::to_string(row) + "\">";
    for (; next_ < cells_.size() && cells_[next_].row == row; ++next_)
      new_cell(cells_[next_], column_style(cells_[next_].column));
    out_ += "</" + prefix_ + "row>";
  }
}

/// When cells are out of order, only the survey shows which are missing. Until it is complete, all of them go to the
/// end of the row, which gives the same size.
void MarkedSheet::missing_cells(std::uint32_t before) {
  for (; row_next_ < row_end_ && cells_[row_next_].column < before; ++row_next_) {
    const MarkedCell& cell = cells_[row_next_];
    if (!cell.seen) new_cell(cell, row_style_ >= 0 ? static_cast<std::size_t>(row_style_) : column_style(cell.column));
  }
}

void MarkedSheet::new_cell(const MarkedCell& cell, std::size_t style) {
  out_ += '<' + prefix_ + "c r=\"" + cell_address(cell.column, cell.row) + "\" s=\"" +
          std::to_string(styles_.marked(style, cell.kind)) + "\"/>";
}

void MarkedSheet::draw() {
  if (drawn_ || drawing_.empty() || !old_drawing_.empty()) return;
  drawn_ = true;
  out_ += '<' + prefix_ + "legacyDrawing xmlns:r=\"" +
          (strict_ ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                   : "http://schemas.openxmlformats.org/officeDocument/2006/relationships") +
          "\" r:id=\"" + drawing_ + "\"/>";
}

std::size_t MarkedSheet::style_of(const Tag& tag, std::string_view attribute) const {
  const std::string text = tag.attribute(attribute).value_or("");
  std::uint32_t style = 0;
  if (!text.empty() && (!whole_number(text, style) || style >= styles_.count()))
    xml_->fail("a cell or column names a format that the workbook does not have");
  return style;
}

std::size_t MarkedSheet::column_style(std::uint32_t column) const {
  for (const ColumnStyle& of : columns_)
    if (column >= of.first && column <= of.last) return of.style;
  return 0;
}

}  // namespace maex::xlsx

#include "adapters/formats/ods/sheet_reader.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/formats/ods/limits.hpp"
#include "core/io/error.hpp"
#include "core/text/personal_signs.hpp"

namespace maex::ods {
namespace {

using Tag = Tokenizer::Tag;

struct Nothing final : xml::Skimmed {
  void passed(std::string_view) override {}
};

}  // namespace

SheetReader::SheetReader(Document& document, std::size_t sheet, Document::Place place)
    : document_(document), sheet_(sheet), xml_(std::move(place.tags)), table_(place.table), left_in_(place.inside) {}

SheetReader::~SheetReader() {
  if (!sound_ || sheet_ + 1 >= document_.outline().sheets.size()) return;
  xml_->release();
  document_.leave({std::move(xml_), table_, inside_});
}

std::string SheetReader::where() const {
  return xml_->part() + ", sheet \"" + shown_sheet(document_.outline().sheets[sheet_].name) + "\", row " +
         std::to_string(row_);
}

void SheetReader::moved(const char* from, std::size_t size, const char* to) {
  for (Cell& cell : cells_) {
    const auto offset = reinterpret_cast<std::uintptr_t>(cell.raw.data()) - reinterpret_cast<std::uintptr_t>(from);
    if (offset < size) cell.raw = {to + offset, cell.raw.size()};
  }
}

void SheetReader::begin() {
  begun_ = true;
  Nothing nothing;
  if (left_in_ != 0) xml_->skim_out_of("table", left_in_, nothing);
  xml_->drop_long_attributes();
  for (;; ++table_) {
    while (xml_->next(true) == Tag::start && xml_->name() != "table") xml_->skip();
    if (xml_->name() != "table") xml_->fail("a sheet that was there is gone");
    if (table_ == document_.outline().tables[sheet_]) break;
    xml_->skim(nothing);
  }
  xml_->drop_long_attributes(false);
  ++table_;
  inside_ = xml_->depth();
  if (xml_->is_empty()) finish();
}

void SheetReader::finish() {
  finished_ = true;
  cells_.clear();
  xml_->release();
  document_.learned(sheet_, facts_, std::move(merged_));
  if (sheet_ + 1 < document_.outline().sheets.size()) document_.leave({std::move(xml_), table_});
}

bool SheetReader::next(Row& row) {
  if (!begun_) begin();
  if (again_ != 0 && !once_) {
    --again_;
    row = {static_cast<std::uint32_t>(++row_), hidden_, cells_};
    return true;
  }
  row_ += again_;
  again_ = 0;
  sound_ = false;
  while (!finished_) {
    xml_->release();
    if (xml_->next() != Tag::start) {
      if (xml_->depth() < inside_)
        finish();
      else if (xml_->depth() < hidden_from_)
        hidden_from_ = 0;
      continue;
    }
    const std::string_view name = xml_->name();
    if (name == "table-row") {
      if (row_ == 0) document_.hides(sheet_, hidden_columns_);
      if (!read_row()) continue;
      sound_ = true;
      row = {static_cast<std::uint32_t>(row_), hidden_, cells_};
      return true;
    }
    if (name == "table-column") {
      read_column();
    } else if (name == "table-row-group" || name == "table-column-group") {
      if (!xml_->is_empty() && name == "table-row-group" && hidden_from_ == 0 && xml_->attribute("display") == "false")
        hidden_from_ = xml_->depth();
    } else if (name != "table-rows" && name != "table-header-rows" && name != "table-columns" &&
               name != "table-header-columns") {
      xml_->skip();
    }
  }
  row = {};
  return false;
}

namespace {

std::uint64_t count_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc::result_out_of_range) return UINT32_MAX;
  return std::clamp<std::uint64_t>(number, 1, UINT32_MAX);
}

}  // namespace

void SheetReader::read_column() {
  if (columns_.size() >= most_columns_said) xml_->fail("it describes more columns than are read");
  const std::uint64_t count = count_of(xml_->attribute("number-columns-repeated"));
  last_column_said_ += count;
  const std::string_view visibility = xml_->attribute("visibility");
  if (visibility == "collapse" || visibility == "filter") {
    facts_.hidden_columns += count;
    const auto cut = [](std::uint64_t column) {
      return static_cast<std::uint32_t>(std::min<std::uint64_t>(column, UINT32_MAX));
    };
    hidden_columns_.push_back({cut(last_column_said_ - count + 1), cut(last_column_said_)});
  }
  bool stated = false;
  const std::string_view style = xml_->attribute("default-cell-style-name", &stated);
  columns_.push_back({last_column_said_, document_.outline().styles.format(style), stated});
  xml_->skip();
}

/// Reads the row just started. Returns false when it is empty.
bool SheetReader::read_row() {
  const std::uint64_t repeated = count_of(xml_->attribute("number-rows-repeated"));
  const std::string_view visibility = xml_->attribute("visibility");
  const bool filtered = visibility == "filter";
  hidden_ = filtered || visibility == "collapse" || hidden_from_ != 0;
  row_format_ = document_.outline().styles.format(xml_->attribute("default-cell-style-name", &row_format_stated_));
  ++row_;
  const std::size_t ranges = merged_.size();
  cells_.clear();
  if (!xml_->is_empty()) read_cells();
  if (cells_.empty()) {
    row_ += repeated - 1;
    return false;
  }
  if (row_ + repeated - 1 > last_row)
    throw InputError(where() + " is refused: with its repetitions the sheet would have more than " +
                     std::to_string(last_row) + " rows, as files do that are made to exhaust a reader");
  given_ += repeated;
  if (given_ > document_.bounds().rows)
    throw InputError(where() + ": the sheet has more than the " + std::to_string(document_.bounds().rows) +
                     " rows that are read" + raise_advice("rows"));
  count_repeated((repeated - 1) * cells_.size());
  if (hidden_) {
    facts_.hidden_rows += repeated;
    facts_.hidden_cells += repeated * cells_.size();
    if (filtered) facts_.filtered_rows += repeated;
  }
  for (std::size_t i = ranges, own = merged_.size(); i < own && repeated > 1; ++i)
    for (std::uint32_t below = 1; below < repeated && merged_[i].first_row == merged_[i].last_row; ++below) {
      if (merged_.size() >= most_merged) xml_->fail("it has more merged ranges than are read");
      MergedRange range = merged_[i];
      range.first_row = range.last_row += below;
      merged_.push_back(range);
    }
  again_ = repeated - 1;
  return true;
}

void SheetReader::count_repeated(std::uint64_t cells) {
  facts_.repeated_cells += cells;
  if (facts_.repeated_cells > most_repeated)
    throw InputError(where() + " is refused: it repeats cells more than " + std::to_string(most_repeated) +
                     " times in all, as files do that are made to exhaust a reader");
}

void SheetReader::read_cells() {
  column_ = 0;
  columns_at_ = 0;
  texts_.clear();
  paragraphs_.clear();
  xml_->hold(*this);
  while (xml_->next() == Tag::start) {
    const std::string_view name = xml_->name();
    if (name == "table-cell")
      read_cell(false);
    else if (name == "covered-table-cell")
      read_cell(true);
    else
      xml_->skip();
  }
  for (const Paragraphs& text : paragraphs_)
    for (std::size_t i = 0; i < text.count; ++i)
      cells_[text.cell + i].raw = std::string_view(texts_).substr(text.at, text.size);
}

const CellFormat* SheetReader::column_format() {
  while (columns_at_ < columns_.size() && columns_[columns_at_].last < column_) ++columns_at_;
  return columns_at_ < columns_.size() && columns_[columns_at_].stated ? columns_[columns_at_].format
                                                                       : document_.outline().styles.general();
}

void SheetReader::read_cell(bool covered) {
  cells_.emplace_back();  // added here, so that its text stays valid when the buffer moves
  ++column_;
  CellTag tag = cell_tag(cells_.back());
  if (tag.columns > 1 || tag.rows > 1) merge(tag);
  const std::size_t texts = paragraphs_.size();
  if (xml_->is_empty()) {
    fill(tag, {}, false);
  } else if (const std::span<char> text = xml_->plain_paragraph(document_.bounds().cell_bytes); !text.empty()) {
    fill(tag, {text.data(), text.size()}, false);
  } else {
    read_text(tag);
  }
  // ="" is a stored text.
  if (cells_.back().kind == CellKind::empty && cells_.back().formula && tag.type != CellTag::Type::text) {
    ++facts_.uncached_formulas;
    set_without_value(cells_.back());
    paragraphs_.resize(texts);
  }
  if (cells_.back().kind == CellKind::empty) {
    cells_.pop_back();
    paragraphs_.resize(texts);
    column_ += tag.repeated - 1;
    return;
  }
  if (covered) facts_.covered_cells += tag.repeated;
  repeat(tag, texts);
}

SheetReader::CellTag SheetReader::cell_tag(Cell& cell) {
  CellTag tag;
  bool styled = false;
  for (const auto& attribute : xml_->attributes()) {
    const std::string_view local = attribute.local;
    const std::string_view value(attribute.value, attribute.size);
    if (local == "value-type") {
      if (attribute.name.starts_with("calcext:"))
        tag.error = value == "error";
      else if (value == "string")
        tag.type = CellTag::Type::text;
      else if (value == "float" || value == "percentage" || value == "currency")
        tag.type = CellTag::Type::number;
      else if (value == "date")
        tag.type = CellTag::Type::date;
      else if (value == "time")
        tag.type = CellTag::Type::time;
      else if (value == "boolean")
        tag.type = CellTag::Type::boolean;
    } else if (local == "style-name") {
      if (value != style_ || style_.empty()) {
        style_ = value;
        style_format_ = document_.outline().styles.format(style_);
      }
      cell.format = style_format_;
      styled = true;
    } else if (local == "number-columns-repeated") {
      tag.repeated = count_of(value);
    } else if (local == "number-columns-spanned") {
      tag.columns = count_of(value);
    } else if (local == "number-rows-spanned") {
      tag.rows = count_of(value);
    } else if (local == "formula") {
      cell.formula = true;
    }
  }
  if (!styled) cell.format = row_format_stated_ ? row_format_ : column_format();
  constexpr std::string_view values[] = {"", "value", "date-value", "time-value", "boolean-value", "string-value"};
  if (tag.type != CellTag::Type::none)
    cell.raw = xml_->attribute(values[static_cast<std::size_t>(tag.type)], &tag.stated);
  return tag;
}

void SheetReader::merge(const CellTag& tag) {
  if (merged_.size() >= most_merged) xml_->fail("it has more merged ranges than are read");
  const auto cut = [](std::uint64_t value) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, UINT32_MAX));
  };
  merged_.push_back({cut(row_), cut(column_), cut(row_ + tag.rows - 1), cut(column_ + tag.columns - 1)});
}

/// Delivers the cell just read as many times as its tag says.
void SheetReader::repeat(const CellTag& tag, std::size_t texts) {
  const std::uint64_t last = column_ + tag.repeated - 1;
  if (last > document_.bounds().columns)
    throw InputError(where() + " has a cell in column " + std::to_string(last) + ", beyond the " +
                     std::to_string(document_.bounds().columns) + " that are read" + raise_advice("columns"));
  cells_.back().column = static_cast<std::uint32_t>(column_);
  count_repeated(tag.repeated - 1);
  for (; column_ < last; ++column_) {
    cells_.push_back(cells_.back());
    ++cells_.back().column;
  }
  if (paragraphs_.size() > texts) paragraphs_.back().count = tag.repeated;
}

}  // namespace maex::ods

// The part of the builder that knows tables.
#include <algorithm>

#include "adapters/formats/html/builder.hpp"
#include "adapters/formats/html/limits.hpp"
#include "core/document/number_format.hpp"
#include "core/io/error.hpp"

namespace maex::html {
namespace {

/// A span attribute: leading digits count, as in browsers; 1 where there is none.
std::uint32_t span_of(std::string_view value, std::uint32_t least, std::uint32_t most) {
  const std::size_t first = value.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || value[first] < '0' || value[first] > '9') return 1;
  std::uint32_t number = 0;
  for (std::size_t i = first; i < value.size() && value[i] >= '0' && value[i] <= '9'; ++i)
    number = std::min(number * 10 + static_cast<std::uint32_t>(value[i] - '0'), most);
  return number < least ? 1 : number;
}

}  // namespace

void Builder::start_table(Frame& frame) {
  if (page_.tables.size() >= bounds_.sheets * 16)
    throw InputError(file_ + " has more than " + std::to_string(bounds_.sheets * 16) + " tables" +
                     raise_advice("sheets"));
  Table table;
  table.hidden = frame.hidden;
  table.nested = std::any_of(open_.begin(), open_.end(), [](const OpenTable& each) { return each.cell != 0; });
  table.heading = last_heading_;
  frame.aside = false;
  frame.serial = ++serial_;
  OpenTable open;
  open.index = page_.tables.size();
  open.serial = frame.serial;
  if (!open_.empty()) open.outer = open_.back().takes_text() ? open_.size() : open_.back().outer;
  open_.push_back(std::move(open));
  page_.tables.push_back(std::move(table));
  hold(sizeof(Table) + sizeof(OpenTable));
}

void Builder::start_row(Frame& frame) {
  if (open_.empty()) return;
  OpenTable& table = open_.back();
  close_row(table);
  table.row = frame.serial = ++serial_;
  table.row_hidden = frame.hidden;
  table.grid.begin_row();
  table.first_cell = page_.tables[table.index].cells.size();
  if (table.grid.row() > bounds_.rows)
    throw InputError(file_ + " has a table of more than the " + std::to_string(bounds_.rows) + " rows that are read" +
                     raise_advice("rows"));
}

void Builder::start_cell(Frame& frame, const Attributes& attributes, const Style& style) {
  if (open_.empty()) return;
  OpenTable& table = open_.back();
  close_cell(table);
  if (table.row == 0) {
    Frame row;
    row.hidden = !frames_.empty() && frames_.back().hidden;
    start_row(row);
  }
  table.cell = frame.serial = ++serial_;
  frame.aside = false;
  table.cell_hidden = style.hidden;
  table.claim = read_claim(attributes);
  table.format = format_index(style, table.claim);
  table.column = table.grid.place(span_of(attributes.get("colspan"), 1, widest_span),
                                  span_of(attributes.get("rowspan"), 0, tallest_span));
  if (table.column > bounds_.columns)
    throw InputError(file_ + ": row " + std::to_string(table.grid.row()) + " of a table has a cell in column " +
                     std::to_string(table.column) + ", beyond the " + std::to_string(bounds_.columns) +
                     " that are read" + raise_advice("columns"));
}

std::uint16_t Builder::format_index(const Style& style, const CellClaim& claim) {
  const std::optional<std::string>& code = claim.format ? claim.format : style.format;
  if (claim.what != CellClaim::What::number || !code || code->empty()) return 0;
  constexpr std::size_t most_formats = 65'535;
  const auto [known, is_new] = known_formats_.emplace(*code, static_cast<std::uint16_t>(page_.formats.size() + 1));
  if (is_new) {
    if (page_.formats.size() == most_formats)
      throw InputError(file_ + " has more than 65,535 number formats; open it in Excel and save it as .xlsx");
    page_.formats.push_back(make_cell_format(*code, page_.facts.epoch_1904));
    hold(2 * code->size());
  }
  return known->second;
}

void Builder::close_cell(OpenTable& open) {
  if (open.cell == 0) return;
  open.cell = 0;
  std::string text = open.text.take();
  const bool date = open.format != 0 && page_.formats[open.format - 1U].is_date;
  const CellValue value = apply_claim(open.claim, text, date);
  page_.facts.misread_numbers += value.misread;
  if (text.empty()) return;
  Table& table = page_.tables[open.index];
  hold(text.size() + sizeof(StoredCell));
  table.cells.push_back({table.text.size(), static_cast<std::uint32_t>(text.size()), open.column,
                         value.kind == CellKind::text ? std::uint16_t{0} : open.format, value.kind,
                         open.claim.formula});
  table.text += text;
  page_.facts.hidden_cells += open.cell_hidden;
}

void Builder::close_row(OpenTable& open) {
  close_cell(open);
  if (open.row == 0) return;
  open.row = 0;
  Table& table = page_.tables[open.index];
  const std::size_t count = table.cells.size() - open.first_cell;
  if (count == 0) return;
  hold(sizeof(StoredRow));
  table.rows.push_back({open.first_cell, static_cast<std::uint32_t>(count), open.grid.row(), open.row_hidden});
  page_.facts.hidden_rows += open.row_hidden && !table.hidden;
}

void Builder::close_table() {
  OpenTable& open = open_.back();
  close_row(open);
  Table& table = page_.tables[open.index];
  if (open.caption != 0) table.caption = open.title.take();
  table.merges = open.grid.finish();
  page_.facts.overlaps += open.grid.overlaps();
  hold(table.merges.size() * sizeof(MergedRange));
  open_.pop_back();
}

}  // namespace maex::html

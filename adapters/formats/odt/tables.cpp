// The tables of a document.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "adapters/formats/odt/content.hpp"
#include "adapters/formats/odt/deeper.hpp"
#include "adapters/formats/odt/limits.hpp"
#include "core/document/iso_date.hpp"
#include "core/document/iso_duration.hpp"
#include "core/io/error.hpp"
#include "core/text/fold.hpp"

namespace maex::odt {

struct TableState {
  std::size_t part = 0;
  std::uint64_t row = 0;
};

struct Content::CellTag {
  std::string type, value, style;
  bool formula = false;
  std::uint64_t repeated = 1, columns = 1, rows = 1;
};

namespace {

using RowTag = Tokenizer::Tag;

std::uint64_t count_in(std::string_view text) {
  std::uint64_t number = 1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc::result_out_of_range) return UINT32_MAX;
  return std::clamp<std::uint64_t>(number, 1, UINT32_MAX);
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

}  // namespace

void Content::table(Tokenizer& tags) {
  if (tags.is_empty()) return;
  const Deeper deeper(depth_, tags);
  std::string name = !last_caption_.empty() ? last_caption_ : last_heading_;
  if (name.empty()) name = tags.attribute("name");
  constexpr std::size_t longest_name = 100;
  if (name.size() > longest_name) {
    name.resize(longest_name);
    while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0) == 0x80) name.pop_back();
    if (!name.empty() && static_cast<unsigned char>(name.back()) >= 0xC0) name.pop_back();
    name += "…";
  }
  std::replace(name.begin(), name.end(), '\n', ' ');
  last_caption_.clear();
  const bool nested = inside_.part != 0;
  facts_.nested_tables += nested ? 1U : 0U;
  TableState state;
  state.part = to_.add(PartKind::table, std::move(name), nested ? inside_ : behind_);
  const PartPlace outer = inside_;
  table_rows(tags, state, false);
  inside_ = outer;
  if (nested) return;
  // A table without rows is dropped: what follows comes after the part before it.
  if (to_.has_rows(state.part))
    behind_ = {static_cast<std::uint32_t>(state.part + 1), static_cast<std::uint32_t>(state.row)};
  text_part_ = 0;
}

void Content::table_rows(Tokenizer& tags, TableState& state, bool hidden) {
  if (tags.is_empty()) return;
  const Deeper deeper(depth_, tags);
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != RowTag::start) continue;
    const std::string_view name = tags.name();
    if (name == "table-row")
      table_row(tags, state, hidden);
    else if (name == "table-rows" || name == "table-header-rows")
      table_rows(tags, state, hidden);
    else if (name == "table-row-group")
      table_rows(tags, state, hidden || tags.attribute("display") == "false");
    else if (name == "soft-page-break")
      page_break(), tags.skip();
    else
      tags.skip();
  }
}

void Content::table_row(Tokenizer& tags, TableState& state, bool hidden) {
  watch_.look(tags.part());
  const std::uint64_t repeated = count_in(tags.attribute("number-rows-repeated"));
  hidden = hidden || tags.attribute("visibility") == "collapse" || tags.attribute("visibility") == "filter";
  ++state.row;
  struct Filled {
    Cell cell;
    std::string text;
    std::uint64_t repeated;
  };
  std::vector<Filled> cells;
  std::uint64_t column = 0, bytes = 0;
  inside_ = {static_cast<std::uint32_t>(state.part + 1),
             static_cast<std::uint32_t>(std::min<std::uint64_t>(state.row, UINT32_MAX))};
  const unsigned outside = tags.is_empty() ? tags.depth() : tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != RowTag::start) continue;
    const bool covered = tags.name() == "covered-table-cell";
    if (tags.name() == "soft-page-break") page_break();
    if (!covered && tags.name() != "table-cell") {
      tags.skip();
      continue;
    }
    CellTag tag;
    tag.type = tags.attribute("value-type");
    tag.value = tags.attribute(tag.type == "date"      ? "date-value"
                               : tag.type == "time"    ? "time-value"
                               : tag.type == "boolean" ? "boolean-value"
                               : tag.type == "string"  ? "string-value"
                                                       : "value");
    tag.style = tags.attribute("style-name");
    tags.attribute("formula", &tag.formula);
    tag.repeated = count_in(tags.attribute("number-columns-repeated"));
    tag.columns = count_in(tags.attribute("number-columns-spanned"));
    tag.rows = count_in(tags.attribute("number-rows-spanned"));
    ++column;
    if (tag.columns > 1 || tag.rows > 1) {
      if (++merged_ > most_merged) tags.fail("it has more merged cells than are read");
      const auto cut = [](std::uint64_t value) {
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, UINT32_MAX));
      };
      to_.merge(state.part,
                {cut(state.row), cut(column), cut(state.row + tag.rows - 1), cut(column + tag.columns - 1)});
    }
    std::string text;
    blocks(tags, {Flow::To::collected, &text});
    Filled filled{{}, std::move(text), tag.repeated};
    fill_cell(filled.cell, tag, filled.text);
    if (filled.cell.kind != CellKind::empty) {
      if (column + tag.repeated - 1 > bounds_.columns)
        tags.refuse("it has a cell in column " + std::to_string(column + tag.repeated - 1) + ", beyond the " +
                        std::to_string(bounds_.columns) + " that are read",
                    "columns");
      filled.cell.column = static_cast<std::uint32_t>(column);
      if (filled.cell.kind != CellKind::text)
        filled.text = tag.type == "boolean" ? (tag.value == "true" ? "TRUE" : "FALSE") : tag.value;
      bytes += filled.text.size();
      check_held(bounds_, bytes, tags.part(), "a row");
      facts_.covered_cells += covered ? 1U : 0U;
      cells.push_back(std::move(filled));
    }
    column += tag.repeated - 1;
  }
  if (cells.empty()) {
    state.row += repeated - 1;
    return;
  }
  for (std::uint64_t again = 0; again < repeated; ++again) {
    if (state.row + again > UINT32_MAX) tags.fail("it repeats rows beyond any table");
    to_.add_row(state.part, {static_cast<std::uint32_t>(state.row + again), page_, 0, hidden});
    for (const Filled& each : cells)
      for (std::uint64_t copy = 0; copy < each.repeated; ++copy) {
        if ((again != 0 || copy != 0) && ++facts_.repeated_cells > most_repeated)
          tags.fail("it repeats cells more than " + std::to_string(most_repeated) +
                    " times in all, as files do that are made to exhaust a reader");
        Cell cell = each.cell;
        cell.column += static_cast<std::uint32_t>(copy);
        cell.raw = each.text;
        to_.add_cell(state.part, cell);
      }
    if ((again & 0x3FF) == 0) watch_.look(tags.part());
  }
  state.row += repeated - 1;
}

/// A stored number or date is the value of the cell when the cell shows its digits. Otherwise the text is: what a
/// person reads in the document must not vanish behind a stale value.
void Content::fill_cell(Cell& cell, const CellTag& tag, const std::string& text) {
  const std::string_view seen = trim(text);
  cell.kind = seen.empty() ? CellKind::empty : CellKind::text;
  cell.formula = tag.formula;
  if (tag.type.empty() || tag.type == "string" || tag.value.empty()) return;
  Cell value;
  value.formula = tag.formula;
  value.raw = tag.value;
  value.format = styles_.format(tag.style);
  const bool shows_date = value.format != nullptr && value.format->is_date;
  if (tag.type == "float" || tag.type == "percentage" || tag.type == "currency") {
    const auto read = std::from_chars(tag.value.data(), tag.value.data() + tag.value.size(), value.number);
    if (read.ec == std::errc() && read.ptr == tag.value.data() + tag.value.size() && std::isfinite(value.number))
      value.kind = shows_date ? CellKind::date : CellKind::number;
  } else if (tag.type == "date") {
    IsoDate date;
    if (parse_iso(tag.value, false, date) && date.has_day && date.serial >= 1) {
      value.number = date.serial;
      value.kind = CellKind::date;
      if (!shows_date) value.format = nullptr;
    }
  } else if (tag.type == "time") {
    if (parse_duration(tag.value, value.number)) value.kind = CellKind::number;
  } else if (tag.type == "boolean" && (tag.value == "true" || tag.value == "false")) {
    value.number = tag.value == "true" ? 1 : 0;
    value.kind = CellKind::boolean;
    value.raw = tag.value == "true" ? "TRUE" : "FALSE";
  }
  if (value.kind == CellKind::empty) {
    facts_.shown_values += seen.empty() ? 0U : 1U;
    return;
  }
  const bool same = seen.empty() || value.kind == CellKind::boolean || digits_of(seen) == digits_of(shown(value)) ||
                    digits_of(seen) == digits_of(tag.value);
  // A word next to the number is part of what the cell says.
  const bool words = std::any_of(seen.begin(), seen.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x7F || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (!same || (words && value.kind != CellKind::boolean && seen != shown(value))) {
    ++facts_.shown_values;
    return;
  }
  value.raw = {};
  cell = value;
}

}  // namespace maex::odt

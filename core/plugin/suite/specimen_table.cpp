#include "core/plugin/suite/specimen_table.hpp"

#include <algorithm>
#include <fstream>

#include "core/model/value.hpp"

namespace maex::conformance {
namespace {

Expected text(std::uint32_t row, std::uint32_t column, std::string words) {
  return {row, column, CellKind::text, std::move(words), 0, {}};
}
Expected number(std::uint32_t row, std::uint32_t column, double value) {
  std::string plain;
  append_decimal(plain, value);
  return {row, column, CellKind::number, plain, value, {}};
}
Expected boolean(std::uint32_t row, std::uint32_t column, bool value) {
  return {row, column, CellKind::boolean, value ? "TRUE" : "FALSE", value ? 1.0 : 0.0, {}};
}
Expected date(std::uint32_t row, std::uint32_t column, Day day) {
  return {row, column, CellKind::date, to_text(PartialDate{PartialDate::Form::at, day, {}}), 0, day};
}

OutCell out_cell(const Expected& cell) {
  OutCell out;
  out.kind = cell.kind;
  if (cell.kind == CellKind::text) out.text = cell.plain;
  out.number = cell.number;
  out.day = cell.day;
  return out;
}

std::string described(CellKind kind, const std::string& spelling) {
  return std::string(name(kind)) + " \"" + spelling + "\"";
}

bool same(const Expected& want, const Seen& have, bool plain) {
  if (plain) return have.raw == want.plain || have.shown == want.plain;
  if (have.kind != want.kind || have.formula) return false;
  switch (want.kind) {
    case CellKind::number:
    case CellKind::boolean: return have.number == want.number;
    case CellKind::date: return have.day == want.day;
    default: return have.raw == want.plain;
  }
}

}  // namespace

const std::vector<Expected>& specimen_table() {
  static const std::vector<Expected> table = {
      text(1, 1, "place"),       text(1, 2, "note"),   text(1, 3, "count"),  text(1, 4, "date"),
      text(1, 5, "yes"),         text(2, 1, "Ağdam"),  text(2, 2, "=1+1"),   number(2, 3, 41774.5),
      date(2, 4, {2014, 5, 14}), boolean(2, 5, true),  text(4, 1, "Füzuli"), text(4, 2, "line one\nline two"),
      number(4, 3, -3),          boolean(4, 5, false), text(5, 3, "007")};
  return table;
}

std::vector<Expected> scattered_table() {
  std::vector<Expected> cells;
  for (const std::uint32_t row : {1U, 2U, 5U, 6U, 19U, 70U, 300U})
    for (const std::uint32_t column : {1U, 2U, 4U, 9U, 27U, 60U})
      if (row == 1 || (row + column) % 3 != 0) cells.push_back(text(row, column, "cell " + cell_address(column, row)));
  return cells;
}

std::vector<Expected> tempting_table() {
  std::vector<Expected> cells = {text(1, 1, "place"), text(1, 2, "note")};
  std::uint32_t row = 2;
  for (const char* words : {"=1+1", "=HYPERLINK(\"http://example.invalid\")", "+994 12 000 00 00", "-3", "@SUM(A1)",
                            "'quoted", "007", "1e5", "TRUE", "2014-05-14", "14.05.2014", "#N/A", " led by a blank",
                            "<b>&amp;</b>", "a;b,c|d\te", "\"", "_x0041_"}) {
    cells.push_back(text(row, 1, "row " + std::to_string(row)));
    cells.push_back(text(row++, 2, words));
  }
  return cells;
}

void write_table(const Format& format, const std::filesystem::path& path, std::span<const Expected> cells,
                 const Options& options) {
  std::ofstream(path, std::ios::binary).close();  // a target exists and is empty
  const auto writer = format.create(path, options);
  std::uint32_t widest = 1;
  for (const Expected& cell : cells) widest = std::max(widest, cell.column);
  const std::vector<double> widths(widest, 12);
  writer->begin_sheet("specimen", widths, 1);
  std::uint32_t row = 1;
  std::vector<OutCell> line;
  for (auto cell = cells.begin(); cell != cells.end(); ++row) {
    line.clear();
    for (; cell != cells.end() && cell->row == row; ++cell) {
      line.resize(cell->column);
      line.back() = out_cell(*cell);
    }
    writer->row(line);
  }
  writer->finish();
}

void write_specimen_table(const Format& format, const std::filesystem::path& path, const Options& options) {
  write_table(format, path, specimen_table(), options);
}

std::vector<Difference> differences(std::span<const Expected> expected, std::span<const Seen> seen, bool plain) {
  std::vector<Difference> found;
  const auto place = [](const auto& cell) { return std::pair(cell.row, cell.column); };
  auto have = seen.begin();
  for (const Expected& want : expected) {
    for (; have != seen.end() && place(*have) < place(want); ++have)
      found.push_back({"cell " + cell_address(have->column, have->row),
                       "is " + described(have->kind, have->raw) + " but was never there"});
    const std::string where = "cell " + cell_address(want.column, want.row);
    if (have == seen.end() || place(*have) != place(want)) {
      found.push_back({where, "is missing; it held " + described(want.kind, want.plain)});
      continue;
    }
    if (!same(want, *have, plain))
      found.push_back({where, "is " + described(have->kind, have->raw) + (have->formula ? " (a formula)" : "") +
                                  ", not " + described(want.kind, want.plain)});
    ++have;
  }
  for (; have != seen.end(); ++have)
    found.push_back({"cell " + cell_address(have->column, have->row),
                     "is " + described(have->kind, have->raw) + " but was never there"});
  return found;
}

}  // namespace maex::conformance

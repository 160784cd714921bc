#include "core/mapping/draft/columns.hpp"

#include <algorithm>

#include "core/mapping/meaning/meaning.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t most_rows = 2'000;  // enough to see what the values are
constexpr double clear_fit = 0.5;         // of a heading that means a field

/// How much a row looks like headings: texts count a little, texts that mean a field much.
double heading_score(const Row& row) {
  if (!may_be_headings(row)) return 0;
  double score = 0;
  for (const Cell& cell : row.cells) {
    if (cell.kind != CellKind::text || fold(cell.raw).empty()) continue;
    const std::vector<Meaning> meanings = meanings_of(cell.raw);
    score += !meanings.empty() && meanings.front().fit >= clear_fit ? 1 : 0.1;
  }
  return score;
}

double read_sheet(TableDocument& tables, std::size_t sheet, SheetColumns& out) {
  SourceRows source(tables, sheet, nullptr);
  const Row* headings = nullptr;
  double best = 0;
  for (const Row& row : source.window())
    if (const double score = heading_score(row); score > best) best = score, headings = &row;
  if (headings == nullptr || headings->cells.size() < 2) return 0;
  out = {};
  out.sheet = tables.sheets()[sheet].name;
  out.heading_row = headings->number;
  for (const Cell& cell : headings->cells) out.columns.push_back({cell.column, std::string(trim(cell.raw)), {}});
  for (Row row; out.rows.size() < most_rows && source.next(row);)
    if (row.number > out.heading_row) out.rows.push_back(hold(row));
  return best;
}

}  // namespace

SheetColumns read_columns(TableDocument& tables) {
  SheetColumns best;
  double best_score = 0;
  for (std::size_t sheet = 0; sheet != tables.sheets().size(); ++sheet) {
    if (!is_table(tables.sheets()[sheet])) continue;
    SheetColumns found;
    const double score = read_sheet(tables, sheet, found);
    if (score > best_score) best_score = score, best = std::move(found);
  }
  for (SheetColumn& column : best.columns)
    for (const HeldRow& row : best.rows)
      for (const Cell& cell : row.cells)
        if (cell.column == column.number && !trim(cell.raw).empty()) column.cells.push_back(cell);
  return best;
}

}  // namespace maex

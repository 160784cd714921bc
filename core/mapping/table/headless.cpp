#include "core/mapping/table/headless.hpp"

#include "core/text/fold.hpp"

namespace maex {

bool fits_headings(const Compiled& profile, const HeadingRow& headings, const Row& row, RowValueReader& values) {
  constexpr std::size_t fewest = 3;
  std::size_t fit = 0, odd = 0;
  bool has_date_column = false, has_date = false;
  for (const BoundColumn& column : headings.columns)
    has_date_column = has_date_column ||
                      (column.column >= 0 &&
                       info(profile.profile.columns[static_cast<std::size_t>(column.column)].field).type == Type::date);
  for (const Cell& cell : row.cells) {
    if (cell.column > headings.columns.size() || headings.columns[cell.column - 1].column < 0) continue;
    const auto column = static_cast<std::size_t>(headings.columns[cell.column - 1].column);
    const Type type = info(profile.profile.columns[column].field).type;
    if (type == Type::text) continue;
    const Parsed& parsed = values.peek(column, cell);
    if (parsed.is == Parsed::Is::blank) continue;
    if (parsed.is == Parsed::Is::bad) {
      ++odd;
      continue;
    }
    ++fit;
    has_date = has_date || type == Type::date;
  }
  return fit >= fewest && odd <= 1 && (has_date || !has_date_column);
}

}  // namespace maex

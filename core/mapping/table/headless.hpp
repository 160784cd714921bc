// Sheets without headings that continue the list of another sheet.
#pragma once
#include "core/mapping/table/row_values.hpp"

namespace maex {

/// True when the row fits a list with these headings: it has a date where the list has one, and at least three of its
/// cells are dates, codes or numbers that fit their columns, and at most one such cell does not. Free text fits any
/// column and does not count.
bool fits_headings(const Compiled& profile, const HeadingRow& headings, const Row& row, RowValueReader& values);

}  // namespace maex

// Looks at a column as a whole: the order of day and month, the decimal mark, and dates that a spreadsheet program
// swapped when it opened the list.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "core/document/table.hpp"
#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/mapping/table/fates.hpp"
#include "core/text/parse_date.hpp"

namespace maex {

class RowValueReader;

class ColumnLook {
 public:
  ColumnLook(const Compiled& profile, const HeadingRow& headings);
  /// Counts the forms of a row's dates and numbers. Rows up to the headings do not count.
  void look(const Row& row);
  /// True when some column has values with two readings, and no value that shows which one is right.
  [[nodiscard]] bool undecided() const;
  /// Sets how each column is read. One decision holds for all of its rows.
  void decide(RowValueReader& values) const;
  /// Reports each decision that differs from the profile, and columns that give reason for doubt. After the last row.
  void report(Fates& fates) const;

 private:
  enum class Shape : std::uint8_t { other, date, number, identifier };
  struct Column {
    std::uint32_t number = 0;  ///< in the sheet, from 1
    std::size_t profile = 0;
    Shape shape = Shape::other;
    std::uint64_t day_first = 0, month_first = 0, open = 0, half_days = 0;  ///< dates as text: "14/05/2014"
    std::uint64_t dotted = 0, dotted_month_first = 0;   ///< dates with points, which nearly always have the day first
    std::uint64_t low_days = 0, high_days = 0;          ///< dates as dates: days up to 12, and later ones
    std::uint64_t commas = 0, points = 0, unclear = 0;  ///< decimal marks
    std::uint64_t point_zeros = 0, other_identifiers = 0;  ///< "7.0", as pandas writes the number 7
  };
  [[nodiscard]] DateOrder order_of(const Column& column) const;
  [[nodiscard]] static char mark_of(const Column& column);
  [[nodiscard]] static bool has_point_zeros(const Column& column);
  void look_at_date(Column& column, const Cell& cell);

  const Compiled& profile_;
  const HeadingRow& headings_;
  std::vector<int> at_;  // by number of the sheet's column: index into columns_, or -1
  std::vector<Column> columns_;
};

/// Decides on the first rows of a sheet, and on all of its rows when the first ones leave a question open: then the
/// sheet is opened once more. Throws Interrupted when `stop` becomes true; it may be null.
void decide_columns(const Compiled& profile, const HeadingRow& headings, TableDocument& document, std::size_t sheet,
                    const std::atomic<bool>* stop, RowValueReader& values);

}  // namespace maex

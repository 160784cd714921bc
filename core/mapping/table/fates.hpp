// Gives every non-empty cell of a row its fate.
#pragma once
#include <set>
#include <span>

#include "core/adapter/account.hpp"
#include "core/document/equal_row.hpp"
#include "core/mapping/profile/rules.hpp"
#include "core/mapping/table/sheet_places.hpp"

namespace maex {

struct CellFate {
  Fate fate = Fate::used;
  Rule rule = Rule::plain;
  std::int16_t ignored = -1;   ///< index into profile.ignored, for Rule::ignored_heading
  Field field = Field::count;  ///< Field::count: no field took it
};

/// True for a cell whose value is missing although the cell is filled.
constexpr bool is_not_understood(const CellFate& cell) {
  return cell.fate == Fate::quarantined &&
         (cell.rule == Rule::value_not_understood || cell.rule == Rule::formula_without_value);
}

class Fates {
 public:
  Fates(const Compiled& profile, Account& account) : profile_(profile), account_(account) {}
  /// `sheet` must live as long as its rows are read.
  void begin_sheet(const SheetNames& sheet) {
    sheet_ = &sheet;
    invisible_.clear();
  }
  /// Reports signs that cannot be seen, once for each column of the sheet. `cells` belong to row number `row`.
  void report_equalized(std::uint32_t row, std::span<const EqualizedCell> cells);
  /// Headings that were understood in spite of letters of another alphabet.
  void report_look_alikes(const HeadingRow& headings);
  /// Gives cells whose text was changed before it was read the fate "changed", unless they have another one. `fates` is
  /// parallel to the row's cells.
  static void mark_equalized(const Row& row, std::span<const EqualizedCell> cells, std::vector<CellFate>& fates);
  [[nodiscard]] Account& account() { return account_; }
  /// A paragraph outside tables: a reader of tables ignores it.
  void paragraph(const SheetInfo& part, const Row& row);

  /// Reports cells under merged ranges, and gives them their fate. The row has another fate, unless it has no other
  /// cells.
  void covered(const Row& row, std::span<const Cell> cells);
  /// Gives all cells of a row the same fate.
  void whole_row(const Row& row, Fate fate, Rule rule);
  /// `fates` is parallel to row.cells. `fate` and `rule` are those of the row itself. The row is used unless `rule`
  /// says that none of its cells was used.
  void row(const Row& row, std::span<const CellFate> fates, Fate fate, Rule rule, int ignored = -1);

  [[nodiscard]] CellPlace place(std::uint32_t row, std::uint32_t column, Field field = Field::count) const {
    return {*sheet_, row, column, field};
  }

 private:
  [[nodiscard]] std::string_view rule_name(Rule rule, int ignored) const;
  void cell(const Row& row, const Cell& cell, const CellFate& fate);

  const Compiled& profile_;
  Account& account_;
  const SheetNames* sheet_ = nullptr;
  std::set<std::uint32_t> invisible_;  // columns that were reported
};

}  // namespace maex

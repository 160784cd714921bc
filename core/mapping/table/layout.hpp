// The fixed parts of a written list: titles, headings, totals and footnotes.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/document/table.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

/// The numbers in the totals row of a sheet.
struct SheetTotals {
  std::uint64_t victims = 0;
  std::map<std::size_t, std::uint64_t> counted;  ///< by profile column, for columns that count victims
  std::int16_t first_year = 0, last_year = 0;
};

class SheetLayout {
 public:
  /// `columns`: the profile's columns that are written. `extras`: headings of extras, in the order of their columns,
  /// which follow the profile's columns. `flat`: one heading row, "Group > Leaf", for formats without merged cells.
  SheetLayout(const Compiled& profile, std::vector<std::size_t> columns, std::vector<std::string> extras, bool flat)
      : profile_(profile), columns_(std::move(columns)), extras_(std::move(extras)), flat_(flat) {}
  /// Starts the sheet and writes everything above the list.
  void begin(TableWriter& writer, const std::string& name, const SheetTotals& totals, const Day& today) const;
  /// Writes everything below the list.
  void end(TableWriter& writer, const SheetTotals& totals) const;

 private:
  void headings(TableWriter& writer) const;
  [[nodiscard]] bool two_rows() const;
  [[nodiscard]] const ProfileColumn& column(std::size_t nth) const { return profile_.profile.columns[columns_[nth]]; }
  const Compiled& profile_;
  std::vector<std::size_t> columns_;
  std::vector<std::string> extras_;
  bool flat_;
};

/// A sheet name that spreadsheet programs accept: at most 31 characters, without any of []:*?/\.
std::string sheet_name(std::string_view wanted);

}  // namespace maex

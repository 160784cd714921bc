// Names of sheets and columns, for places of cells and for findings about records of earlier batches.
#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "core/adapter/account.hpp"
#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/profile/headings.hpp"

namespace maex {

/// The sheet name, headings and fields that places in one sheet print.
struct SheetNames {
  std::uint32_t part = 0;
  std::string name;
  std::uint32_t heading_row = 0;  ///< the last one
  std::vector<std::string> headings;
  std::vector<Field> fields;  ///< by column; Field::count where no field takes it

  void bind(const HeadingRow& row, const Compiled& profile) {
    heading_row = row.row;
    for (const BoundColumn& column : row.columns) {
      headings.push_back(column.heading);
      fields.push_back(column.column < 0 ? Field::count
                                         : profile.profile.columns[static_cast<std::size_t>(column.column)].field);
    }
  }
};

/// The place of a cell. Column 0 means a whole row; row 0 and column 0 mean a sheet. A missing value (column 0, with a
/// field) gets the sheet's column for the field, if there is one.
class CellPlace final : public Place {
 public:
  CellPlace(const SheetNames& sheet, std::uint32_t row, std::uint32_t column, Field field = Field::count)
      : Place(row, column, field), sheet_(sheet) {}
  [[nodiscard]] std::uint64_t column_key() const override {
    return std::uint64_t{sheet_.part} << 48 ^ Place::column_key();
  }
  void spell(Locator& to) const override {
    to.part = sheet_.name;
    to.table = true;
    to.row = row_;
    to.column = column_;
    if (const auto own = std::find(sheet_.fields.begin(), sheet_.fields.end(), field_);
        column_ == 0 && field_ != Field::count && own != sheet_.fields.end())
      to.column = static_cast<std::uint32_t>(own - sheet_.fields.begin() + 1);
    if (sheet_.headings.empty() || to.column == 0 || row_ <= sheet_.heading_row) return;
    to.heading = to.column <= sheet_.headings.size() ? sheet_.headings[to.column - 1]
                                                     : "(column " + cell_address(to.column, 0) + ")";
  }

 private:
  const SheetNames& sheet_;
};

/// The sheets of a document. The reading thread fills it. Any thread may ask it.
class SheetPlaces {
 public:
  /// The reference stays valid. Only the reading thread may use it.
  SheetNames& add(std::uint32_t part, std::string name) {
    const std::lock_guard lock(mutex_);
    return sheets_.emplace_back(SheetNames{part, std::move(name), 0, {}, {}});
  }
  void bind(SheetNames& sheet, const HeadingRow& headings, const Compiled& profile) {
    const std::lock_guard lock(mutex_);
    sheet.bind(headings, profile);
  }
  /// The place of a record's value, for RecordReader::locate().
  [[nodiscard]] Locator locate(const std::string& document, const Origin& origin, std::uint16_t column,
                               Field field) const {
    Locator place{document, {}, origin.row, column, {}, {}, true};
    const std::lock_guard lock(mutex_);
    for (const SheetNames& sheet : sheets_)
      if (sheet.part == origin.part) {
        CellPlace(sheet, origin.row, column, field).spell(place);
        break;
      }
    return place;
  }

 private:
  mutable std::mutex mutex_;
  std::deque<SheetNames> sheets_;
};

}  // namespace maex

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
  std::vector<Field> fields;        ///< by column; Field::count where no field takes it
  std::vector<SheetNames> earlier;  ///< headings further up in the same sheet, the newest last

  /// The headings that hold for a row.
  [[nodiscard]] const SheetNames& at(std::uint32_t row) const {
    for (auto each = earlier.rbegin(); row <= heading_row && each != earlier.rend(); ++each)
      if (row > each->heading_row || std::next(each) == earlier.rend()) return *each;
    return *this;
  }

  void bind(const HeadingRow& row, const Compiled& profile) {
    if (heading_row != 0) {
      earlier.push_back({part, name, heading_row, std::move(headings), std::move(fields), {}});
      headings.clear();
      fields.clear();
    }
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
    const SheetNames& names = sheet_.at(row_);
    to.part = sheet_.name;
    to.table = true;
    to.row = row_;
    to.column = column_;
    if (const auto own = std::find(names.fields.begin(), names.fields.end(), field_);
        column_ == 0 && field_ != Field::count && own != names.fields.end())
      to.column = static_cast<std::uint32_t>(own - names.fields.begin() + 1);
    if (names.headings.empty() || to.column == 0 || row_ <= names.heading_row) return;
    to.heading = to.column <= names.headings.size() ? names.headings[to.column - 1]
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
    return sheets_.emplace_back(SheetNames{part, std::move(name), 0, {}, {}, {}});
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

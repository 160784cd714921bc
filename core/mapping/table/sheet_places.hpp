// Names of sheets and columns, kept for findings about records of earlier batches.
#pragma once
#include <algorithm>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/notice/locator.hpp"

namespace maex {

/// Filled by the thread that reads; asked by any.
class SheetPlaces {
 public:
  void add(std::uint32_t part, const std::string& name, const HeadingRow& headings, const Compiled& profile) {
    Sheet sheet{part, name, {}, {}};
    for (const BoundColumn& column : headings.columns) {
      sheet.headings.push_back(column.heading);
      sheet.fields.push_back(
          column.column < 0 ? Field::count : profile.profile.columns[static_cast<std::size_t>(column.column)].field);
    }
    const std::lock_guard lock(mutex_);
    sheets_.push_back(std::move(sheet));
  }
  /// Fills in sheet and heading of a place in that sheet. A value that is missing (column 0) has its cell, too, where
  /// the sheet has a column for its field.
  void complete(std::uint32_t part, std::uint16_t column, Field field, Locator& place) const {
    const std::lock_guard lock(mutex_);
    for (const Sheet& sheet : sheets_) {
      if (sheet.part != part) continue;
      place.part = sheet.name;
      const auto own =
          field == Field::count ? sheet.fields.end() : std::find(sheet.fields.begin(), sheet.fields.end(), field);
      if (column == 0 && own != sheet.fields.end())
        place.column = column = static_cast<std::uint16_t>(own - sheet.fields.begin() + 1);
      if (column != 0 && column <= sheet.headings.size()) place.heading = sheet.headings[column - 1];
    }
  }

 private:
  struct Sheet {
    std::uint32_t part;
    std::string name;
    std::vector<std::string> headings;
    std::vector<Field> fields;  // beside them; Field::count where no field takes the column
  };
  mutable std::mutex mutex_;
  std::vector<Sheet> sheets_;
};

}  // namespace maex

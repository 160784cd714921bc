// Names of sheets and columns, kept for findings about records of earlier batches.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "core/mapping/headings.hpp"
#include "core/notice/locator.hpp"

namespace maex {

/// Filled by the thread that reads; asked by any.
class SheetPlaces {
 public:
  void add(std::uint32_t part, const std::string& name, const HeadingRow& headings) {
    Sheet sheet{part, name, {}};
    for (const BoundColumn& column : headings.columns) sheet.headings.push_back(column.heading);
    const std::lock_guard lock(mutex_);
    sheets_.push_back(std::move(sheet));
  }
  /// Fills in sheet and heading of a place in that sheet.
  void complete(std::uint32_t part, std::uint16_t column, Locator& place) const {
    const std::lock_guard lock(mutex_);
    for (const Sheet& sheet : sheets_) {
      if (sheet.part != part) continue;
      place.part = sheet.name;
      if (column != 0 && column <= sheet.headings.size()) place.heading = sheet.headings[column - 1];
    }
  }

 private:
  struct Sheet {
    std::uint32_t part;
    std::string name;
    std::vector<std::string> headings;
  };
  mutable std::mutex mutex_;
  std::vector<Sheet> sheets_;
};

}  // namespace maex

// The contents of workbook.xml and styles.xml.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "adapters/formats/xlsx/package.hpp"
#include "core/document/table.hpp"

namespace maex::xlsx {

struct Workbook {
  std::vector<SheetInfo> sheets;
  std::vector<std::string> parts;  ///< part of each sheet; empty when the sheet cannot be read
  bool epoch_1904 = false;
  bool strict = false;  ///< ISO/IEC 29500 Strict
};
Workbook read_workbook(const Package& package);

/// How cells with one style index are shown.
struct Style {
  const CellFormat* format = nullptr;  ///< nullptr: general
  bool is_date = false;
};

class Styles {
 public:
  /// A workbook without a styles part shows all cells as general.
  Styles(const Package& package, bool epoch_1904);
  /// Indexes past the table mean general, as in Excel.
  [[nodiscard]] const Style& at(std::size_t index) const { return index < styles_.size() ? styles_[index] : general_; }

 private:
  void read(const Package& package, const std::string& part, bool epoch_1904);
  std::deque<CellFormat> formats_;  // a deque, so that addresses do not change
  std::vector<Style> styles_;
  Style general_;
};

}  // namespace maex::xlsx

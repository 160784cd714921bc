// Cell formats for marked cells: each is the cell's own format with a different fill.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "adapters/formats/xlsx/package.hpp"
#include "core/document/mark.hpp"

namespace maex::xlsx {

class MarkStyles {
 public:
  /// `part` is empty when the workbook has none.
  MarkStyles(const Package& package, std::string part, bool strict);
  /// Number of cell formats in the workbook; a cell may use an index below this.
  [[nodiscard]] std::size_t count() const { return base_; }
  /// Index of the format for `style` with a mark of this kind. Throws InputError when Excel's limit is reached.
  std::size_t marked(std::size_t style, MarkKind kind);
  /// The styles part with all requested formats.
  [[nodiscard]] std::string edited() const;

 private:
  using Wanted = std::pair<std::size_t, MarkKind>;
  [[nodiscard]] std::string new_fills(const std::string& prefix, std::size_t there) const;
  const Package& package_;
  std::string part_;
  bool strict_;
  bool has_fills_ = false, has_formats_ = false;
  std::size_t fills_ = 0, formats_ = 0, base_ = 1;
  std::map<Wanted, std::size_t> known_;
  std::vector<Wanted> order_;
};

}  // namespace maex::xlsx

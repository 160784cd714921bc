// Scans the content of a spreadsheet once for its sheets, its styles and other contents.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/document/odf_styles.hpp"
#include "core/document/table.hpp"
#include "core/office/odf_package.hpp"

namespace maex::ods {

using odf::Styles;
using odf::Tokenizer;

struct Outline {
  std::vector<SheetInfo> sheets;
  std::vector<std::size_t> tables;  ///< for each sheet: its index among the tables of the content
  std::vector<bool> covers;         ///< for each sheet: whether it has cells covered by merged ranges
  Styles styles;
  bool epoch_1904 = false;
  double null_date_shift = 0;  ///< days to add to a plain number that is shown as a date, in addition to the epoch
  std::uint64_t comments = 0;
  std::uint64_t nested_tables = 0;
  std::uint64_t foreign_tables = 0;  ///< copies of sheets of other workbooks, stored for formulas
  bool tracks_changes = false;
};

/// Reads styles.xml and all of content.xml once, which also verifies their checksums. Throws InputError.
Outline read_outline(const Archive& archive);
/// Call it at the start of a content part. Moves to the start tag of office:spreadsheet. Reads styles on the way when
/// `styles` is not nullptr. Returns false when the spreadsheet is empty. Throws InputError when the part is not
/// spreadsheet content.
bool enter_spreadsheet(Tokenizer& tags, Styles* styles);

}  // namespace maex::ods

// A first look over a spreadsheet's content: its sheets, styles and what else it holds.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "adapters/formats/ods/package.hpp"
#include "adapters/formats/ods/styles.hpp"
#include "core/document/table.hpp"

namespace maex::ods {

struct Outline {
  std::vector<SheetInfo> sheets;
  std::vector<std::size_t> tables;  ///< of each sheet: the how-manyth table of the content it is
  std::vector<bool> covers;         ///< of each sheet: has cells covered by merged ranges
  Styles styles;
  bool epoch_1904 = false;
  double null_date_shift = 0;  ///< days to add to a plain number that is shown as a date, besides the epoch
  std::uint64_t comments = 0;
  std::uint64_t nested_tables = 0;
  std::uint64_t foreign_tables = 0;  ///< copies of other workbooks' sheets, kept for formulas
  bool tracks_changes = false;
};

/// Reads styles.xml and all of content.xml once, and so verifies their checksums. Throws InputError.
Outline read_outline(const Archive& archive);
/// At the start of a content part: goes to the start tag of office:spreadsheet. Reads styles on the way when asked.
/// False when the spreadsheet is empty. Throws InputError when the content is none.
bool enter_spreadsheet(Tokenizer& tags, Styles* styles);

}  // namespace maex::ods

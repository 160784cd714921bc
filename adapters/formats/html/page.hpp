// The content of a page: its tables and the text between them, stored in few allocations.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/document/table.hpp"

namespace maex::html {

struct StoredCell {
  std::uint64_t offset = 0;  ///< into Part::text
  std::uint32_t length = 0;
  std::uint32_t column = 0;
  std::uint16_t format = 0;  ///< 0: none; else 1 + index into Page::formats
  CellKind kind = CellKind::text;
  bool formula = false;
};

struct StoredRow {
  std::uint64_t first = 0;  ///< into Part::cells
  std::uint32_t count = 0;
  std::uint32_t number = 0;
  bool hidden = false;
  std::uint8_t level = 0;  ///< of a heading outside tables
};

/// A table, or a sequence of paragraphs outside tables: one row per paragraph, in column A.
struct Part {
  PartKind kind = PartKind::table;
  PartPlace after;
  std::string name;
  std::string caption;
  std::string heading;  ///< the nearest heading before it
  bool hidden = false;
  bool nested = false;  ///< is in a cell of another table
  std::string text;
  std::vector<StoredCell> cells;
  std::vector<StoredRow> rows;
  std::vector<MergedRange> merges;
};

/// Counts of what was found and not read, or read with a notice.
struct Facts {
  std::uint64_t pictures = 0, links = 0, form_fields = 0, frames = 0, embedded = 0, templates = 0;
  std::uint64_t hidden_rows = 0, hidden_cells = 0, hidden_columns = 0, hidden_texts = 0;
  std::uint64_t tables = 0, paragraphs = 0;
  std::uint64_t empty_tables = 0, nested_tables = 0;
  std::uint64_t overlaps = 0;         ///< spans that overlap another cell
  std::uint64_t misread_numbers = 0;  ///< x:num values that are not numbers
  bool title_repeated = false;        ///< the first heading is the title of the page
  bool cut_off = false;               ///< the page ends inside a table
  bool lacks_end = false;             ///< the page begins with <html> and does not end with </html>
  bool epoch_1904 = false;
};

struct Page {
  std::vector<Part> parts;  ///< in the order of their start
  std::deque<CellFormat> formats;
  std::vector<std::string> workbook_sheets;  ///< sheet names from Excel's settings in the page
  Facts facts;
};

}  // namespace maex::html

// A page as it was read: its tables and the text between them, packed into few allocations.
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

/// A table, or a run of paragraphs outside tables: one row each, column A.
struct Part {
  PartKind kind = PartKind::table;
  PartPlace after;
  std::string name;
  std::string caption;
  std::string heading;  ///< nearest before it
  bool hidden = false;
  bool nested = false;  ///< stands in a cell of another
  std::string text;
  std::vector<StoredCell> cells;
  std::vector<StoredRow> rows;
  std::vector<MergedRange> merges;
};

/// Counts of what was met and not read, or read with a remark.
struct Facts {
  std::uint64_t pictures = 0, links = 0, form_fields = 0, frames = 0, embedded = 0, templates = 0;
  std::uint64_t hidden_rows = 0, hidden_cells = 0, hidden_columns = 0, hidden_texts = 0;
  std::uint64_t tables = 0, paragraphs = 0;
  std::uint64_t empty_tables = 0, nested_tables = 0;
  std::uint64_t overlaps = 0;         ///< spans that reach into another cell's
  std::uint64_t misread_numbers = 0;  ///< x:num that is no number
  bool cut_off = false;               ///< ends inside a table
  bool epoch_1904 = false;
};

struct Page {
  std::vector<Part> parts;  ///< in the order in which they begin
  std::deque<CellFormat> formats;
  std::vector<std::string> workbook_sheets;  ///< names that Excel left in its settings
  Facts facts;
};

}  // namespace maex::html

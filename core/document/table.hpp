// The neutral shape of a file: parts (tables and running text), rows, cells. Formats create it and partners read it.
// Neither depends on the other.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"
#include "core/notice/text.hpp"

namespace maex {

enum class CellKind : std::uint8_t { empty, text, number, boolean, date, error };
std::string_view name(CellKind kind);

/// How a stored number is shown: the file's own format code ("dd.mm.yyyy", "#,##0.00", empty: general).
struct CellFormat {
  std::string code;
  bool is_date = false;  ///< shows a calendar date (with or without a time of day)
  bool is_time = false;  ///< shows a time of day or a duration (with or without a date)
  bool epoch_1904 = false;
};

/// One non-empty cell. Views stay valid until the next row is read.
struct Cell {
  std::uint32_t column = 0;  ///< 1-based
  CellKind kind = CellKind::empty;
  bool formula = false;  ///< the value is the cached result of a formula
  std::string_view raw;  ///< text of a text cell; else the stored spelling ("41774", "TRUE", "#N/A", "2014-05-14")
  double number = 0;     ///< number, date serial, or 0/1 of a boolean; unused for text and errors
  const CellFormat* format = nullptr;  ///< nullptr: general; owned by the document
};

/// Stored spelling of a formula without a stored value. The value is not known, so the cell is an error and not blank.
inline constexpr std::string_view no_stored_value = "(formula)";
constexpr bool is_without_value(const Cell& cell) {
  return cell.kind == CellKind::error && cell.formula && cell.raw == no_stored_value;
}
/// Makes `cell` a formula without a stored value.
constexpr void set_without_value(Cell& cell) {
  cell.kind = CellKind::error;
  cell.formula = true;
  cell.raw = no_stored_value;
}

struct Row {
  std::uint32_t number = 0;  ///< 1-based, as in the file; never renumbered
  bool hidden = false;
  std::span<const Cell> cells;  ///< ascending columns, no empty cells
  std::uint32_t page = 0;       ///< page of the document, 1-based; 0: not known
  std::uint8_t level = 0;       ///< of a heading in a text part, 1 (the document's) to 6; 0: not a heading
};

struct MergedRange {
  std::uint32_t first_row, first_column, last_row, last_column;  ///< 1-based, inclusive
};

struct ColumnRange {
  std::uint32_t first, last;  ///< 1-based, inclusive
};

/// A text part has one row for each paragraph or heading, with one cell in column A. Row numbers run through the whole
/// document, over all its text parts.
enum class PartKind : std::uint8_t { table, text };
constexpr std::string_view to_string(PartKind kind) { return kind == PartKind::text ? "text" : "table"; }

/// Where a part begins: after this row of an earlier part. All 0: at the beginning of the document, or not known.
struct PartPlace {
  std::uint32_t part = 0;  ///< 1 + index into sheets()
  std::uint32_t row = 0;   ///< 0: before its first row
  friend bool operator==(const PartPlace&, const PartPlace&) = default;
};

/// One part of a document, in the order of the document: a sheet, a table, or the text between tables.
struct SheetInfo {
  std::string name;  ///< empty for formats without sheets (CSV)
  bool hidden = false;
  bool readable = true;  ///< false: chart or dialog sheet; `note` says which
  std::string note;
  PartKind kind = PartKind::table;
  PartPlace after{};
};
constexpr bool is_table(const SheetInfo& part) { return part.kind == PartKind::table && part.readable; }

/// Streams one sheet. Memory does not grow with the number of rows.
class RowReader {
 public:
  virtual ~RowReader() = default;
  /// False at the end. Rows ascend by number; rows without a non-empty cell are left out. Throws InputError.
  virtual bool next(Row& row) = 0;
  /// Share of the sheet read so far, 0..1; negative when it is not known.
  [[nodiscard]] virtual double progress() const { return -1; }
};

class FirstRows;

/// An open table file. Outlives the readers it makes. One reader at a time per sheet, any thread.
class TableDocument {
 public:
  virtual ~TableDocument() = default;
  [[nodiscard]] virtual std::span<const SheetInfo> sheets() const = 0;
  /// `sheet` is an index into sheets(). Throws InputError.
  virtual std::unique_ptr<RowReader> open(std::size_t sheet) = 0;
  /// The first rows of a sheet (core/document/first_rows.hpp), for those who look for headings. Throws InputError.
  virtual std::shared_ptr<const FirstRows> first_rows(std::size_t sheet);
  /// Merged ranges of a sheet; known before rows are read. Empty for formats that have none.
  virtual std::vector<MergedRange> merged(std::size_t sheet) = 0;
  /// Columns of a sheet that are hidden. Complete once the sheet's first row is read. Empty for formats that have none.
  [[nodiscard]] virtual std::vector<ColumnRange> hidden_columns(std::size_t /*sheet*/) const { return {}; }
  /// What the reader decided about the file, such as "encoding windows-1251 (guessed …)" and "separator ;".
  [[nodiscard]] virtual std::vector<Text> decisions() const = 0;
  /// Sentences about damage found while reading: bytes that are not a character, a quote that never closes, a duplicate
  /// address. Complete once every sheet is read. The run reports each as a warning.
  [[nodiscard]] virtual std::vector<Text> damage() const { return {}; }
  /// The damage is a loss: bytes without a meaning, or an end that is missing. The run reports it as an error then.
  /// Complete once every sheet is read.
  [[nodiscard]] virtual bool is_incomplete() const { return false; }
};

/// The cell as a person sees it in the partner's program: number and date formats applied.
std::string shown(const Cell& cell);

/// Calendar day and seconds of the day (rounded) of a serial number; false outside years 1..9999 and for the false
/// 29 Feb 1900 of the 1900 system.
struct Moment {
  Day day;
  std::uint32_t seconds = 0;
};
bool serial_to_moment(double serial, bool epoch_1904, Moment& moment);
double day_to_serial(const Day& day, bool epoch_1904 = false);

/// How a written cell should look; formats that cannot show a style ignore it.
enum class CellStyle : std::uint8_t { plain, title, heading, total, note };

/// One cell to write. Text is written as text whatever it starts with.
struct OutCell {
  CellKind kind = CellKind::empty;  ///< text, number, boolean or date (exact day); empty leaves a gap
  std::string_view text;
  double number = 0;
  Day day;
  CellStyle style = CellStyle::plain;
  std::uint32_t across = 1;  ///< columns this cell is merged over
};

/// Writes a table file row by row into a temporary file. Throws OutputError.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  /// Starts a sheet; `widths` in characters, may be empty. The first `heading_rows` rows stay in view.
  virtual void begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) = 0;
  /// Writes the next row. An empty span leaves a blank row.
  virtual void row(std::span<const OutCell> cells) = 0;
  /// Completes the file; without it the file is unusable.
  virtual void finish() = 0;
};

}  // namespace maex

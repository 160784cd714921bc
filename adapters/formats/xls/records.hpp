// BIFF records: each has a type, a length and data, one after the other.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/compound_file.hpp"
#include "core/office/little_endian.hpp"

namespace maex::xls {

/// The records that this reader uses, by their names in MS-XLS.
enum RecordType : std::uint16_t {
  formula = 0x0006,
  end_of_substream = 0x000A,
  external_sheet = 0x0017,
  note = 0x001C,
  date_mode = 0x0022,
  file_pass = 0x002F,
  continue_record = 0x003C,
  code_page_record = 0x0042,
  object = 0x005D,
  column_info = 0x007D,
  sheet_options = 0x0081,
  bound_sheet = 0x0085,
  pivot_view = 0x00B0,
  multiple_rk = 0x00BD,
  rich_string = 0x00D6,
  macro_project = 0x00D3,
  cell_style = 0x00E0,
  merged_cells = 0x00E5,
  shared_strings = 0x00FC,
  label_shared = 0x00FD,
  external_book = 0x01AE,
  hyperlink = 0x01B8,
  dimensions = 0x0200,
  number = 0x0203,
  label = 0x0204,
  bool_or_error = 0x0205,
  formula_string = 0x0207,
  row_info = 0x0208,
  array_formula = 0x0221,
  table_formula = 0x0236,
  rk_number = 0x027E,
  number_format = 0x041E,
  shared_formula = 0x04BC,
  begin_substream = 0x0809
};
enum : std::uint16_t { biff2 = 0x0200, biff3 = 0x0300, biff4 = 0x0400, biff5 = 0x0500, biff8 = 0x0600 };
enum : std::uint16_t {
  globals_substream = 0x0005,
  sheet_substream = 0x0010,
  chart_substream = 0x0020,
  macro_substream = 0x0040,
  old_workbook_substream = 0x0100  ///< of Excel 4
};

/// Records of Excel 2 to 4 that have another number today.
enum OldRecordType : std::uint16_t {
  old_integer = 0x0002,
  old_number = 0x0003,
  old_label = 0x0004,
  old_bool_or_error = 0x0005,
  old_formula_string = 0x0007,
  old_begin = 0x0009,
  old_number_format = 0x001E,
  old_cell_style = 0x0043,
  old_style_index = 0x0044,
  old_sheet_header = 0x008F,
  begin_3 = 0x0209,
  formula_3 = 0x0206,
  cell_style_3 = 0x0243,
  begin_4 = 0x0409,
  formula_4 = 0x0406,
  cell_style_4 = 0x0443
};

/// The bytes of a workbook: a stream of a compound file, or a whole file of Excel 2 to 4. Copies are cheap.
class Stream {
 public:
  explicit Stream(CompoundStream stream) : compound_(std::move(stream)) {}
  explicit Stream(std::string bytes) : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}
  [[nodiscard]] std::uint64_t size() const { return compound_ ? compound_->size() : bytes_->size(); }
  /// As CompoundStream::read().
  std::size_t read(std::uint64_t position, char* buffer, std::size_t size) const;

 private:
  std::optional<CompoundStream> compound_;
  std::shared_ptr<const std::string> bytes_;
};

struct Record {
  std::uint16_t type = 0;
  const char* data = nullptr;  ///< valid until the next call of next()
  std::size_t size = 0;
  std::uint64_t position = 0;  ///< in the stream

  [[nodiscard]] std::uint16_t u16(std::size_t at) const { return read_u16(data + at); }
  [[nodiscard]] std::string_view rest(std::size_t at) const { return {data + at, size - at}; }
  /// A single cell: first row, then column, then style. Runs of cells (multiple_rk) begin the same way.
  [[nodiscard]] bool is_cell() const {
    switch (type) {
      case formula:
      case multiple_rk:
      case rich_string:
      case label_shared:
      case number:
      case label:
      case bool_or_error:
      case rk_number: return true;
      default: return false;
    }
  }
};

/// Gives records of older versions the numbers and the layout of Excel 5, so that one reader is enough. Formulas have
/// their older numbers in newer files, too.
class Records {
 public:
  /// Error messages name `file`.
  Records(Stream stream, std::string file, std::uint64_t position = 0);
  /// From now on, reads cells of Excel 2. `by_format`: their style is the number of their format, because the file
  /// defines no styles.
  void set_biff2(bool by_format) { biff2_ = true, by_format_ = by_format; }
  /// Returns false at the end of the stream. Throws InputError for a record that goes past the end.
  bool next(Record& record);
  /// The next call of next() returns the last record again.
  void back() { again_ = true; }
  /// The number of the last record as it is in the file.
  [[nodiscard]] std::uint16_t stored_type() const { return stored_type_; }
  void seek(std::uint64_t position);
  /// Position of the record that next() returns: after the last record, or the last record itself after back().
  [[nodiscard]] std::uint64_t position() const { return again_ ? last_.position : buffer_position_ + at_; }
  [[nodiscard]] std::uint64_t size() const { return stream_.size(); }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[noreturn]] void fail(const std::string& why) const;
  /// Rejects a record that is too short for its type.
  void need(const Record& record, std::size_t size) const {
    if (record.size < size) fail("a record is too short");
  }

 private:
  bool fill(std::size_t needed);
  void modernize();
  void modernize_cell();

  Stream stream_;
  std::string file_;
  std::vector<char> buffer_;
  std::uint64_t buffer_position_ = 0;  ///< position of the buffer's beginning in the stream
  std::size_t at_ = 0, end_ = 0;
  std::size_t ahead_;  ///< bytes to read at once: few after a jump, many when reading in order
  Record last_;
  std::uint16_t stored_type_ = 0;
  bool again_ = false;
  bool biff2_ = false, by_format_ = false;
  unsigned style_index_ = 0;  ///< of the cells of Excel 2 that follow, when it does not fit into them
  std::string modern_;        ///< the data of a record whose layout was changed
};

}  // namespace maex::xls

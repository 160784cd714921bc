#include "adapters/formats/xlsx/writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

#include "adapters/formats/xlsx/document.hpp"
#include "adapters/formats/xlsx/limits.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/model/value.hpp"
#include "core/notice/locator.hpp"
#include "core/text/fold.hpp"

/// libxlsxwriter calls this function of its own for each temporary file, and the program's definition is used instead:
/// the library's opens a name in the temporary folder and removes it, and a kill in between leaves the file. Where the
/// library does not ask the program (linked with -Bsymbolic), its own function is used, which is correct (O_EXCL,
/// 0600).
extern "C" __attribute__((visibility("default"))) std::FILE* lxw_tmpfile(char* /*folder*/) {
  try {
    maex::FileHandle file = maex::open_unnamed();
    std::FILE* const stream = ::fdopen(file.get(), "w+b");
    if (stream != nullptr) static_cast<void>(file.release());
    return stream;
  } catch (const std::exception&) { return nullptr; }  // C code calls; it reports that the file cannot be made
}

namespace maex::xlsx {
namespace {

constexpr std::size_t longest_name = 31;             // UTF-16 units
constexpr std::size_t longest_cell = 32'767;         // UTF-16 units
constexpr std::time_t fixed_creation = 946'684'800;  // 2000-01-01: the same input must give the same bytes
constexpr int heading_grey = 0xD9D9D9;

std::size_t sequence_length(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::string cut(std::string_view text, std::size_t units) {
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(static_cast<unsigned char>(text[at]));
    used += length == 4 ? 2 : 1;
    if (used > units) break;
    at += length;
  }
  return std::string(text.substr(0, at));
}

/// Text that looks like an escape (_x0041_) would be read as one, so its first character is escaped.
void escape_escapes(std::string& text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  for (std::size_t at = 0; (at = text.find('_', at)) != std::string::npos; ++at) {
    if (at + 6 >= text.size() || (text[at + 1] != 'x' && text[at + 1] != 'X') || text[at + 6] != '_') continue;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                     text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hex))
      continue;
    text.insert(at, "_x005F");
    at += 6;
  }
}

class Writer final : public TableWriter {
 public:
  explicit Writer(const std::filesystem::path& path);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() override;

  void begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) override;
  void row(std::span<const OutCell> cells) override;
  void finish() override;

 private:
  struct Count {
    std::uint64_t rows = 0, cells = 0;
  };
  void check(lxw_error code, std::uint32_t column) const;
  lxw_format* format(CellStyle style, bool date);
  void cell(lxw_col_t column, const OutCell& cell);
  bool text(lxw_col_t column, std::string& text, lxw_format* format, const OutCell& cell);
  void close();
  void prove() const;

  std::string path_;
  std::string name_;  ///< in messages
  std::string temporary_folder_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t next_row_ = 0;
  std::array<lxw_format*, 10> formats_{};
  std::set<std::string> names_;  ///< folded
  std::vector<Count> written_;
  std::string scratch_;
};

Writer::Writer(const std::filesystem::path& path)
    : path_(path.string()), name_(name_in_messages(path)), temporary_folder_(temporary_folder().string()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = temporary_folder_.data();  // its files there have no name after they are opened (O_EXCL, unlink)
  book_ = workbook_new_opt(path_.c_str(), &options);
  if (book_ == nullptr) throw OutputError("cannot start the workbook " + name_ + ": out of memory");
  lxw_doc_properties properties{};
  properties.created = fixed_creation;
  check(workbook_set_properties(book_, &properties), 0);
}

Writer::~Writer() {
  // Only writing out frees an unfinished workbook; the caller removes the file.
  if (book_ != nullptr) static_cast<void>(workbook_close(book_));
}

void Writer::check(lxw_error code, std::uint32_t column) const {
  if (code == LXW_NO_ERROR) return;
  std::string where = name_;
  if (column != 0) where += ", cell " + cell_address(column, next_row_ + 1);
  if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    throw OutputError(where + ": the text is longer than the " + std::to_string(longest_cell) +
                      " characters of an Excel cell; write CSV or shorten it");
  if (code == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    throw OutputError(where + ": Excel sheets end at row " + std::to_string(last_row) + " and column " +
                      std::to_string(last_column) + "; write CSV or split the data");
  throw OutputError(where + " cannot be written: " + lxw_strerror(code));
}

lxw_format* Writer::format(CellStyle style, bool date) {
  if (style == CellStyle::plain && !date) return nullptr;
  lxw_format*& format = formats_[static_cast<std::size_t>(style) * 2 + (date ? 1 : 0)];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  if (format == nullptr) throw OutputError("cannot write " + name_ + ": out of memory");
  if (date) format_set_num_format(format, "dd.mm.yyyy");
  switch (style) {
    case CellStyle::plain: break;
    case CellStyle::title:
      format_set_bold(format);
      format_set_font_size(format, 14);
      break;
    case CellStyle::heading:
      format_set_bold(format);
      format_set_bg_color(format, heading_grey);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
      break;
    case CellStyle::total:
      format_set_bold(format);
      format_set_top(format, LXW_BORDER_THIN);
      break;
    case CellStyle::note: format_set_italic(format); break;
  }
  return format;
}

void Writer::begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) {
  std::string unique = sheet_name(name);
  for (unsigned n = 2; !names_.insert(fold(unique)).second; ++n) {
    const std::string suffix = " (" + std::to_string(n) + ")";
    unique = cut(sheet_name(name), longest_name - suffix.size()) + suffix;
  }
  sheet_ = workbook_add_worksheet(book_, unique.c_str());
  if (sheet_ == nullptr)
    throw OutputError("cannot add the sheet \"" + unique + "\" to " + name_ +
                      "; check that the folder for temporary files is writable and not full");
  next_row_ = 0;
  written_.emplace_back();
  lxw_col_t column = 0;
  for (const double width : widths) {
    check(worksheet_set_column(sheet_, column, column, width, nullptr), 0);
    ++column;
  }
  if (heading_rows != 0) worksheet_freeze_panes(sheet_, heading_rows, 0);
}

bool Writer::text(lxw_col_t column, std::string& text, lxw_format* format, const OutCell& cell) {
  if (text.empty()) return false;
  if (text.find('\0') != std::string::npos)
    throw OutputError(name_ + ", cell " + cell_address(column + 1u, next_row_ + 1) +
                      ": the text holds a NUL character, which no workbook can");
  if (utf16_length(text) > longest_cell) check(LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, column + 1u);
  escape_escapes(text);
  if (cell.across > 1)
    check(worksheet_merge_range(sheet_, next_row_, column, next_row_, static_cast<lxw_col_t>(column + cell.across - 1),
                                text.c_str(), format),
          column + 1u);
  else
    check(worksheet_write_string(sheet_, next_row_, column, text.c_str(), format), column + 1u);
  return true;
}

namespace {

// libxlsxwriter writes 16 significant digits. Few numbers need 17; they are written as text, which reads back exactly.
bool survives_library(double number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.16G", number);
  return std::strtod(digits, nullptr) == number;
}

}  // namespace

void Writer::cell(lxw_col_t column, const OutCell& cell) {
  lxw_format* const plain = format(cell.style, false);
  bool filled = true;
  const auto merged = [&] {  // the range first: its cells are blank until the value overwrites the first one
    if (cell.across > 1)
      check(
          worksheet_merge_range(sheet_, next_row_, column, next_row_, static_cast<lxw_col_t>(column + cell.across - 1),
                                "", cell.kind == CellKind::date ? format(cell.style, true) : plain),
          column + 1u);
  };
  switch (cell.kind) {
    case CellKind::text:
    case CellKind::error:
      scratch_.assign(cell.text);
      filled = text(column, scratch_, plain, cell);
      break;
    case CellKind::number:
      if (!survives_library(cell.number)) {
        scratch_.clear();
        append_decimal(scratch_, cell.number);
        filled = text(column, scratch_, plain, cell);
        break;
      }
      merged();
      check(worksheet_write_number(sheet_, next_row_, column, cell.number, plain), column + 1u);
      break;
    case CellKind::boolean:
      merged();
      check(worksheet_write_boolean(sheet_, next_row_, column, cell.number != 0 ? 1 : 0, plain), column + 1u);
      break;
    case CellKind::date:
      if (cell.day < Day{1900, 1, 1}) {
        scratch_ = to_text(PartialDate{PartialDate::Form::at, cell.day, {}});
        filled = text(column, scratch_, plain, cell);
      } else {
        merged();
        check(worksheet_write_number(sheet_, next_row_, column, day_to_serial(cell.day), format(cell.style, true)),
              column + 1u);
      }
      break;
    case CellKind::empty: filled = false; break;
  }
  if (filled)
    ++written_.back().cells;
  else if (plain != nullptr)
    check(worksheet_write_blank(sheet_, next_row_, column, plain), column + 1u);
}

void Writer::row(std::span<const OutCell> cells) {
  if (sheet_ == nullptr) begin_sheet("Sheet1", {}, 0);
  const std::uint64_t before = written_.back().cells;
  std::uint32_t column = 0;
  for (const OutCell& out : cells) {
    const std::uint32_t across = std::max<std::uint32_t>(out.across, 1);
    if (column + across > last_column || next_row_ >= last_row)
      check(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, column + 1);
    cell(static_cast<lxw_col_t>(column), out);
    column += across;
  }
  if (written_.back().cells != before) ++written_.back().rows;
  ++next_row_;
}

void Writer::close() {
  lxw_workbook* const book = std::exchange(book_, nullptr);
  const lxw_error code = workbook_close(book);
  check(code, 0);
}

void Writer::finish() {
  if (sheet_ == nullptr) begin_sheet("Sheet1", {}, 0);
  close();
  prove();
}

constexpr std::uint64_t largest_written_part = std::uint64_t{1} << 30;

/// Whether an XML document ends with the end tag of the element it begins with.
bool is_whole(std::string_view xml) {
  std::size_t root = xml.find('<');
  while (root != std::string_view::npos && root + 1 < xml.size() && (xml[root + 1] == '?' || xml[root + 1] == '!'))
    root = xml.find('<', root + 1);
  if (root == std::string_view::npos) return false;
  const std::string_view name = xml.substr(root + 1, xml.find_first_of(" \t\r\n/>", root) - root - 1);
  while (!xml.empty() && (xml.back() == '\n' || xml.back() == '\r')) xml.remove_suffix(1);
  return xml.ends_with("</" + std::string(name) + ">") ||
         (xml.ends_with("/>") && xml.find('<', root + 1) == std::string_view::npos);
}

/// libxlsxwriter does not check whether its temporary file stored every row. This check detects a full disk.
void Writer::prove() const {
  const std::string advice = " is incomplete; check that the disk and the folder for temporary files are not full";
  try {
    const Archive archive(path_);
    for (std::size_t i = 0; i != archive.members().size(); ++i)
      if (!archive.members()[i].name.starts_with("xl/worksheets/") && !is_whole(archive.read(i, largest_written_part)))
        throw OutputError("the workbook " + name_ + advice);
    Document document{archive};
    for (std::size_t i = 0; i < written_.size(); ++i) {
      const auto reader = document.open(i);
      Count read;
      for (Row row; reader->next(row);) {
        ++read.rows;
        read.cells += row.cells.size();
      }
      if (read.rows != written_[i].rows || read.cells != written_[i].cells)
        throw OutputError("the workbook " + name_ + advice);
    }
  } catch (const InputError& error) { throw OutputError("the workbook " + name_ + advice + " (" + error.what() + ")"); }
}

}  // namespace

std::string sheet_name(std::string_view wanted) {
  std::string name(wanted);
  for (char& c : name)
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20) c = '_';
  name = cut(name, longest_name);
  while (!name.empty() && name.front() == '\'') name.erase(0, 1);
  while (!name.empty() && name.back() == '\'') name.pop_back();
  if (name.empty()) return "Sheet";
  if (fold(name) == "history") name += '_';  // Excel reserves this name
  return name;
}

std::unique_ptr<TableWriter> make_writer(const std::filesystem::path& path) { return std::make_unique<Writer>(path); }

}  // namespace maex::xlsx

#include "adapters/formats/ods/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "adapters/formats/ods/limits.hpp"
#include "adapters/formats/ods/parts.hpp"
#include "core/io/error.hpp"
#include "core/model/value.hpp"
#include "core/notice/locator.hpp"
#include "core/office/odf_packer.hpp"
#include "core/office/odf_text.hpp"
#include "core/text/fold.hpp"

namespace maex::ods {
namespace {

constexpr std::size_t flush_at = 256 * 1024;

/// A sheet name that LibreOffice accepts.
std::string sheet_name(std::string_view wanted) {
  std::string name(wanted);
  for (char& c : name)
    if (std::string_view("[]*?:/\\").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20) c = '_';
  while (!name.empty() && name.front() == '\'') name.erase(0, 1);
  while (!name.empty() && name.back() == '\'') name.pop_back();
  return name.empty() ? "Sheet" : name;
}

class Writer final : public TableWriter {
 public:
  explicit Writer(const std::filesystem::path& path) : path_(path.string()), packer_(path) {}

  void begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) override;
  void row(std::span<const OutCell> cells) override;
  void finish() override;

 private:
  [[noreturn]] void fail(std::uint32_t column, const std::string& why) const;
  void end_sheet();
  void blank_rows();
  void cell(std::uint32_t column, const OutCell& cell);
  void open_cell(std::string_view kind, const OutCell& cell);
  void text(std::uint32_t column, const OutCell& cell);
  void paragraphs(std::uint32_t column, std::string_view text);

  std::string path_;
  odf::Packer packer_;
  std::string out_;
  std::vector<SheetLook> sheets_;
  std::set<std::string> names_;  ///< folded
  std::uint32_t row_ = 0, blank_ = 0, written_ = 0;
};

void Writer::fail(std::uint32_t column, const std::string& why) const {
  throw OutputError(path_ + ", cell " + cell_address(column, row_) + ": " + why);
}

void Writer::begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) {
  end_sheet();
  const std::string base = sheet_name(name);
  std::string unique = base;
  for (unsigned n = 2; !names_.insert(fold(unique)).second; ++n) unique = base + " (" + std::to_string(n) + ")";
  sheets_.push_back({unique, {widths.begin(), widths.end()}, heading_rows});
  out_ += "<table:table table:name=\"";
  escape(out_, unique);
  out_ += "\" table:style-name=\"ta1\">";
  for (const double width : widths)
    out_ += fmt::format("<table:table-column table:style-name=\"{}\" table:default-cell-style-name=\"Default\"/>",
                        width_style(width));
  if (widths.empty()) out_ += "<table:table-column table:default-cell-style-name=\"Default\"/>";
  row_ = blank_ = written_ = 0;
}

void Writer::end_sheet() {
  if (sheets_.empty()) return;
  if (written_ == 0) out_ += "<table:table-row><table:table-cell/></table:table-row>";  // a table needs a row
  out_ += "</table:table>";
}

void Writer::blank_rows() {
  if (blank_ == 0) return;
  out_ +=
      blank_ == 1 ? "<table:table-row>" : fmt::format("<table:table-row table:number-rows-repeated=\"{}\">", blank_);
  out_ += "<table:table-cell/></table:table-row>";
  blank_ = 0;
  ++written_;
}

void Writer::row(std::span<const OutCell> cells) {
  if (sheets_.empty()) begin_sheet("Sheet1", {}, 0);
  if (++row_ > written_rows)
    fail(1, "spreadsheets end at row " + std::to_string(written_rows) + "; write CSV or split the data");
  const auto says = [](const OutCell& cell) { return cell.kind != CellKind::empty || cell.style != CellStyle::plain; };
  while (!cells.empty() && !says(cells.back())) cells = cells.first(cells.size() - 1);
  if (cells.empty()) {
    ++blank_;
    return;
  }
  blank_rows();
  ++written_;
  out_ += "<table:table-row>";
  std::uint32_t column = 1, gap = 0;
  for (const OutCell& each : cells) {
    const std::uint32_t across = std::max<std::uint32_t>(each.across, 1);
    if (column + across - 1 > written_columns)
      fail(column, "spreadsheets end at column " + std::to_string(written_columns) + "; write CSV or split the data");
    if (!says(each)) {
      gap += across;
    } else {
      if (gap == 1)
        out_ += "<table:table-cell/>";
      else if (gap != 0)
        out_ += fmt::format("<table:table-cell table:number-columns-repeated=\"{}\"/>", gap);
      gap = 0;
      cell(column, each);
    }
    column += across;
  }
  out_ += "</table:table-row>";
  if (out_.size() < flush_at) return;
  packer_.add(out_);
  out_.clear();
}

/// Writes the start tag of a cell up to its value type; attributes of the value may follow.
void Writer::open_cell(std::string_view kind, const OutCell& cell) {
  out_ += "<table:table-cell";
  const bool dated = cell.kind == CellKind::date;
  if (dated || cell.style != CellStyle::plain)
    out_ += fmt::format(" table:style-name=\"{}\"", style_name(cell.style, dated));
  if (cell.across > 1)
    out_ += fmt::format(" table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"1\"", cell.across);
  if (!kind.empty()) (out_ += " office:value-type=\"").append(kind) += '"';
}

void Writer::cell(std::uint32_t column, const OutCell& cell) {
  switch (cell.kind) {
    case CellKind::text:
    case CellKind::error: text(column, cell); break;
    case CellKind::number: {
      std::string digits;
      append_decimal(digits, cell.number);
      open_cell("float", cell);
      out_ += " office:value=\"" + digits + "\"><text:p>" + digits + "</text:p></table:table-cell>";
      break;
    }
    case CellKind::boolean: {
      const bool truth = cell.number != 0;
      open_cell("boolean", cell);
      out_ += truth ? " office:boolean-value=\"true\"><text:p>TRUE" : " office:boolean-value=\"false\"><text:p>FALSE";
      out_ += "</text:p></table:table-cell>";
      break;
    }
    case CellKind::date:
      open_cell("date", cell);
      out_ += " office:date-value=\"" + to_text(PartialDate{PartialDate::Form::at, cell.day, {}}) + "\"><text:p>";
      out_ += fmt::format("{:02}.{:02}.{:04}</text:p></table:table-cell>", cell.day.day, cell.day.month, cell.day.year);
      break;
    case CellKind::empty:
      open_cell({}, cell);
      out_ += "/>";
      break;
  }
  if (cell.across == 2)
    out_ += "<table:covered-table-cell/>";
  else if (cell.across > 2)
    out_ += fmt::format("<table:covered-table-cell table:number-columns-repeated=\"{}\"/>", cell.across - 1);
}

void Writer::text(std::uint32_t column, const OutCell& cell) {
  if (cell.text.empty()) {
    open_cell({}, cell);
    out_ += "/>";
    return;
  }
  open_cell("string", cell);
  out_ += '>';
  paragraphs(column, cell.text);
  out_ += "</table:table-cell>";
}

/// Writes lines as paragraphs.
void Writer::paragraphs(std::uint32_t column, std::string_view text) {
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    out_ += "<text:p>";
    if (const std::string_view problem = odf::append_line(out_, text.substr(i, end - i)); !problem.empty())
      fail(column, std::string(problem) + "; write XLSX or CSV");
    out_ += "</text:p>";
    i = end + 1;
  }
}

void Writer::finish() {
  if (sheets_.empty()) begin_sheet("Sheet1", {}, 0);
  end_sheet();
  out_ += content_tail();
  packer_.add(out_);
  packer_.finish(content_head(sheets_), other_parts(sheets_));
}

}  // namespace

std::unique_ptr<TableWriter> make_writer(const std::filesystem::path& path) { return std::make_unique<Writer>(path); }

}  // namespace maex::ods

#include "adapters/formats/odt/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "adapters/formats/odt/letterhead.hpp"
#include "adapters/formats/odt/report_parts.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/io/xml_text.hpp"
#include "core/model/value.hpp"
#include "core/office/odf_package.hpp"
#include "core/office/odf_packer.hpp"
#include "core/office/odf_text.hpp"

namespace maex::odt {
namespace {

constexpr double own_text_mm = 170;
constexpr double narrow_text_mm = 150;  // fits the usual pages of letterheads, A4 and letter
constexpr std::size_t flush_at = std::size_t{256} << 10;

class Writer final : public DocumentWriter {
 public:
  Writer(const std::filesystem::path& path, DocumentStart start)
      : name_(name_in_messages(path)), start_(std::move(start)), packer_(path) {
    parts_.emplace_back("mimetype", odf::text_type);
    parts_.emplace_back("meta.xml", meta_part(start_));
    if (start_.letterhead.empty()) {
      parts_.emplace_back("styles.xml", own_styles(start_));
      for (int level = 1; level <= 6; ++level) styles_.insert(fmt::format("Heading_20_{}", level));
      return;
    }
    Letterhead taken = read_letterhead(start_.letterhead);
    styles_ = std::move(taken.styles);
    for (auto& part : taken.parts) parts_.push_back(std::move(part));
    text_width_mm_ = narrow_text_mm;
  }

  void heading(int level, std::string_view text) override {
    close_list();
    const int at = std::clamp(level, 1, 6);
    out_ += fmt::format("<text:h text:style-name=\"RHeading{}\" text:outline-level=\"{}\">", at, at);
    add_text(out_, text);
    out_ += "</text:h>";
    settle();
  }

  void paragraph(std::string_view text, ParagraphStyle style) override {
    const bool item = style == ParagraphStyle::list_item;
    if (!item) close_list();
    if (item && !in_list_) out_ += "<text:list text:style-name=\"RList\">";
    in_list_ = item;
    if (item) out_ += "<text:list-item>";
    out_ += fmt::format("<text:p text:style-name=\"{}\">", paragraph_name(style));
    add_text(out_, text);
    out_ += "</text:p>";
    if (item) out_ += "</text:list-item>";
    settle();
  }

  void begin_table(const TableStart& table) override {
    close_list();
    table_ = table;
    rows_.clear();
    ++tables_;
    if (table.caption.empty()) return;
    out_ += "<text:p text:style-name=\"RCaption\">";
    add_text(out_, table.caption);
    out_ += "</text:p>";
  }

  void row(std::span<const OutCell> cells) override {
    const bool heads = rows_.size() < table_.heading_rows;
    Row& row = rows_.emplace_back();
    for (const OutCell& each : cells) {
      const std::uint32_t across = std::max<std::uint32_t>(each.across, 1);
      add_cell(row.cells, each, heads, across == 1 && table_.has_numbers(row.columns));
      for (std::uint32_t i = 1; i < across; ++i) row.cells += "<table:covered-table-cell/>";
      row.columns += across;
      row.last_style = each.style == CellStyle::total && !heads ? "Sum" : heads ? "Head" : "Cell";
    }
  }

  /// The number of columns is known now. Rows that are shorter get empty cells, because a table has no holes.
  void end_table() override {
    std::size_t columns = std::max<std::size_t>(table_.widths.size(), 1);
    for (const Row& row : rows_) columns = std::max(columns, row.columns);
    const std::string name = fmt::format("RTable{}", tables_);
    table_styles_ += fmt::format(
        "<style:style style:name=\"{}\" style:family=\"table\"><style:table-properties style:rel-width=\"100%\" "
        "table:align=\"margins\" fo:margin-bottom=\"4mm\" table:border-model=\"collapsing\"{}/></style:style>",
        name, rows_.size() <= most_rows_together ? " style:may-break-between-rows=\"false\"" : "");
    const double sum = std::accumulate(table_.widths.begin(), table_.widths.end(), 0.0);
    out_ += "<table:table table:name=\"";
    xml::append_escaped(out_, table_.caption.empty() ? fmt::format("Table {}", tables_) : table_.caption);
    out_ += fmt::format("\" table:style-name=\"{}\">", name);
    for (std::size_t i = 0; i < columns; ++i) {
      const double share =
          sum > 0 && i < table_.widths.size() ? table_.widths[i] / sum : 1.0 / static_cast<double>(columns);
      table_styles_ += fmt::format(
          "<style:style style:name=\"{}.{}\" style:family=\"table-column\"><style:table-column-properties "
          "style:rel-column-width=\"{}*\"/></style:style>",
          name, i + 1, std::max(1, static_cast<int>(share * 65535)));
      out_ += fmt::format("<table:table-column table:style-name=\"{}.{}\"/>", name, i + 1);
    }
    const std::size_t heads = std::min<std::size_t>(table_.heading_rows, rows_.size());
    for (std::size_t i = 0; i < std::max<std::size_t>(rows_.size(), 1); ++i) {
      if (i == 0 && heads != 0) out_ += "<table:table-header-rows>";
      out_ += "<table:table-row table:style-name=\"RRow\">";
      std::size_t filled = 0;
      if (i < rows_.size()) {
        out_ += rows_[i].cells;
        filled = rows_[i].columns;
      }
      const std::string_view pad = i < rows_.size() ? std::string_view(rows_[i].last_style) : "Cell";
      for (; filled < columns; ++filled)
        out_ += fmt::format("<table:table-cell table:style-name=\"{}\"><text:p/></table:table-cell>", pad);
      out_ += "</table:table-row>";
      if (i + 1 == heads) out_ += "</table:table-header-rows>";
      settle();
    }
    out_ += "</table:table>";
    rows_.clear();
  }

  void picture(const Picture& picture) override {
    close_list();
    ++pictures_;
    const double scale = picture.width_mm > text_width_mm_ ? text_width_mm_ / picture.width_mm : 1;
    out_ += fmt::format(
        "<text:p text:style-name=\"RFigure\"><draw:frame draw:name=\"Picture {}\" text:anchor-type=\"as-char\" "
        "svg:width=\"{:.2f}mm\" svg:height=\"{:.2f}mm\">",
        pictures_, picture.width_mm * scale, picture.height_mm * scale);
    // A program shows the first image that it can draw.
    add_image(picture.svg, "svg");
    add_image(picture.png, "png");
    std::string description;
    xml::append_escaped(description, picture.description);
    out_ += "<svg:title>" + description + "</svg:title><svg:desc>" + description + "</svg:desc></draw:frame></text:p>";
    settle();
  }

  void finish() override {
    close_list();
    out_ += content_tail();
    packer_.add(out_);
    out_.clear();
    parts_.emplace_back("META-INF/manifest.xml", manifest_part(parts_));
    packer_.finish(content_head(start_, table_styles_, styles_), parts_);
  }

 private:
  static std::string_view paragraph_name(ParagraphStyle style) {
    switch (style) {
      case ParagraphStyle::lead: return "RLead";
      case ParagraphStyle::note: return "RNote";
      case ParagraphStyle::caption: return "RCaption";
      default: return "RPlain";
    }
  }
  struct Row {
    std::string cells;
    std::string last_style = "Cell";  ///< of the last cell, for the empty cells behind it
    std::size_t columns = 0;
  };

  void settle() {
    if (out_.size() < flush_at) return;
    packer_.add(out_);
    out_.clear();
  }

  void close_list() {
    if (in_list_) out_ += "</text:list>";
    in_list_ = false;
  }

  void add_text(std::string& out, std::string_view text) const {
    for (std::size_t i = 0; i <= text.size();) {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      if (const std::string_view problem = odf::append_line(out, text.substr(i, end - i)); !problem.empty())
        throw OutputError("cannot write " + name_ + ": " + std::string(problem));
      if (end < text.size()) out += "<text:line-break/>";
      i = end + 1;
    }
  }

  void add_image(const std::string& bytes, std::string_view kind) {
    if (bytes.empty()) return;
    const std::string name = fmt::format("Pictures/report{}.{}", pictures_, kind);
    parts_.emplace_back(name, bytes);
    out_ +=
        "<draw:image xlink:href=\"" + name + "\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>";
  }

  /// `end`: aligned as a number.
  void add_cell(std::string& out, const OutCell& cell, bool heads, bool end) const {
    std::string value, shown(cell.text);
    switch (cell.kind) {
      case CellKind::empty: shown.clear(); break;
      case CellKind::text:
      case CellKind::error: break;
      case CellKind::number:
        append_decimal(value, cell.number);
        if (shown.empty()) shown = value;
        value = " office:value-type=\"float\" office:value=\"" + value + '"';
        end = true;
        break;
      case CellKind::boolean:
        if (shown.empty()) shown = cell.number != 0 ? "TRUE" : "FALSE";
        value = fmt::format(" office:value-type=\"boolean\" office:boolean-value=\"{}\"", cell.number != 0);
        break;
      case CellKind::date:
        if (shown.empty()) shown = fmt::format("{:02}.{:02}.{:04}", cell.day.day, cell.day.month, cell.day.year);
        value = " office:value-type=\"date\" office:date-value=\"" +
                to_text(PartialDate{PartialDate::Form::at, cell.day, {}}) + '"';
        break;
    }
    const bool bold =
        heads || cell.style == CellStyle::heading || cell.style == CellStyle::total || cell.style == CellStyle::title;
    out += fmt::format("<table:table-cell table:style-name=\"{}\"{}", cell_style(cell, heads), value);
    if (cell.across > 1)
      out += fmt::format(" table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"1\"", cell.across);
    out += fmt::format("><text:p text:style-name=\"RCell{}{}\">",
                       bold                            ? "Bold"
                       : cell.style == CellStyle::note ? "Italic"
                                                       : "",
                       end ? "End" : "");
    add_text(out, shown);
    out += "</text:p></table:table-cell>";
  }

  std::string name_;
  DocumentStart start_;
  odf::Packer packer_;
  Parts parts_;
  std::string out_, table_styles_;
  std::set<std::string, std::less<>> styles_;  ///< names in styles.xml
  double text_width_mm_ = own_text_mm;
  TableStart table_;
  std::vector<Row> rows_;
  std::size_t tables_ = 0, pictures_ = 0;
  bool in_list_ = false;
};

}  // namespace

std::unique_ptr<DocumentWriter> make_writer(const std::filesystem::path& path, const DocumentStart& start) {
  return std::make_unique<Writer>(path, start);
}

std::string specimen() {
  const AtomicFile file = AtomicFile::unplaced("specimen.odt");
  {
    Writer writer(file.temporary(), {"en", "", "", "", "", ""});
    const auto text = [](std::string_view words) {
      OutCell cell;
      cell.kind = CellKind::text;
      cell.text = words;
      return cell;
    };
    const auto valued = [](CellKind kind, double number) {
      OutCell cell;
      cell.kind = kind;
      cell.number = number;
      return cell;
    };
    OutCell date;
    date.kind = CellKind::date;
    date.day = {2014, 5, 14};
    writer.begin_table({"", {}, 1});
    writer.row(std::vector{text("place"), text("note"), text("count"), text("date"), text("yes")});
    writer.row(std::vector{text("Ağdam"), text("=1+1"), valued(CellKind::number, 41774.5), date,
                           valued(CellKind::boolean, 1)});
    writer.row({});
    writer.row(std::vector{text("Füzuli"), text("line one\nline two"), valued(CellKind::number, -3), OutCell{},
                           valued(CellKind::boolean, 0)});
    writer.row(std::vector{OutCell{}, OutCell{}, text("007")});
    writer.end_table();
    writer.finish();
  }
  return read_file(file.temporary());
}

}  // namespace maex::odt

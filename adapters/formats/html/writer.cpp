#include "adapters/formats/html/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "adapters/formats/html/drawing.hpp"
#include "adapters/formats/html/letterhead.hpp"
#include "adapters/formats/html/report_style.hpp"
#include "core/io/byte_writer.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/io/xml_text.hpp"
#include "core/model/value.hpp"
#include "core/text/printable.hpp"

namespace maex::html {
namespace {

/// Text of an element or attribute. Characters that a browser may not show are spelled out.
std::string escaped(std::string_view text) {
  std::string out;
  xml::append_escaped(out, printable(text));
  return out;
}

/// Text with its line ends and tabs.
std::string flowed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\t", i), text.size());
    out += escaped(text.substr(i, end - i));
    if (end < text.size()) out += text[end] == '\n' ? "<br>" : "\t";
    i = end + 1;
  }
  return out;
}

std::string_view class_of(CellStyle style) {
  switch (style) {
    case CellStyle::plain: break;
    case CellStyle::title: return "title";
    case CellStyle::heading: return "heading";
    case CellStyle::total: return "total";
    case CellStyle::note: return "note";
  }
  return {};
}

class Writer final : public DocumentWriter {
 public:
  Writer(const std::filesystem::path& path, const DocumentStart& start)
      : name_(name_in_messages(path)), file_(path), out_(file_.buffer()) {
    Letterhead letterhead;
    if (!start.letterhead.empty()) letterhead = read_letterhead(start.letterhead);
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head>\n<meta "
        "charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; img-src data:; font-src data:\">\n<meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\">\n<title>{}</title>\n",
        escaped(start.language), escaped(start.title));
    meta("author", start.author);
    meta("generator", start.program);
    meta("dcterms.created", start.created);
    out_ += "<style>";
    out_ += report_style;
    if (!letterhead.style.empty()) (out_ += letterhead.style) += '\n';
    out_ += "</style>\n</head>\n<body>\n";
    if (!letterhead.top.empty()) out_ += "<header class=\"letterhead\">" + letterhead.top + "</header>\n";
    out_ += "<main>\n";
  }

  void heading(int level, std::string_view text) override {
    close_list();
    const int at = std::clamp(level, 1, 6);
    out_ += fmt::format("<h{}>{}</h{}>\n", at, flowed(text), at);
    file_.settle();
  }

  void paragraph(std::string_view text, ParagraphStyle style) override {
    if (style == ParagraphStyle::list_item) {
      if (!in_list_) out_ += "<ul>\n";
      in_list_ = true;
      out_ += "<li>" + flowed(text) + "</li>\n";
      return;
    }
    close_list();
    out_ += style == ParagraphStyle::lead      ? "<p class=\"lead\">"
            : style == ParagraphStyle::note    ? "<p class=\"note\">"
            : style == ParagraphStyle::caption ? "<p class=\"caption\">"
                                               : "<p>";
    out_ += flowed(text) + "</p>\n";
    file_.settle();
  }

  void begin_table(const TableStart& table) override {
    close_list();
    // A box that scrolls must be reachable with the keyboard, and needs a name then.
    out_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\"";
    if (!table.caption.empty()) out_ += " aria-label=\"" + escaped(table.caption) + '"';
    out_ += ">\n<table>\n";
    if (!table.caption.empty()) out_ += "<caption>" + escaped(table.caption) + "</caption>\n";
    columns_ = table.widths.size();
    numbers_ = table.numbers;
    heading_rows_ = table.heading_rows;
    row_ = 0;
    const double sum = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
    if (sum > 0) {
      out_ += "<colgroup>";
      for (const double width : table.widths) out_ += fmt::format("<col style=\"width:{:.2f}%\">", 100 * width / sum);
      out_ += "</colgroup>\n";
    }
  }

  void row(std::span<const OutCell> cells) override {
    if (row_ == 0 && heading_rows_ != 0) out_ += "<thead>\n";
    if (row_ == heading_rows_) out_ += row_ == 0 ? "<tbody>\n" : "</thead>\n<tbody>\n";
    out_ += "<tr>";
    std::size_t column = 0;
    for (const OutCell& each : cells) {
      cell(each, column);
      column += std::max<std::uint32_t>(each.across, 1);
    }
    for (; column < columns_; ++column) out_ += "<td></td>";
    out_ += "</tr>\n";
    ++row_;
    file_.settle();
  }

  void end_table() override {
    if (row_ != 0) out_ += row_ > heading_rows_ || heading_rows_ == 0 ? "</tbody>\n" : "</thead>\n";
    out_ += "</table>\n</div>\n";
  }

  void picture(const Picture& picture) override {
    close_list();
    out_ += "<figure>" + inline_drawing(picture, ++pictures_, name_) + "</figure>\n";
    file_.settle();
  }

  void finish() override {
    close_list();
    out_ += "</main>\n</body>\n</html>\n";
    file_.finish();
  }

 private:
  void meta(std::string_view name, std::string_view value) {
    if (!value.empty()) out_ += fmt::format("<meta name=\"{}\" content=\"{}\">\n", name, escaped(value));
  }

  void close_list() {
    if (in_list_) out_ += "</ul>\n";
    in_list_ = false;
  }

  /// Numbers and dates keep their value in the attributes that spreadsheets read from a page.
  void cell(const OutCell& cell, std::size_t column) {
    const bool filled = cell.kind != CellKind::empty;
    const bool heads_column = filled && row_ < heading_rows_;
    const bool heads_row = filled && !heads_column && column == 0 && cell.style == CellStyle::heading;
    std::string classes(class_of(cell.style)), value, shown(flowed(cell.text));
    const auto add_class = [&classes](std::string_view name) { (classes += classes.empty() ? "" : " ") += name; };
    if (cell.kind == CellKind::number || (cell.across <= 1 && column < numbers_.size() && numbers_[column]))
      add_class("number");
    switch (cell.kind) {
      case CellKind::empty: break;
      case CellKind::text:
      case CellKind::error: break;
      case CellKind::number:
        append_decimal(value, cell.number);
        if (shown.empty()) shown = value;
        value = " x:num=\"" + value + '"';
        break;
      case CellKind::boolean:
        value = cell.number != 0 ? " x:bool=\"TRUE\"" : " x:bool=\"FALSE\"";
        if (shown.empty()) shown = cell.number != 0 ? "TRUE" : "FALSE";
        break;
      case CellKind::date:
        append_decimal(value, day_to_serial(cell.day));
        value = " x:num=\"" + value + '"';
        if (shown.empty()) shown = fmt::format("{:02}.{:02}.{:04}", cell.day.day, cell.day.month, cell.day.year);
        add_class("day");
        break;
    }
    const bool head = heads_column || heads_row;
    out_ += head ? "<th" : "<td";
    if (heads_column) out_ += cell.across > 1 ? " scope=\"colgroup\"" : " scope=\"col\"";
    if (heads_row) out_ += " scope=\"row\"";
    if (cell.across > 1) out_ += fmt::format(" colspan=\"{}\"", cell.across);
    if (!classes.empty()) out_ += " class=\"" + classes + '"';
    out_ += value + '>' + (filled ? shown : std::string()) + (head ? "</th>" : "</td>");
  }

  std::string name_;
  ByteWriter file_;
  std::string& out_;
  bool in_list_ = false;
  std::size_t columns_ = 0, pictures_ = 0;
  std::vector<bool> numbers_;  ///< columns of the open table that are aligned as numbers
  std::uint32_t row_ = 0, heading_rows_ = 0;
};

}  // namespace

std::unique_ptr<DocumentWriter> make_writer(const std::filesystem::path& path, const DocumentStart& start) {
  return std::make_unique<Writer>(path, start);
}

}  // namespace maex::html

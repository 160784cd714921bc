// The workbook: every figure in a row, incidents without personal data, sources and method.
#include "adapters/partners/anama/write/lines.hpp"
#include "adapters/partners/anama/write/report.hpp"
#include "core/figures/period.hpp"

namespace maex::anama {
namespace {

using figures::ReportWords;

class Sheets {
 public:
  Sheets(const ReportData& data, TableWriter& out) : data_(data), words_(*data.words), out_(out) {}

  void figures() {
    constexpr double widths[] = {30, 24, 20, 14, 12, 12, 14, 24};
    begin("annex.figures", "annex.figure_columns", widths);
    for (const Line& each : lines_of(data_)) line(each);
  }

  void incidents(RowSpool& spool) {
    constexpr double widths[] = {8, 14, 24, 28, 12, 12};
    begin("annex.incidents", data_.is_public() ? "annex.public_incident_columns" : "annex.incident_columns", widths);
    double number = 0;
    for (const std::string& sheet : spool.sheets()) {
      const auto month = parse_iso_date(sheet);
      if (!month || !figures::covers(data_.period, month->first)) continue;
      spool.replay(sheet, [&](std::span<const OutCell> cells) {
        std::vector<OutCell> row(cells.begin(), cells.end());
        row.insert(row.begin(), OutCell{});
        row.front().kind = CellKind::number;
        row.front().number = ++number;
        out_.row(row);
      });
    }
  }

  void method() {
    constexpr double widths[] = {110};
    out_.begin_sheet(words_.text("annex.method"), widths, 1);
    text_row({title_of(data_)}, CellStyle::title);
    for (const std::string& sentence : method_of(data_)) text_row({sentence}, CellStyle::plain);
  }

 private:
  void begin(std::string_view sheet, std::string_view columns, std::span<const double> widths) {
    const std::vector<std::string> headings = words_.parts(columns);
    out_.begin_sheet(words_.text(sheet), widths.first(std::min(widths.size(), headings.size())), 1);
    text_row(headings, CellStyle::heading);
  }

  void text_row(const std::vector<std::string>& texts, CellStyle style) {
    std::vector<OutCell> cells(texts.size());
    for (std::size_t i = 0; i != texts.size(); ++i) {
      cells[i].kind = texts[i].empty() ? CellKind::empty : CellKind::text;
      cells[i].text = texts[i];
      cells[i].style = style;
    }
    out_.row(cells);
  }

  void line(const Line& line) {
    const auto label = [this](Code code) {
      return code == no_code ? std::string()
                             : std::string(info(code).labels[static_cast<std::size_t>(words_.language())]);
    };
    const std::string texts[] = {label(line.measure),   line.breakdown, line.place, "",
                                 label(line.qualifier), line.period,    line.as_of, line.base};
    constexpr std::size_t value = 3;
    OutCell cells[std::size(texts)];
    for (std::size_t i = 0; i != std::size(texts); ++i) {
      cells[i].kind = texts[i].empty() ? CellKind::empty : CellKind::text;
      cells[i].text = texts[i];
    }
    cells[value].kind = CellKind::number;
    cells[value].number = line.value;
    out_.row(cells);
  }

  const ReportData& data_;
  const ReportWords& words_;
  TableWriter& out_;
};

}  // namespace

void write_annex(const ReportData& data, TableWriter& out, RowSpool& incidents) {
  Sheets sheets(data, out);
  sheets.figures();
  if (data.has_incidents) sheets.incidents(incidents);
  sheets.method();
}

}  // namespace maex::anama

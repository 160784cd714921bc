// The workbook: every figure in a row, incidents without personal data, sources and method.
#include "adapters/partners/anama/write/report.hpp"
#include "core/figures/period.hpp"

namespace maex::anama {
namespace {

using figures::By;
using figures::ReportWords;

/// One figure as a row of the list of stated figures.
struct Line {
  Code measure;
  double value;
  std::string breakdown = {}, place = {};
  Code qualifier = no_code;
  std::string period = {}, as_of = {}, base = {};
};

class Sheets {
 public:
  Sheets(const ReportData& data, TableWriter& out) : data_(data), words_(*data.words), out_(out) {}

  void figures() {
    constexpr double widths[] = {30, 24, 20, 14, 12, 12, 14, 24};
    begin("annex.figures", "annex.figure_columns", widths);
    const std::string period = figures::text_of(data_.period);
    for (const Code measure : all_measures())
      if (const auto figure = data_.stated.of(measure); figure && !is_counted_here(measure))
        line({measure, figure->value, {}, {}, figure->qualifier, period, {}, {}});
    const auto people = [&](Code measure, std::optional<std::uint64_t> number) {
      if (number && (data_.has_incidents || !data_.stated.of(measure)))
        line({measure, static_cast<double>(*number), {}, {}, no_code, period, {}, {}});
    };
    people(Code::measure_INCIDENTS, data_.incidents());
    people(Code::measure_CASUALTIES, data_.casualties(no_code));
    people(Code::measure_KILLED, data_.casualties(Code::outcome_KILLED));
    people(Code::measure_INJURED, data_.casualties(Code::outcome_INJURED));
    if (const auto unknown = data_.casualties(Code::outcome_UNKNOWN); unknown.value_or(0) != 0)
      people(Code::measure_OUTCOME_UNKNOWN, unknown);
    for (const By by : {By::district, By::device, By::status, By::sex, By::age_group}) breakdown(by, period);
    for (const Code measure : all_measures())
      if (const figures::RunningTotal* total = data_.stated.running(measure))
        line({measure, total->figure.value, {}, {}, no_code, {}, to_text(total->as_of), total->base});
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
  static std::vector<Code> all_measures() {
    std::vector<Code> all;
    for (std::size_t i = 0; i != all_codes().size(); ++i)
      if (all_codes()[i].list == CodeList::measure) all.push_back(static_cast<Code>(i));
    return all;
  }
  /// True for stated numbers that are counted from incidents here.
  [[nodiscard]] bool is_counted_here(Code measure) const {
    return data_.has_incidents && (measure == Code::measure_INCIDENTS || measure == Code::measure_CASUALTIES ||
                                   measure == Code::measure_KILLED || measure == Code::measure_INJURED ||
                                   measure == Code::measure_OUTCOME_UNKNOWN);
  }

  void breakdown(By by, const std::string& period) {
    figures::Grid grid = data_.grid(by);
    if (grid.rows.empty() || !figures::hide_small_numbers(grid, data_.least)) return;
    constexpr std::string_view names[figures::by_count] = {"", "device=", "status=", "sex=", "age="};
    for (std::size_t row = 0; row != grid.rows.size(); ++row) {
      Line base{Code::measure_CASUALTIES, 0};
      base.period = period;
      if (by == By::district)
        base.place = words_.row(by, grid.rows[row]);
      else
        base.breakdown = std::string(names[static_cast<std::size_t>(by)]) + grid.rows[row];
      const auto put = [&](Code measure, std::optional<std::uint64_t> number) {
        if (!number) return;
        base.measure = measure;
        base.value = static_cast<double>(*number);
        line(base);
      };
      if (!grid.incidents.empty()) put(Code::measure_INCIDENTS, grid.incidents[row]);
      for (std::size_t column = 0; column != grid.width(); ++column)
        if (!grid.at(row, column).hidden)
          put(figures::measure_of(column == grid.outcomes.size() ? no_code : grid.outcomes[column]),
              grid.at(row, column).value);
    }
  }

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

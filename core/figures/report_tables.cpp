#include "core/figures/report_tables.hpp"

namespace maex::figures {
namespace {

std::string by_key(By by) { return "table." + std::string(by_names[static_cast<std::size_t>(by)]); }

std::string_view outcome_key(Code outcome) {
  switch (outcome) {
    case Code::outcome_KILLED: return "table.killed";
    case Code::outcome_INJURED: return "table.injured";
    default: return "table.unknown";
  }
}

}  // namespace

ReportCell cell_of(const ReportWords& words, double number) { return {words.figure(number), number}; }

void write_table(DocumentWriter& out, const std::string& caption, const std::vector<ReportRow>& rows, bool has_total) {
  TableStart start;
  start.caption = caption;
  start.widths.assign(rows.front().size(), 1);
  start.widths.front() = 1.5;
  // A hidden number and the heading above it are aligned as the numbers are.
  start.numbers.assign(rows.front().size(), true);
  start.numbers.front() = false;
  out.begin_table(start);
  std::vector<OutCell> cells;
  for (std::size_t i = 0; i != rows.size(); ++i) {
    cells.assign(rows[i].size(), {});
    for (std::size_t k = 0; k != cells.size(); ++k) {
      const ReportCell& from = rows[i][k];
      OutCell& cell = cells[k];
      cell.kind = from.number ? CellKind::number : from.text.empty() ? CellKind::empty : CellKind::text;
      cell.text = from.text;
      cell.number = from.number.value_or(0);
      cell.style = i == 0                              ? CellStyle::heading
                   : has_total && i + 1 == rows.size() ? CellStyle::total
                                                       : CellStyle::plain;
    }
    out.row(cells);
  }
  out.end_table();
}

std::vector<ReportRow> rows_of(const ReportWords& words, const Grid& grid) {
  std::vector<ReportRow> rows(1);
  ReportRow& head = rows.front();
  head.push_back({words.text(by_key(grid.by) + "_row")});
  if (!grid.incidents.empty()) head.push_back({words.text("table.incidents")});
  for (const Code outcome : grid.outcomes) head.push_back({words.text(outcome_key(outcome))});
  head.push_back({words.text("table.total")});
  for (std::size_t row = 0; row <= grid.rows.size(); ++row) {
    ReportRow& cells = rows.emplace_back();
    cells.push_back({row == grid.rows.size() ? words.text("table.total") : words.row(grid.by, grid.rows[row])});
    const auto put = [&](const std::optional<std::uint64_t>& number) {
      cells.push_back(number ? cell_of(words, static_cast<double>(*number)) : ReportCell{});
    };
    if (!grid.incidents.empty()) put(grid.incidents[row]);
    for (std::size_t column = 0; column != grid.width(); ++column)
      if (grid.at(row, column).hidden)
        cells.push_back({"*"});
      else
        put(grid.at(row, column).value);
  }
  return rows;
}

std::string caption_of(const ReportWords& words, By by, const Day& period) {
  return words.say(by_key(by), {{"period", words.period(period)}});
}

void write_breakdown(DocumentWriter& out, const ReportWords& words, Grid grid, const Day& period, std::uint64_t least) {
  const std::string caption = caption_of(words, grid.by, period);
  if (!hide_small_numbers(grid, least))
    return out.paragraph(words.say("table.left_out", {{"least", words.number(least)}, {"table", caption}}),
                         ParagraphStyle::note);
  write_table(out, caption, rows_of(words, grid), true);
  if (grid.has_hidden())
    out.paragraph(words.say("table.suppressed", {{"least", words.number(least)}}), ParagraphStyle::note);
}

}  // namespace maex::figures

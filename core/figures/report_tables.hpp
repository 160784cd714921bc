// Parts that written reports share: tables of counts, and plain tables of text.
#pragma once
#include <string>
#include <vector>

#include "core/document/document_writer.hpp"
#include "core/figures/grid.hpp"
#include "core/figures/report_words.hpp"

namespace maex::figures {

/// A cell of a report's table: a number, or text.
struct ReportCell {
  std::string text;  ///< as shown
  std::optional<double> number = {};
};
using ReportRow = std::vector<ReportCell>;

ReportCell cell_of(const ReportWords& words, double number);

/// The first row has the headings. `has_total`: the last row is a total. The first column is twice as wide as the
/// others.
void write_table(DocumentWriter& out, const std::string& caption, const std::vector<ReportRow>& rows, bool has_total);

/// The table of a breakdown as rows of text, the first with the headings, the last with the totals. Hidden numbers are
/// "*".
std::vector<ReportRow> rows_of(const ReportWords& words, const Grid& grid);
/// "Casualties by district, June 2014".
std::string caption_of(const ReportWords& words, By by, const Day& period);

/// Writes the table, after hiding numbers below `least`, and a note when some are hidden. When no choice of numbers
/// protects them, writes a sentence that says so, and no table.
void write_breakdown(DocumentWriter& out, const ReportWords& words, Grid grid, const Day& period, std::uint64_t least);

}  // namespace maex::figures

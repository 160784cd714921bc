// Lays out a report as a document and as a workbook.
#pragma once
#include "adapters/partners/anama/write/data.hpp"
#include "core/document/document_writer.hpp"
#include "core/document/table.hpp"
#include "core/mapping/table/spool.hpp"

namespace maex::anama {

/// "Monthly Report June 2014".
std::string title_of(const ReportData& data);
void write_report(const ReportData& data, DocumentWriter& out);

/// What the report says about its sources and its method, one sentence in each entry.
std::vector<std::string> method_of(const ReportData& data);
/// Sentences on the casualties of the period: incidents, killed, injured. Empty when no source has them.
std::string casualties_sentence(const ReportData& data);

/// The sheets: figures, incidents without personal data, sources and method. `incidents` has a sheet for each month
/// (YYYY-MM) with the cells of data rows; see incident_row().
void write_annex(const ReportData& data, TableWriter& out, RowSpool& incidents);

}  // namespace maex::anama

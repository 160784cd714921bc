// What convert and validate do with the facts of a run: the report on the screen, and the reports in files.
#pragma once
#include <ostream>

#include "cli/session.hpp"
#include "core/facts/facts.hpp"
#include "core/io/placement.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

/// Throws UsageError when a report that the job writes exists and may not be replaced.
void refuse_existing_reports(const ConvertJob& job);
/// Writes the page, the text, SARIF and the marked copies that the job names, and puts everything in `placement` in
/// place. Then prints their names. Throws OutputError.
void write_reports(const RunFacts& facts, const ConvertJob& job, Session& session, Placement& placement);
/// The verdict, and with --verbose the details before it. A terminal gets it wrapped; other streams get the same text
/// with one sentence on each line.
void print_report(const RunFacts& facts, Language language, bool to_out, Session& session);

}  // namespace maex::cli

#include "cli/report_files.hpp"

#include "cli/version.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_text.hpp"
#include "core/report/html.hpp"
#include "core/report/mark_inputs.hpp"
#include "core/report/sarif.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"

namespace maex::cli {
namespace {

std::string marked_line(const MarkedCopy& copy, const Messages& words) {
  std::string line =
      copy.problem.empty() ? copy.file.string() + ", " + words.counted(copy.cells, "cell") : copy.problem;
  if (copy.unmarked != 0) line += words.say("unmarked", {{"findings", words.counted(copy.unmarked, "finding")}});
  return labelled(words.text(copy.problem.empty() ? "marked" : "not-marked"), line);
}

}  // namespace

void refuse_existing_reports(const ConvertJob& job) {
  for (const auto& file : {job.report.html, job.report.sarif, job.report.text}) {
    std::error_code ignored;
    if (!file.empty() && !job.overwrite && std::filesystem::exists(file, ignored))
      throw UsageError(file.string() + " exists already and was left as it is; --overwrite replaces it");
  }
}

void write_reports(const RunFacts& facts, const ConvertJob& job, Session& session, Placement& placement) {
  const Messages& words = Messages::of(job.report.language);
  const Access access = access_of(job, true);  // reports name places, and may show people
  std::string done;
  const auto write = [&](const std::filesystem::path& target, const std::string& text) {
    AtomicFile file(target, job.overwrite, access);
    write_bytes(file, text);
    placement.add(std::move(file));
    if (!session.quiet) done += labelled(words.text("wrote"), target.string());
  };
  if (!job.report.html.empty()) write(job.report.html, report_html(facts, words));
  if (!job.report.text.empty()) write(job.report.text, convert_text(facts, {.verbose = true}, words));
  if (!job.report.sarif.empty()) write(job.report.sarif, report_sarif(facts, std::string(version())));
  if (!job.report.mark.empty())
    for (const MarkedCopy& copy :
         mark_inputs(facts, session.registry(), job.source, {job.report.mark, job.overwrite, access}, words, placement))
      if (!session.quiet || !copy.problem.empty()) done += marked_line(copy, words);
  placement.place();
  session.err << done;
}

void print_report(const RunFacts& facts, Language language, bool to_out, Session& session) {
  const bool terminal = to_out ? session.out_is_terminal : session.err_is_terminal;
  const std::size_t width = to_out ? session.out_width : session.err_width;
  const TextStyle style{.colour = terminal && session.colour_allowed, .verbose = session.verbose, .width = width};
  (to_out ? session.out : session.err) << wrapped(convert_text(facts, style, Messages::of(language)), width);
}

}  // namespace maex::cli

#include "cli/command_validate.hpp"

#include <ostream>

#include "cli/job_run.hpp"
#include "cli/job_setup.hpp"
#include "cli/version.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/convert_text.hpp"
#include "core/report/html.hpp"
#include "core/report/mark_inputs.hpp"
#include "core/report/sarif.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"

namespace maex::cli {

Declaration ValidateCommand::declare() const {
  return {
      .name = "validate",
      .line = "Say what is wrong with partners' files before they are imported",
      .usage = "INPUT… [OPTIONS]",
      .about =
          {"Reads each input as convert would, runs every rule over its records, and reports each finding at its own "
           "cell, with "
           "the reason and what to do. The report goes to standard output; a page, SARIF and marked workbooks are "
           "written where asked for.",
           "The report names the rules that did not run, and why. Exit code 1 says that there are findings at or above "
           "--fail-on, or values that could not be read."},
      .positional =
          {.name = "INPUT", .help = "Files to check.", .least = 0, .most = no_limit, .completes = Completes::file},
      .options = options_of(for_validate),
      .examples = {{"maex validate march.xlsx", "Checks a workbook and prints what to mend, cell by cell."},
                   {"maex validate *.xlsx --rules ours.toml --fail-on warning",
                    "Checks many files by a programme's own choice of rules."},
                   {"maex validate march.xlsx --html march.html --mark marked/ --language az",
                    "Writes a page and a marked copy, in Azerbaijani."}}};
}

void ValidateCommand::setup(const Arguments& arguments, Session& session) {
  job_ = requested_job(arguments, for_validate, session);
  save_job_ = arguments.text("save-job");
  if (job_.inputs.empty()) throw UsageError("validate needs at least one INPUT to read\n" + usage_line(declare()));
  make_ready(job_, session);
  for (const auto& file : {job_.report.html, job_.report.sarif}) {
    std::error_code ignored;
    if (!file.empty() && !job_.overwrite && std::filesystem::exists(file, ignored))
      throw UsageError(file.string() + " exists already and was left as it is; --overwrite replaces it");
  }
}

std::string ValidateCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + input.string();
  text += "\nrules       " + (job_.check.rule_set.empty() ? "all that are built in" : job_.check.rule_set.string());
  return text + "\n\n";
}

void ValidateCommand::write_reports(const RunFacts& facts, Session& session, Placement& placement) const {
  const Messages& words = Messages::of(job_.report.language);
  const Access access = access_of(job_, true);  // reports name places, and may show people
  std::string done;
  const auto write = [&](const std::filesystem::path& target, const std::string& text) {
    AtomicFile file(target, job_.overwrite, access);
    write_bytes(file, text);
    placement.add(std::move(file));
    if (!session.quiet) done += labelled(words.text("wrote"), target.string());
  };
  if (!job_.report.html.empty()) write(job_.report.html, report_html(facts, words));
  if (!job_.report.sarif.empty()) write(job_.report.sarif, report_sarif(facts, std::string(version())));
  std::vector<MarkedCopy> copies;
  if (!job_.report.mark.empty())
    copies = mark_inputs(facts, session.registry(), job_.source, {job_.report.mark, job_.overwrite, access}, words,
                         placement);
  for (const MarkedCopy& copy : copies) {
    std::string line =
        copy.problem.empty() ? copy.file.string() + ", " + words.counted(copy.cells, "cell") : copy.problem;
    if (copy.unmarked != 0) line += words.say("unmarked", {{"findings", words.counted(copy.unmarked, "finding")}});
    if (!session.quiet || !copy.problem.empty())
      done += labelled(words.text(copy.problem.empty() ? "marked" : "not-marked"), line);
  }
  placement.place();
  session.err << done;
}

Outcome ValidateCommand::run(Session& session) {
  if (!save_job_.empty()) {
    save_job(job_, save_job_, for_validate, session);
    return Outcome::done;
  }
  Placement placement;  // the store and the reports appear together
  RunFacts facts = run_job(job_, session, &placement);
  facts.report = "validate";
  write_reports(facts, session, placement);
  if (session.json)
    session.out << convert_json(facts);
  else
    session.out << wrapped(
        convert_text(facts, {.colour = session.out_is_terminal && session.colour_allowed, .verbose = session.verbose},
                     Messages::of(job_.report.language)),
        session.out_width);
  return facts.outcome;
}

}  // namespace maex::cli

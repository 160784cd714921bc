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
#include "core/report/sarif.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/run/mark_inputs.hpp"

namespace maex::cli {

namespace {
constexpr const char* reports = "Reports";
constexpr unsigned most_findings = 1'000'000;
}  // namespace

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
          {.name = "INPUT", .help = "Files to check.", .least = 1, .most = no_limit, .completes = Completes::file},
      .options = all_of({reading_options(),
                         checking_options(),
                         {{.name = "html",
                           .value = "FILE",
                           .help = "Write the report as one page that needs no network and no script.",
                           .group = reports,
                           .completes = Completes::file},
                          {.name = "sarif",
                           .value = "FILE",
                           .help = "Write the findings as SARIF 2.1.0, for continuous integration.",
                           .group = reports,
                           .completes = Completes::file},
                          {.name = "mark",
                           .value = "FOLDER",
                           .help = "Put a copy of each workbook into the folder, with bad cells filled and commented "
                                   "and all else untouched.",
                           .group = reports,
                           .completes = Completes::folder},
                          {.name = "language",
                           .value = "LANGUAGE",
                           .help = "Language of the report, the page and the comments.",
                           .group = reports,
                           .fallback = "en",
                           .completes = Completes::choices,
                           .choices = {std::begin(language_tags), std::end(language_tags)}},
                          {.name = "max-findings",
                           .value = "N",
                           .help = "Keep this many findings of one code; all are counted.",
                           .group = reports,
                           .fallback = "100"},
                          {.name = "overwrite", .help = "Replace reports that exist.", .group = reports},
                          jobs_option("Check")}}),
      .examples = {{"maex validate march.xlsx", "Checks a workbook and prints what to mend, cell by cell."},
                   {"maex validate *.xlsx --rules ours.toml --fail-on warning",
                    "Checks many files by a programme's own choice of rules."},
                   {"maex validate march.xlsx --html march.html --mark marked/ --language az",
                    "Writes a page and a marked copy, in Azerbaijani."}}};
}

void ValidateCommand::setup(const Arguments& arguments, Session& session) {
  job_.inputs.assign(arguments.positional().begin(), arguments.positional().end());
  set_reading(job_, arguments);
  html_ = arguments.text("html");
  sarif_ = arguments.text("sarif");
  mark_ = arguments.text("mark");
  language_ = find_language(arguments.text("language")).value_or(Language::en);
  overwrite_ = arguments.has("overwrite");
  job_.stored_per_code = arguments.number("max-findings", 0, most_findings);
  make_ready(job_, session);
  for (const auto& file : {html_, sarif_}) {
    std::error_code ignored;
    if (!file.empty() && !overwrite_ && std::filesystem::exists(file, ignored))
      throw UsageError(file.string() + " exists already and was left as it is; --overwrite replaces it");
  }
}

std::string ValidateCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + input.string();
  text += "\nrules       " + (job_.check.rule_set.empty() ? "all that are built in" : job_.check.rule_set.string());
  return text + "\n\n";
}

void ValidateCommand::write_reports(const RunFacts& facts, Session& session) const {
  const Messages& words = Messages::of(language_);
  const auto write = [&](const std::filesystem::path& file, const std::string& text) {
    write_file(file, text, overwrite_, 0600);  // places and people: for its owner, until he gives it on
    if (!session.quiet) session.err << labelled(words.text("wrote"), file.string());
  };
  if (!html_.empty()) write(html_, report_html(facts, words));
  if (!sarif_.empty()) write(sarif_, report_sarif(facts, std::string(version())));
  if (mark_.empty()) return;
  for (const MarkedCopy& copy : mark_inputs(job_, facts, session.registry(), mark_, overwrite_, words)) {
    std::string line =
        copy.problem.empty() ? copy.file.string() + ", " + words.counted(copy.cells, "cell") : copy.problem;
    if (copy.unmarked != 0) line += words.say("unmarked", {{"findings", words.counted(copy.unmarked, "finding")}});
    if (!session.quiet || !copy.problem.empty())
      session.err << labelled(words.text(copy.problem.empty() ? "marked" : "not-marked"), line);
  }
}

int ValidateCommand::run(Session& session) {
  RunFacts facts = run_job(job_, session);
  facts.report = "validate";
  write_reports(facts, session);
  if (session.json)
    session.out << convert_json(facts);
  else
    session.out << wrapped(
        convert_text(facts, {.colour = session.out_is_terminal && session.colour_allowed, .verbose = session.verbose},
                     Messages::of(language_)),
        session.out_width);
  return facts.exit_code;
}

}  // namespace maex::cli

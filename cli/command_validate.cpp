#include "cli/command_validate.hpp"

#include <ostream>

#include "cli/job_run.hpp"
#include "cli/job_setup.hpp"
#include "cli/report_files.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/report/convert_json.hpp"

namespace maex::cli {

Declaration ValidateCommand::declare() const {
  return {
      .name = "validate",
      .line = "Say what is wrong with partners' files before they are imported",
      .usage = "INPUT… [OPTIONS]",
      .about =
          {"Reads each input as convert would and runs every rule over its records. Standard output gets the verdict: "
           "what was read, how many incidents would qualify for IMSMA, and what to do first. With -v, each finding "
           "follows at its own cell with the reason and what to do. --report, --html, --sarif and --mark write files.",
           "The details list the rules that did not run, and why. Exit code 1 means that there are findings at or "
           "above "
           "--fail-on, or values that could not be read."},
      .positional = {.name = "INPUT",
                     .help = "Files to check, or folders with files.",
                     .least = 0,
                     .most = no_limit,
                     .completes = Completes::file},
      .options = options_of(for_validate),
      .examples = {{"maex validate march.xlsx", "Checks a workbook and prints what to do first."},
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
  refuse_existing_reports(job_);
}

std::string ValidateCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + name_in_messages(input);
  text += "\nrules       " + (job_.check.rule_set.empty() ? "all that are built in" : job_.check.rule_set.string());
  return text + "\n\n";
}

Outcome ValidateCommand::run(Session& session) {
  if (!save_job_.empty()) {
    save_job(job_, save_job_, for_validate, session);
    return Outcome::done;
  }
  Placement placement;  // the store and the reports appear together
  RunFacts facts = run_job(job_, session, &placement);
  facts.report = "validate";
  write_reports(facts, job_, session, placement);
  if (session.json)
    session.out << convert_json(facts);
  else
    print_report(facts, job_.report.language, true, session);
  return facts.outcome;
}

}  // namespace maex::cli

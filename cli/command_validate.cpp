#include "cli/command_validate.hpp"

#include <ostream>

#include "cli/job_run.hpp"
#include "cli/job_setup.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/convert_text.hpp"

namespace maex::cli {

Declaration ValidateCommand::declare() const {
  return {.name = "validate",
          .line = "Say what is wrong with partners' files before they are imported",
          .usage = "INPUT… [OPTIONS]",
          .about = {"Reads each input as convert would, runs every rule over its records, and reports each finding at its own cell, with "
                    "the reason and what to do. Nothing is written.",
                    "The report names the rules that did not run, and why. Exit code 1 says that there are findings at or above "
                    "--fail-on, or values that could not be read."},
          .positional = {.name = "INPUT", .help = "Files to check.", .least = 1, .most = no_limit, .completes = Completes::file},
          .options = all_of({reading_options(), checking_options(), {jobs_option("Check")}}),
          .examples = {{"maex validate march.xlsx", "Checks a workbook and prints what to mend, cell by cell."},
                       {"maex validate *.xlsx --rules ours.toml --fail-on warning", "Checks many files by a programme's own rules."}}};
}

void ValidateCommand::setup(const Arguments& arguments, Session& session) {
  job_.inputs.assign(arguments.positional().begin(), arguments.positional().end());
  set_reading(job_, arguments);
  make_ready(job_, session);
}

std::string ValidateCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + input.string();
  text += "\nrules       " + (job_.check.rule_set.empty() ? "all that are built in" : job_.check.rule_set.string());
  return text + "\n\n";
}

int ValidateCommand::run(Session& session) {
  RunFacts facts = run_job(job_, session);
  facts.report = "validate";
  if (session.json) session.out << convert_json(facts);
  else session.out << convert_text(facts, {.colour = session.out_is_terminal && session.colour_allowed, .verbose = session.verbose});
  return facts.exit_code;
}

}  // namespace maex::cli

#include "cli/command_convert.hpp"

#include <ostream>

#include "cli/job_run.hpp"
#include "cli/job_setup.hpp"
#include "cli/report_files.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/messages.hpp"

namespace maex::cli {
namespace {

std::string listed(const Options& options) {
  std::string text;
  for (const auto& [name, value] : options.values()) text += " " + name + "=" + value;
  return text;
}

}  // namespace

Declaration ConvertCommand::declare() const {
  return {
      .name = "convert",
      .line = "Turn partners' files into another partner's format",
      .usage = "INPUT… --to PARTNER -o FILE|FOLDER [OPTIONS]",
      .about =
          {"Reads each input, finds out whose it is (or takes the partner of --from), and writes its records for the "
           "partner named by --to. "
           "Every row and cell of the input is accounted for; what the target cannot carry is counted and listed.",
           "The verdict goes to standard error: what was read, whether it worked, and what to do first. -v adds the "
           "details, and --report and --html write them to a file. With --json everything goes to standard output, "
           "and so does the report of --dry-run. Outputs appear whole or not at all, and never replace a file "
           "without --overwrite.",
           "Several inputs need a folder; each output takes its input's name. Ctrl-C stops after the current "
           "batch and leaves nothing "
           "half-written."},
      .positional = {.name = "INPUT",
                     .help = "Files to convert, or folders with files.",
                     .least = 0,
                     .most = no_limit,
                     .completes = Completes::file},
      .options = options_of(for_convert),
      .examples = {
          {"maex convert march.xlsx --to maxml -o march.xml", "Finds out whose workbook it is and writes IMSMA XML."},
          {"maex convert march.xlsx --to maxml --dry-run", "Prints what would happen; writes nothing."},
          {"maex convert *.xlsx --to maxml -o out/ -j 2", "Converts many files into a folder, two at a time."}}};
}

void ConvertCommand::setup(const Arguments& arguments, Session& session) {
  job_ = requested_job(arguments, for_convert, session);
  save_job_ = arguments.text("save-job");
  if (job_.inputs.empty()) throw UsageError("convert needs at least one INPUT to read\n" + usage_line(declare()));
  if (job_.to.empty())
    throw UsageError("say what to write with --to PARTNER; maex formats lists the partners\n" + usage_line(declare()));
  if (job_.output.empty() && !job_.dry_run)
    throw UsageError("say where to write with -o FILE or -o FOLDER/, or only look with --dry-run\n" +
                     usage_line(declare()));
  make_ready(job_, session);
  refuse_existing_reports(job_);
}

std::string ConvertCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + name_in_messages(input);
  text += "\nread as     " + (job_.source.partner.empty() ? "what they prove to be" : job_.source.partner) +
          (job_.source.format.empty() ? "" : " in " + job_.source.format) + listed(job_.source.format_options) +
          listed(job_.from_options);
  text += "\nwrite as    " + job_.to + (job_.to_format.empty() ? "" : " in " + job_.to_format) +
          listed(job_.to_options) + listed(job_.to_format_options);
  if (!job_.output.empty())
    text += "\noutput      " + job_.output.string() + (job_.output_is_folder ? " (folder)" : "") +
            (job_.overwrite ? ", may replace" : "");
  text += std::string("\npersonal    ") + (job_.personal == PersonalPolicy::keep ? "kept" : "withheld");
  return text + (job_.dry_run ? "\ndry run     nothing will be written\n\n" : "\n\n");
}

Outcome ConvertCommand::run(Session& session) {
  if (!save_job_.empty()) {
    save_job(job_, save_job_, for_convert, session);
    return Outcome::done;
  }
  const RunFacts facts = run_job(job_, session);
  Placement reports;
  write_reports(facts, job_, session, reports);
  if (session.json) {
    session.out << convert_json(facts);
    return facts.outcome;
  }
  const bool report_is_result = facts.dry_run;
  if (!session.quiet || report_is_result)
    print_report(facts, job_.report.language, report_is_result, session);
  else if (facts.exit_code != 0)
    session.err << "maex: exit " << facts.exit_code << ": "
                << Messages::of(job_.report.language).exit_reason(facts.reason) << '\n';
  return facts.outcome;
}

}  // namespace maex::cli

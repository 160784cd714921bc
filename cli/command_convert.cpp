#include "cli/command_convert.hpp"

#include <ostream>

#include "cli/job_run.hpp"
#include "cli/job_setup.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/convert_text.hpp"
#include "core/report/wrap.hpp"

namespace maex::cli {
namespace {

constexpr std::uintmax_t job_file_limit = 1u << 20;  ///< a job file is a page of text

void set_output(ConvertJob& job, const Arguments& arguments) {
  if (arguments.has("output")) {
    const std::string output = arguments.text("output");
    if (output == "-")
      throw UsageError(
          "convert does not write to standard output: quarantined values are kept beside the output, and half an "
          "output must never be taken for a whole one; name a file with -o FILE");
    job.output = output;
    std::error_code ignored;
    job.output_is_folder = output.ends_with('/') || std::filesystem::is_directory(job.output, ignored);
  }
}

std::string listed(const Options& options) {
  std::string text;
  for (const auto& [name, value] : options.values()) text += " " + name + "=" + value;
  return text;
}

}  // namespace

void ConvertCommand::setup(const Arguments& arguments, Session& session) {
  if (arguments.has("job")) {
    const std::string file = arguments.text("job");
    job_ = parse_job(read_setting(file, job_file_limit), file);
    session.plugin_path.insert(session.plugin_path.end(), job_.plugin_path.begin(), job_.plugin_path.end());
  }
  if (!arguments.positional().empty()) job_.inputs.assign(arguments.positional().begin(), arguments.positional().end());
  if (job_.inputs.empty()) throw UsageError("convert needs at least one INPUT to read\n" + usage_line(declare()));
  set_reading(job_, arguments);
  set_text(job_.to, arguments, "to");
  set_text(job_.to_format, arguments, "to-format");
  if (job_.to.empty())
    throw UsageError("say what to write with --to PARTNER; maex formats lists the partners\n" + usage_line(declare()));
  set_output(job_, arguments);
  set_options(job_.to_format_options, arguments, "out-option");
  set_options(job_.to_options, arguments, "to-option");
  if (arguments.has("personal"))
    job_.personal = arguments.text("personal") == "keep" ? PersonalPolicy::keep : PersonalPolicy::withhold;
  if (arguments.has("include")) {
    const std::string which = arguments.text("include");
    job_.include = which == "any" ? Include::any : which == "verified" ? Include::verified : Include::hazard_area;
  }
  if (arguments.has("fates")) job_.fates = arguments.text("fates");
  job_.overwrite |= arguments.has("overwrite");
  job_.dry_run |= arguments.has("dry-run");
  job_.digest |= arguments.has("digest");
  job_.verify |= arguments.has("verify");
  if (job_.output.empty() && !job_.dry_run)
    throw UsageError("say where to write with -o FILE or -o FOLDER/, or only look with --dry-run\n" +
                     usage_line(declare()));
  make_ready(job_, session);
}

std::string ConvertCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + input.string();
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

int ConvertCommand::run(Session& session) {
  const RunFacts facts = run_job(job_, session);
  if (session.json) {
    session.out << convert_json(facts);
    return facts.exit_code;
  }
  const bool report_is_result = facts.dry_run;
  std::ostream& stream = report_is_result ? session.out : session.err;
  const bool terminal = report_is_result ? session.out_is_terminal : session.err_is_terminal;
  if (!session.quiet || report_is_result)
    stream << wrapped(convert_text(facts, {.colour = terminal && session.colour_allowed, .verbose = session.verbose},
                                   Messages::of(Language::en)),
                      report_is_result ? session.out_width : session.err_width);
  else if (facts.exit_code != 0)
    session.err << "maex: exit " << facts.exit_code << ": " << to_string(facts.exit_reason) << '\n';
  return facts.exit_code;
}

}  // namespace maex::cli

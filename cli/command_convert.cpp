#include "cli/command_convert.hpp"

#include <ostream>

#include "cli/profiles.hpp"
#include "cli/progress_line.hpp"
#include "cli/stop.hpp"
#include "cli/version.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/convert_text.hpp"

namespace maex::cli {
namespace {

constexpr unsigned most_jobs = 256;
constexpr std::uintmax_t job_file_limit = 1u << 20;  ///< a job file is a page of text

/// "name=value" words into options; `option` is the switch they came by.
void set_options(Options& into, const Arguments& arguments, std::string_view option) {
  for (const std::string& pair : arguments.all(option)) {
    const std::size_t mark = pair.find('=');
    if (mark == 0 || mark == std::string::npos)
      throw UsageError("--" + std::string(option) + " takes NAME=VALUE, such as separator=; and not \"" + pair + "\"");
    into.set(pair.substr(0, mark), pair.substr(mark + 1));
  }
}

Severity severity_of(std::string_view text) {
  for (const Severity severity : {Severity::info, Severity::warning})
    if (text == to_string(severity)) return severity;
  return Severity::error;
}

void set_text(std::string& into, const Arguments& arguments, std::string_view option) {
  if (arguments.has(option)) into = arguments.text(option);
}

void set_output(ConvertJob& job, const Arguments& arguments) {
  if (arguments.has("output")) {
    const std::string output = arguments.text("output");
    if (output == "-")
      throw UsageError("convert does not write to standard output: quarantined values are kept beside the output, and half an "
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
  set_text(job_.source.partner, arguments, "from");
  set_text(job_.source.format, arguments, "format");
  set_text(job_.to, arguments, "to");
  set_text(job_.to_format, arguments, "to-format");
  if (job_.to.empty()) throw UsageError("say what to write with --to PARTNER; maex formats lists the partners\n" + usage_line(declare()));
  for (const std::string& limit : arguments.all("limit")) set_bound(job_.source.bounds, limit);
  set_output(job_, arguments);
  set_options(job_.source.format_options, arguments, "in-option");
  set_options(job_.from_options, arguments, "from-option");
  set_options(job_.to_format_options, arguments, "out-option");
  set_options(job_.to_options, arguments, "to-option");
  if (arguments.has("personal")) job_.personal = arguments.text("personal") == "keep" ? PersonalPolicy::keep : PersonalPolicy::withhold;
  if (arguments.has("fail-on")) job_.fail_on = severity_of(arguments.text("fail-on"));
  if (arguments.has("jobs")) job_.jobs = arguments.number("jobs", 1, most_jobs);
  if (arguments.has("fates")) job_.fates = arguments.text("fates");
  job_.overwrite |= arguments.has("overwrite");
  job_.dry_run |= arguments.has("dry-run");
  job_.digest |= arguments.has("digest");
  job_.verify |= arguments.has("verify");
  if (job_.output.empty() && !job_.dry_run)
    throw UsageError("say where to write with -o FILE or -o FOLDER/, or only look with --dry-run\n" + usage_line(declare()));
  job_.show_personal = session.show_personal;
  job_.today = session.today;
  job_.now = session.now;
  job_.program = "maex " + std::string(version());
  for (const std::string& file : arguments.all("profile")) job_.profiles.push_back(file);
  add_profiles(session.registry(), job_.profiles);
  check(job_, session.registry());
}

std::string ConvertCommand::plan() const {
  std::string text = "inputs     ";
  for (const auto& input : job_.inputs) text += " " + input.string();
  text += "\nread as     " + (job_.source.partner.empty() ? "what they prove to be" : job_.source.partner) +
          (job_.source.format.empty() ? "" : " in " + job_.source.format) + listed(job_.source.format_options) + listed(job_.from_options);
  text += "\nwrite as    " + job_.to + (job_.to_format.empty() ? "" : " in " + job_.to_format) + listed(job_.to_options) + listed(job_.to_format_options);
  if (!job_.output.empty()) text += "\noutput      " + job_.output.string() + (job_.output_is_folder ? " (folder)" : "") + (job_.overwrite ? ", may replace" : "");
  text += std::string("\npersonal    ") + (job_.personal == PersonalPolicy::keep ? "kept" : "withheld");
  return text + (job_.dry_run ? "\ndry run     nothing will be written\n\n" : "\n\n");
}

int ConvertCommand::run(Session& session) {
  ignore_broken_pipes();
  RunHooks hooks;
  hooks.stop = session.stop;
  std::unique_ptr<ProgressLine> progress;
  if (session.err_is_terminal && !session.quiet) {
    progress = std::make_unique<ProgressLine>(session.err, job_.inputs.size());
    hooks.progress = [&progress](const Progress& at) { progress->update(at); };
  }
  const RunFacts facts = maex::run(job_, session.registry(), hooks);
  progress.reset();
  if (session.json) {
    session.out << convert_json(facts);
    return facts.exit_code;
  }
  const bool report_is_result = facts.dry_run;
  std::ostream& stream = report_is_result ? session.out : session.err;
  const bool terminal = report_is_result ? session.out_is_terminal : session.err_is_terminal;
  if (!session.quiet || report_is_result)
    stream << convert_text(facts, {.colour = terminal && session.colour_allowed, .verbose = session.verbose});
  else if (facts.exit_code != 0)
    session.err << "maex: exit " << facts.exit_code << ": " << facts.exit_reason << '\n';
  return facts.exit_code;
}

}  // namespace maex::cli

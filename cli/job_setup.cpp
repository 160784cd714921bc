#include "cli/job_setup.hpp"

#include <algorithm>
#include <ostream>

#include "cli/profiles.hpp"
#include "cli/version.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/plugin/trust.hpp"
#include "core/report/words.hpp"
#include "core/run/checks.hpp"
#include "core/run/file_roles.hpp"
#include "core/run/job_file.hpp"

namespace maex::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t job_file_limit = 1u << 20;  ///< bytes; a job file is a page of text

/// The outputs that are known before a profile is read: those that the job names.
std::vector<Item> named_items(const ConvertJob& job) {
  if (job.output.empty() || job.output_is_folder || job.inputs.empty()) return {};
  return {{0, job.inputs, job.output, nullptr, nullptr}};
}

/// A folder stands for the files in it, in the order of their names. Hidden files, the lock files of office programs
/// and the lists of quarantined values are not what a partner sent.
void add_input(std::vector<fs::path>& inputs, const fs::path& input) {
  std::error_code failed;
  if (!fs::is_directory(input, failed)) {
    inputs.push_back(input);
    return;
  }
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(input, failed)) {
    const std::string name = entry.path().filename().string();
    const bool is_sent = !name.starts_with('.') && !name.starts_with("~$") && !name.ends_with(".quarantine.csv");
    std::error_code ignored;
    if (is_sent && entry.is_regular_file(ignored)) files.push_back(entry.path());
  }
  if (failed) throw InputError("cannot read the folder " + input.string() + ": " + failed.message());
  if (files.empty()) throw InputError("the folder " + input.string() + " has no files to read");
  std::sort(files.begin(), files.end());
  inputs.insert(inputs.end(), files.begin(), files.end());
}

/// The files that the names stand for: a folder has files, and "-" is standard input.
std::vector<fs::path> files_of(const std::vector<fs::path>& named, ConvertJob& job, const Session& session) {
  std::vector<fs::path> inputs;
  for (const fs::path& input : named) {
    if (input != "-") {
      add_input(inputs, input);
      continue;
    }
    if (!job.report.mark.empty()) throw UsageError("--mark copies workbooks by their names; standard input has none");
    if (job.standard_input != nullptr) throw UsageError("standard input (-) can be read once, and is named twice");
    job.standard_input = read_standard_input(job.source.bounds, session);
    inputs.push_back(job.standard_input->path());
  }
  return inputs;
}

/// A job file can come with the files of a partner. It must not decide which programs run then.
void require_trusted(const fs::path& job_file) {
  std::error_code ignored;
  std::string problem;
  if (job_file.is_relative() ||
      fs::equivalent(fs::canonical(job_file, ignored).parent_path(), fs::current_path(ignored), ignored))
    problem =
        "it was named by a relative path or is in the working folder, where a job file can come from a partner; name "
        "the folders with --plugin-path, or move the job file and give its absolute path";
  else
    problem = check_only_ours(job_file).problem;
  if (!problem.empty())
    throw UsageError(job_file.string() + " may not name folders of plugins (plugin-path), because " + problem +
                     ", or add --trust-plugins if you trust this job file");
}

/// The programme of the first input's partner; empty when the input cannot be opened.
Programme programme_of(const ConvertJob& job, const Registry& registry) {
  try {
    return job.inputs.empty() ? Programme()
                              : open_source(registry, job.inputs.front(), job.source).partner->descriptor().programme;
  } catch (const std::exception&) { return {}; }
}

/// The checks of lists that name no country. Where they cannot be loaded, the lists may be of another country, whose
/// districts the settings name: then those of the first input, whose programme goes into `programme`.
std::shared_ptr<const Checks> usual_checks(const ConvertJob& job, const CheckSettings& settings,
                                           const Registry& registry, const Bounds& bounds, Programme& programme) {
  try {
    return load_checks(settings, registry, bounds, job.today);
  } catch (const UsageError&) {
    programme = programme_of(job, registry);
    if (programme == Programme()) throw;
    return load_checks(settings, registry, bounds, job.today, programme);
  }
}

}  // namespace

std::vector<OptionDecl> options_of(Commands command) {
  std::vector<OptionDecl> options;
  for (const JobOption& option : job_options())
    if ((option.commands & command) != 0 && option.commands != for_every && !option.is_argument())
      options.push_back(option.about);
  if ((command & for_jobs) == 0) return options;
  options.push_back({.name = "job",
                     .value = "FILE",
                     .help = "Take inputs and options from a job file (TOML; keys are the long options, and inputs); "
                             "options given here win.",
                     .group = "The run",
                     .completes = Completes::file});
  options.push_back({.name = "save-job",
                     .value = "FILE",
                     .help = "Write what this command line asks for to a job file, and do nothing else.",
                     .group = "The run",
                     .completes = Completes::file});
  return options;
}

ConvertJob requested_job(const Arguments& arguments, Commands command, Session& session) {
  ConvertJob job;
  if (arguments.has("job")) {
    const std::string file = arguments.text("job");
    job = parse_job(read_setting(file, job_file_limit), file, command);
    job.job_file = file;
  }
  if (arguments.has("save-job")) job.save_job = arguments.text("save-job");
  // When two plugins have the same name, the first one is used. Therefore the folders of the command line come before
  // those of the job file.
  const std::vector<std::string> folders = std::exchange(job.plugin_path, {});
  take(job, arguments, command);
  if (!folders.empty() && !job.trust_plugins) require_trusted(job.job_file);
  job.plugin_path.insert(job.plugin_path.end(), folders.begin(), folders.end());
  if (!arguments.positional().empty()) job.inputs.assign(arguments.positional().begin(), arguments.positional().end());
  session.take_common(job);
  return job;
}

std::shared_ptr<const StandardInput> read_standard_input(const Bounds& bounds, const Session& session) {
  return std::make_shared<const StandardInput>(bounds.temporary_bytes, [&session] { session.check_stop(); });
}

std::vector<fs::path> open_names(ConvertJob& job, const Session& session) {
  return std::exchange(job.inputs, files_of(job.inputs, job, session));
}

void make_ready(ConvertJob& job, Session& session) {
  job.today = session.today;
  job.now = session.now;
  job.program = "maex " + std::string(version());
  const std::vector<fs::path> named = open_names(job, session);
  refuse_shared_files(job, named_items(job), nullptr);
  add_profiles(session.registry(), job.profiles);
  check(job, session.registry());
  CheckSettings settings = job.check;
  if (const Partner* to = session.registry().partner(job.to)) settings.for_imsma |= to->descriptor().for_imsma;
  const Bounds bounds = begin_work(job.source.bounds, session.stop);
  Programme usual;
  job.checks = usual_checks(job, settings, session.registry(), bounds, usual);
  job.checks_of = checks_by_programme(job.checks, usual, settings, session.registry(), bounds, job.today);
  if (!job.save_job.empty()) job.inputs = named;  // a saved job reads what is in the folder when it runs
}

void save_job(const ConvertJob& job, const std::filesystem::path& file, Commands command, Session& session) {
  write_file(file, job_text(job, file.string(), command), job.overwrite, access_of(job, false));
  if (!session.quiet) session.err << labelled("wrote", file.string());
}

}  // namespace maex::cli

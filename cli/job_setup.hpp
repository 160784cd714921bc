// Makes the job of convert, validate and explain from a command line and a job file.
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "core/io/standard_input.hpp"

namespace maex::cli {

/// The options of a command that come from core/run/job_options, without the common ones; for convert and validate also
/// --job and --save-job.
std::vector<OptionDecl> options_of(Commands command);

/// The job of a command line. Its options replace those of its job file. Throws UsageError, and InputError for a job
/// file that cannot be read.
ConvertJob requested_job(const Arguments& arguments, Commands command, Session& session);
/// What the input "-" stands for. Throws what StandardInput throws, and Interrupted.
std::shared_ptr<const StandardInput> read_standard_input(const Bounds& bounds, const Session& session);
/// Puts the files that the inputs stand for in their place: those of a folder, and standard input for "-". Returns the
/// names as they were given. make_ready() calls it.
std::vector<std::filesystem::path> open_names(ConvertJob& job, const Session& session);
/// Completes a job: sets the clock, loads profiles and rules, and then calls check(job). Throws UsageError.
void make_ready(ConvertJob& job, Session& session);
/// Writes the job file of --save-job.
void save_job(const ConvertJob& job, const std::filesystem::path& file, Commands command, Session& session);

}  // namespace maex::cli

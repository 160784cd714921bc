// Job files: what a command line says, as TOML. Keys are the long options, and inputs; relative paths are relative to
// the working folder, as on the command line.
#pragma once
#include <string>
#include <string_view>

#include "core/run/job_options.hpp"

namespace maex {

/// Throws UsageError with file, line and fix. A key of another command is refused.
ConvertJob parse_job(std::string_view toml, const std::string& name, Commands command = for_convert);
/// The job file that parse_job() reads as this job; what has its default is left out. Throws UsageError naming `name`
/// for a job that TOML cannot carry.
std::string job_text(const ConvertJob& job, const std::string& name, Commands command);
/// The JSON Schema of job files.
std::string job_schema();

}  // namespace maex

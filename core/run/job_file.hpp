// Job files: the options of a command line as TOML. The keys are the long options and `inputs`. Relative paths are
// relative to the working folder, as on the command line.
#pragma once
#include <string>
#include <string_view>

#include "core/run/job_options.hpp"

namespace maex {

/// Throws UsageError with file, line and fix. A key of another command is rejected.
ConvertJob parse_job(std::string_view toml, const std::string& name, Commands command = for_convert);
/// The job file that parse_job() reads as this job. Options with their default value are left out. Throws UsageError
/// with `name` for a job that TOML cannot represent.
std::string job_text(const ConvertJob& job, const std::string& name, Commands command);
/// The JSON Schema of job files.
std::string job_schema();

}  // namespace maex

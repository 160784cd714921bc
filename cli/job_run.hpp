// Runs a job with progress on a terminal.
#pragma once
#include "cli/session.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

RunFacts run_job(const ConvertJob& job, Session& session);

}  // namespace maex::cli

// Runs a job with progress on a terminal.
#pragma once
#include "cli/session.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

/// With a placement, the caller puts the outputs in place.
RunFacts run_job(const ConvertJob& job, Session& session, Placement* placement = nullptr);

}  // namespace maex::cli

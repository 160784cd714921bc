#include "cli/job_run.hpp"

#include "cli/exit_codes.hpp"
#include "cli/progress_line.hpp"
#include "cli/stop.hpp"

namespace maex::cli {

RunFacts run_job(const ConvertJob& job, Session& session) {
  ignore_broken_pipes();
  RunHooks hooks;
  hooks.stop = session.stop;
  std::unique_ptr<ProgressLine> progress;
  if (session.err_is_terminal && !session.quiet) {
    progress = std::make_unique<ProgressLine>(session.err, job.inputs.size());
    hooks.progress = [&progress](const Progress& at) { progress->update(at); };
  }
  RunFacts facts = maex::run(job, session.registry(), hooks);
  facts.exit_code = exit_code(facts.outcome).code;
  return facts;
}

}  // namespace maex::cli

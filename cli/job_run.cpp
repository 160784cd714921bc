#include "cli/job_run.hpp"

#include "cli/exit_codes.hpp"
#include "cli/progress_line.hpp"
#include "cli/stop.hpp"
#include "core/io/temporary.hpp"
#include "core/text/printable.hpp"

namespace maex::cli {

RunFacts run_job(const ConvertJob& job, Session& session, Placement* placement) {
  ignore_write_signals();
  limit_file_size(job.source.bounds.temporary_bytes);
  RunHooks hooks;
  hooks.stop = session.stop;
  hooks.placement = placement;
  hooks.repaired = [&session](const std::string& sentence) {
    session.err << "maex: " << printable_lines(sentence) << '\n';
  };
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

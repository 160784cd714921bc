#include "cli/command_explain.hpp"

#include <ostream>

#include "cli/job_setup.hpp"
#include "core/report/wrap.hpp"
#include "core/run/explain.hpp"

namespace maex::cli {

Declaration ExplainCommand::declare() const {
  return {.name = "explain",
          .line = "Say where a record's values come from, and why it has its state",
          .usage = "FILE RECORD [FIELD] [OPTIONS]",
          .about = {"Finds the incident or person with that number in the file and prints each value with the cell or "
                    "element it was read "
                    "from. For an incident it prints the state of verification with the evidence for each criterion, "
                    "and a person's ruling "
                    "where there is one."},
          .positional = {.name = "FILE",
                         .help = "The file, then the record's number, then perhaps one field.",
                         .least = 2,
                         .most = 3,
                         .completes = Completes::file},
          .options = options_of(for_explain),
          .examples = {{"maex explain march.xlsx 2014-07", "Explains an incident and its victims."},
                       {"maex explain march.xlsx 2014-07 date", "Says which cell the date comes from."}}};
}

void ExplainCommand::setup(const Arguments& arguments, Session& session) {
  job_ = requested_job(arguments, for_explain, session);
  job_.inputs = {arguments.positional()[0]};
  record_ = arguments.positional()[1];
  if (arguments.positional().size() > 2) field_ = arguments.positional()[2];
  make_ready(job_, session);
}

Outcome ExplainCommand::run(Session& session) {
  const ExplainFacts facts = maex::explain(job_, session.registry(), record_, field_, session.stop);
  session.out << (session.json ? explain_json(facts) : wrapped(explain_text(facts), session.out_width));
  return Outcome::done;
}

}  // namespace maex::cli

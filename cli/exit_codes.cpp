#include "cli/exit_codes.hpp"

#include <algorithm>
#include <iterator>

namespace maex::cli {
namespace {

constexpr ExitCodeInfo exit_code_table[] = {
    {Outcome::done, 0, "done", "Done: nothing was lost, and nothing was found at or above --fail-on.",
     "Nothing needs doing."},
    {Outcome::findings, 1, "findings", "Done, with findings, losses or quarantined values.",
     "Read the report; what it names is kept next to the output or listed as lost."},
    {Outcome::refused, 2, "usage", "The command line, a profile or a job file is wrong; nothing was touched.",
     "Correct what the message names and run again."},
    {Outcome::unreadable, 3, "input", "An input cannot be read or is not recognised.",
     "Run maex inspect on the file: it says what the file is and why."},
    {Outcome::unwritable, 4, "output", "An output cannot be written; no half-written file was left.",
     "Check the folder, the free space and whether --overwrite is meant."},
    {Outcome::busy, 5, "busy", "Another run holds the ledger.", "Wait for the other run to end and run again."},
    {Outcome::faulty, 70, "fault", "maex itself or a plugin failed; the data are not to blame.",
     "Please report it with the command and maex --version; a plugin that is named, to its makers."},
    {Outcome::interrupted, 130, "interrupted", "Stopped by Ctrl-C or by the system.", "Run the same command again."},
};
static_assert(std::size(exit_code_table) == outcome_count, "each outcome has one exit code");

}  // namespace

std::span<const ExitCodeInfo> exit_codes() { return exit_code_table; }

const ExitCodeInfo& exit_code(Outcome outcome) {
  return *std::find_if(std::begin(exit_code_table), std::end(exit_code_table),
                       [outcome](const ExitCodeInfo& info) { return info.outcome == outcome; });
}

}  // namespace maex::cli

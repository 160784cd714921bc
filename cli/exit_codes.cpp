#include "cli/exit_codes.hpp"

namespace maex::cli {
namespace {

constexpr ExitCodeInfo exit_code_table[] = {
    {exit_code::done, "done", "Done: nothing was lost, and nothing was found at or above --fail-on.",
     "Nothing needs doing."},
    {exit_code::findings, "findings", "Done, with findings, losses or quarantined values.",
     "Read the report; what it names is kept beside the output or listed as lost."},
    {exit_code::usage, "usage", "The command line, a profile or a job file is wrong; nothing was touched.",
     "Correct what the message names and run again."},
    {exit_code::input, "input", "An input cannot be read or is not recognised.",
     "Run maex inspect on the file: it says what the file is and why."},
    {exit_code::output, "output", "An output cannot be written; no half-written file was left.",
     "Check the folder, the free space and whether --overwrite is meant."},
    {exit_code::busy, "busy", "Another run holds the ledger.", "Wait for the other run to end and run again."},
    {exit_code::fault, "fault", "maex itself or a plugin failed; the data are not to blame.",
     "Please report it with the command and maex --version; a plugin that is named, to its makers."},
    {exit_code::interrupted, "interrupted", "Stopped by Ctrl-C or by the system.", "Run the same command again."},
};

}  // namespace

std::span<const ExitCodeInfo> exit_codes() { return exit_code_table; }

}  // namespace maex::cli

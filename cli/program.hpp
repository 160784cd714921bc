// The whole program except main(). It takes the words of the command line and returns the exit code. Tests call it as a
// user would.
#pragma once
#include <string>
#include <vector>

#include "cli/session.hpp"

namespace maex::cli {

/// `words` are the arguments without the program's name. Never throws: an error becomes one message on session.err,
/// with advice, and an exit code of exit_codes().
int run_program(std::vector<std::string> words, Session& session);

}  // namespace maex::cli

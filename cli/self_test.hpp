// maex formats --self-test: the conformance suite as a command.
#pragma once
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "core/facts/facts.hpp"

namespace maex::cli {

std::vector<std::string> check_names();

/// Runs the suite on one adapter, or on all when `adapter` is empty; `check` empty: all checks. The name of a check is
/// printed before it runs (with --json on session.err), so that the user can see which check of which adapter crashed.
Outcome self_test(Session& session, const std::string& adapter, const std::string& check);

}  // namespace maex::cli

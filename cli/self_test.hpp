// maex formats --self-test: the conformance suite as a command.
#pragma once
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "core/facts/facts.hpp"

namespace maex::cli {

std::vector<std::string> check_names();

/// Runs the suite over one adapter, or all when `adapter` is empty; `check` empty: all checks.
/// A check is named before it runs (with --json on the talk stream), so that an adapter that crashes is known by it.
Outcome self_test(Session& session, const std::string& adapter, const std::string& check);

}  // namespace maex::cli

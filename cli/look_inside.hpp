// Gathers what `maex inspect` tells.
#pragma once
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "core/facts/inspect_facts.hpp"

namespace maex::cli {

/// Reads the file through, writes nothing. `sheet` as for choose_sheets(); `profiles` are the files
/// of --profile. Throws InputError when no adapter reads the
/// file (with every adapter's reason), UsageError, Interrupted.
InspectFacts look_inside(Session& session, const std::string& file, const SourceChoice& choice,
                         const std::string& sheet, const std::vector<std::string>& profiles);

}  // namespace maex::cli

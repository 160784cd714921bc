// Prints the results of the conformance suite for users and for programs.
#pragma once
#include <string>
#include <vector>

#include "core/plugin/suite/result.hpp"

namespace maex::conformance {

/// One line for a check, after its name. Failures follow, with the way to reproduce them.
std::string check_text(const AdapterResult& adapter, const CheckResult& check);
/// The last line: how many checks of how many adapters passed, failed and were skipped.
std::string summary_text(const std::vector<AdapterResult>& adapters);
/// All of it as one JSON object.
std::string results_json(const std::vector<AdapterResult>& adapters);

}  // namespace maex::conformance

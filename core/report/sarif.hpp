// Findings as SARIF 2.1.0 (OASIS), for continuous integration and code hosts.
#pragma once
#include <string>

#include "core/facts/facts.hpp"

namespace maex {

/// Personal values never go in: such logs are kept by others.
std::string report_sarif(const RunFacts& facts, const std::string& version);

}  // namespace maex

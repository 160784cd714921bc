// Findings as SARIF 2.1.0 (OASIS), for continuous integration and code hosts.
#pragma once
#include <string>

#include "core/facts/facts.hpp"

namespace maex {

/// Personal values are never included, because other systems store such logs.
std::string report_sarif(const RunFacts& facts, const std::string& version);

}  // namespace maex

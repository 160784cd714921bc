// The facts of a run as one page for a browser or a printer. The page loads nothing and needs no script.
#pragma once
#include <string>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

std::string report_html(const RunFacts& facts, const Messages& words);

}  // namespace maex

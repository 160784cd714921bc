// The facts of a run as one page for a browser or a printer: nothing is fetched, and no script is needed to read it.
#pragma once
#include <string>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

std::string report_html(const RunFacts& facts, const Messages& words);

}  // namespace maex

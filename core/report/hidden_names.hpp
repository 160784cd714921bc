// Hides sheet names and headings that look like the name of a person.
#pragma once
#include <string_view>

#include "core/facts/explain_facts.hpp"
#include "core/facts/facts.hpp"
#include "core/facts/inspect_facts.hpp"
#include "core/notice/notice.hpp"

namespace maex {

/// The facts as a report may show them: `mask` replaces each sheet name, and each heading without a field, that looks
/// like the name of a person. Cell addresses stay, so that the user finds the place. Facts whose `show_personal` is set
/// are returned unchanged. Marking a copy of the input needs the real names, so it does not use this.
RunFacts without_names(RunFacts facts, std::string_view mask = masked_part);
InspectFacts without_names(InspectFacts facts, std::string_view mask = masked_part);
ExplainFacts without_names(ExplainFacts facts, std::string_view mask = masked_part);

}  // namespace maex

// Facts as JSON and back: how one process hands a run's facts to another.
#pragma once
#include <string>
#include <string_view>

#include "core/facts/explain_facts.hpp"
#include "core/facts/facts.hpp"
#include "core/facts/inspect_facts.hpp"

namespace maex {

/// For RunFacts, ItemFacts, InspectFacts and ExplainFacts. The text holds personal values, whatever `show_personal`
/// says. Bytes that are not UTF-8 are replaced.
template <class Facts>
std::string facts_to_json(const Facts& facts);

/// Throws InputError for a text that facts_to_json() of this version did not write.
template <class Facts>
Facts facts_from_json(std::string_view json);

}  // namespace maex

// Facts as JSON and back. One process sends the facts of a run to another in this form.
#pragma once
#include <string>
#include <string_view>

#include "core/facts/explain_facts.hpp"
#include "core/facts/facts.hpp"
#include "core/facts/inspect_facts.hpp"

namespace maex {

/// For RunFacts, ItemFacts, InspectFacts and ExplainFacts. The text contains personal values, also when `show_personal`
/// is false. Bytes that are not UTF-8 are replaced.
template <class Facts>
std::string facts_to_json(const Facts& facts);

/// Throws InputError for a text that facts_to_json() of this version did not write.
template <class Facts>
Facts facts_from_json(std::string_view json);

}  // namespace maex

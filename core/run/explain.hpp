// Finds one record of an input, and explains where its values come from and why it has its state.
#pragma once
#include <string>

#include "core/facts/explain_facts.hpp"
#include "core/run/job.hpp"

namespace maex {

/// `job` has one input and checks. `id` is the local id of an incident, a victim or another top-level record. `field`
/// selects one field, by its full name or its name without the kind; empty: all fields. Throws InputError when the file
/// cannot be read. Throws UsageError with the nearest ids when no record has that id. Throws Interrupted when `stop`
/// (may be null) is set.
ExplainFacts explain(const ConvertJob& job, const Registry& registry, const std::string& id, const std::string& field,
                     const std::atomic<bool>* stop);

}  // namespace maex

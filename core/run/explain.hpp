// Finds one record of an input and says where its values come from and why it has its state.
#pragma once
#include <string>

#include "core/facts/explain_facts.hpp"
#include "core/run/job.hpp"

namespace maex {

/// `job` has one input and checks. `id` is the local id of an incident, victim or another top-level record; `field`
/// narrows the values to one (full name or without its kind), empty: all. Throws InputError when the file cannot be
/// read, UsageError when no record has that id, with the nearest ones; Interrupted when `stop` (may be null) is set.
ExplainFacts explain(const ConvertJob& job, const Registry& registry, const std::string& id, const std::string& field,
                     const std::atomic<bool>* stop);

}  // namespace maex

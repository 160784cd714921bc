// The rules of a run, made ready once for all of its inputs.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "core/rules/rule_set.hpp"
#include "core/rules/world.hpp"

namespace maex {

/// What a command line or job file says about checking. Empty paths: what is built in, or nothing.
struct CheckSettings {
  std::filesystem::path rule_set;   ///< TOML, see rules::RuleSet
};

/// Immutable; any number of inputs are checked by it side by side.
struct Checks {
  std::shared_ptr<const rules::RuleSet> set;
  rules::World world;
};

/// Reads what the settings name. Throws UsageError naming file, line and fix.
std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Day& today);

}  // namespace maex

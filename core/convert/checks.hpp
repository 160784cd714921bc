// The rules of a run, made ready once for all of its inputs.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/convert/check_settings.hpp"
#include "core/place/gazetteer.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/rule_set.hpp"
#include "core/rules/world.hpp"

namespace maex {

/// Immutable; any number of inputs are checked by it side by side.
struct Checks {
  std::shared_ptr<const rules::RuleSet> set;
  rules::World world;
  std::vector<rules::Ruling> rulings;
  std::string rulings_name;
  std::unique_ptr<const rules::Decider> decider;

  std::unique_ptr<const Gazetteer> own_gazetteer;   ///< what `world` points at, where it is not built in
  std::unique_ptr<const rules::Policy> own_policy;
};

/// Reads what the settings name. Throws UsageError naming file, line and fix.
std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Day& today);

}  // namespace maex

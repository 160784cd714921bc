// The rules of a run, loaded once for all of its inputs.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/finding.hpp"
#include "core/place/district_map.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/hazard_index.hpp"
#include "core/place/settlements.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/importer_lists.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/previous.hpp"
#include "core/rules/rule_inputs.hpp"
#include "core/rules/rule_set.hpp"
#include "core/run/check_settings.hpp"

namespace maex {

/// Immutable. Any number of inputs can be checked with it at the same time.
struct Checks {
  std::shared_ptr<const rules::RuleSet> set;
  rules::RuleInputs inputs;
  std::vector<rules::Ruling> rulings;
  std::string rulings_name;
  std::unique_ptr<const rules::Decider> decider;

  Programme programme;  ///< that the inputs come from
  Findings findings;    ///< about the files of hazard areas. Reports show them with the first input

  std::unique_ptr<const Gazetteer> given_gazetteer;  ///< owns what `inputs` points to, unless it is built in
  std::unique_ptr<const Settlements> given_settlements;
  std::unique_ptr<const rules::Policy> given_policy;
  std::unique_ptr<const DistrictMap> districts;
  std::unique_ptr<const HazardIndex> hazards;
  std::unique_ptr<const rules::ImporterLists> importer;
  std::unique_ptr<const rules::PreviousSubmission> previous;
};

/// Reads the files that the settings name, for lists of `partner`: what the settings do not say, its programme does.
/// Throws UsageError with file, line and fix. Throws InputError for a file of hazard areas or polygons that cannot be
/// read or contains none.
std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Registry& registry, const Bounds& bounds,
                                          const Day& today, const Programme& partner = {});

/// True when neither an option nor the programme of the partner names a country.
bool assumes_country(const CheckSettings& settings, const Programme& partner);

/// The checks for lists of a programme. Any number of threads may call it.
using ChecksOf = std::function<std::shared_ptr<const Checks>(const Programme&)>;
/// Loads the checks of each programme once; `usual` are those of `usual_programme`. The registry must outlive it.
ChecksOf checks_by_programme(std::shared_ptr<const Checks> usual, const Programme& usual_programme,
                             const CheckSettings& settings, const Registry& registry, const Bounds& bounds,
                             const Day& today);

/// Loads the checks of the programmes of all partners now, because a worker of an exchange may not open their files.
void load_all(const ChecksOf& checks_of, const Registry& registry);
/// The programme that all partners agree on; those that name no country agree with each, and with --programme nobody is
/// asked. Throws UsageError when they are of two countries.
Programme common_programme(const std::vector<const Partner*>& partners, const CheckSettings& settings);

}  // namespace maex

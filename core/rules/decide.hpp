// Is an incident verified, and in a hazard area? One state, and for each criterion what speaks for it (domain D5).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/notice/text.hpp"
#include "core/place/gazetteer.hpp"
#include "core/rules/group_facts.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/rule_inputs.hpp"
#include "core/text/string_map.hpp"

namespace maex::rules {

struct Rule;

enum class Verdict : std::uint8_t { met, open, not_met };
std::string_view name(Verdict verdict);

/// What was found about one criterion. `detail` is filled only when words were asked for.
struct Evidence {
  Verdict verdict = Verdict::open;
  Text reason;
  Text detail;
  /// Code of the rule that reports the same at its own cell; empty when only the criterion's rule does.
  std::string_view reported_by = {};
};

/// The whole number of criteria is known only when the program runs; a decision is made without allocation.
inline constexpr std::size_t most_criteria = 16;

struct Decision {
  Code state = Code::verification_REPORTED;
  Text reason;  ///< of EXCLUDED, PENDING and REPORTED: the first criterion that decided; "ruling" for a person's word
  const Ruling* ruling = nullptr;
  const District* district = nullptr;              ///< of the incident's place; null: not known or not clear
  Code by_criteria = Code::verification_REPORTED;  ///< what the criteria alone say
  std::array<Evidence, most_criteria> evidence;    ///< in the order of criteria()
  /// Of a rule that reports a criterion.
  [[nodiscard]] const Evidence& of(const Rule& rule) const;
};

/// Of the policy, by the id of the district.
using HazardDistricts = StringMap<std::vector<const HazardDistrict*>>;

/// Immutable once made: any number of threads may ask. The inputs and the rulings must outlive it.
class Decider {
 public:
  /// `inputs.policy` must be set. Throws UsageError when the policy names a district that the gazetteer does not know.
  Decider(const RuleInputs& inputs, const std::vector<Ruling>& rulings);
  /// `words`: fill the evidence's details, for a person to read; personal values stay out of them.
  [[nodiscard]] Decision decide(const GroupFacts& incident, bool words) const;

 private:
  const RuleInputs& inputs_;
  const Policy& policy_;
  StringMap<const Ruling*> rulings_;
  HazardDistricts zones_;
};

}  // namespace maex::rules

// Decides whether an incident is verified and in a hazard area: one state, and the evidence for each criterion (domain
// D5).
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

/// What was found about one criterion. `detail` is filled only when the caller asks for words.
struct Evidence {
  Verdict verdict = Verdict::open;
  Text reason;
  Text detail;
  /// Code of the rule, or of the reader's notice, that reports the same fault at its own cell; empty when only the
  /// criterion's rule reports it.
  std::string_view reported_by = {};
};

struct Decision {
  Code state = Code::verification_REPORTED;
  Text reason;  ///< for EXCLUDED, PENDING and REPORTED: the first criterion that decided; or that a person ruled
  std::string_view code;   ///< of the rule that reports this reason; empty: none does
  bool elsewhere = false;  ///< the place is in another country than the policy's: nothing was decided
  const Ruling* ruling = nullptr;
  const District* district = nullptr;              ///< of the incident's place; null: unknown or ambiguous
  Code by_criteria = Code::verification_REPORTED;  ///< the state by the criteria alone, without rulings
  std::array<Evidence, most_criteria> evidence;    ///< in the order of criteria()
  /// The evidence for the criterion that `rule` reports.
  [[nodiscard]] const Evidence& of(const Rule& rule) const;
};

/// The hazard districts of a policy, by the id of the district.
using HazardDistricts = StringMap<std::vector<const HazardDistrict*>>;

/// Immutable after construction, so any number of threads may call it at once. The inputs and the rulings must outlive
/// it.
class Decider {
 public:
  /// `inputs.policy` must be set. Throws UsageError when the policy names a district that the gazetteer does not know.
  Decider(const RuleInputs& inputs, const std::vector<Ruling>& rulings);
  /// No criterion is met against an error that the rules found (GroupFacts::faults), so Engine::check must have seen
  /// the incident. `words`: also fill the details of the evidence, for a person to read. The details contain no
  /// personal values.
  [[nodiscard]] Decision decide(const GroupFacts& incident, bool words) const;

 private:
  void rule_on(const GroupFacts& facts, Decision& d) const;

  const RuleInputs& inputs_;
  const Policy& policy_;
  StringMap<const Ruling*> rulings_;
  HazardDistricts zones_;
};

}  // namespace maex::rules

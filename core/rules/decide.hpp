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

enum class Criterion : std::uint8_t { device, date, place, hazard, source, people, check_state, training_ground };
inline constexpr std::size_t criterion_count = 8;
/// "V1 device".
std::string_view label(Criterion criterion);

enum class Verdict : std::uint8_t { met, open, not_met };
std::string_view name(Verdict verdict);

/// What was found about one criterion. `detail` is filled only when words were asked for.
struct Evidence {
  Verdict verdict = Verdict::open;
  Text reason;
  Text detail;
  /// Code of the rule that tells the same at its own cell; empty when only the criterion's rule does.
  std::string_view reported_by = {};
};

struct Decision {
  Code state = Code::verification_REPORTED;
  Text reason;  ///< of EXCLUDED, PENDING and REPORTED: the first criterion that decided; "ruling" for a person's word
  const Ruling* ruling = nullptr;
  const District* district = nullptr;              ///< of the incident's place; null: not known or not clear
  Code by_criteria = Code::verification_REPORTED;  ///< what the criteria alone say
  std::array<Evidence, criterion_count> evidence;
  [[nodiscard]] const Evidence& of(Criterion criterion) const { return evidence[static_cast<std::size_t>(criterion)]; }
};

/// Immutable once made: any number of threads may ask. The inputs and the rulings must outlive it.
class Decider {
 public:
  /// `inputs.policy` must be set. Throws UsageError when the policy names a district that the gazetteer does not know.
  Decider(const RuleInputs& inputs, const std::vector<Ruling>& rulings);
  /// `words`: fill the evidence's details, for a person to read; personal values stay out of them.
  [[nodiscard]] Decision decide(const GroupFacts& incident, bool words) const;

 private:
  void device(const Group& group, Evidence& e, bool words) const;
  void date(const GroupFacts& facts, Evidence& e, bool words) const;
  void place(const GroupFacts& facts, Evidence& e, bool words) const;
  void hazard(const GroupFacts& facts, Evidence& e, bool words) const;
  void source(const Group& group, Evidence& e, bool words) const;
  void people(const Casualties& casualties, Evidence& e, bool words) const;
  void check_state(const Group& group, Evidence& e, bool words) const;
  void training_ground(const Group& group, Evidence& e) const;

  const RuleInputs& inputs_;
  const Policy& policy_;
  StringMap<const Ruling*> rulings_;
  StringMap<std::vector<const HazardDistrict*>> zones_;
};

}  // namespace maex::rules

#include "core/rules/decide.hpp"

#include "core/io/error.hpp"
#include "core/rules/criterion.hpp"

namespace maex::rules {

std::string_view name(Verdict verdict) {
  return verdict == Verdict::met ? "met" : verdict == Verdict::open ? "open" : "not met";
}

namespace {

/// 0 for the worst state, 4 for the best one.
int rank(Code state) {
  switch (state) {
    case Code::verification_EXCLUDED: return 0;
    case Code::verification_REPORTED: return 1;
    case Code::verification_PENDING: return 2;
    case Code::verification_VERIFIED: return 3;
    default: return 4;
  }
}

}  // namespace

Decider::Decider(const RuleInputs& inputs, const std::vector<Ruling>& rulings)
    : inputs_(inputs), policy_(*inputs.policy) {
  for (const Ruling& ruling : rulings) rulings_.emplace(ruling.incident, &ruling);
  for (const HazardDistrict& zone : policy_.hazard_districts) {
    if (inputs.gazetteer != nullptr && inputs.gazetteer->find(zone.id) == nullptr)
      throw UsageError(policy_.name + ": the hazard district \"" + zone.id + "\" is not in the gazetteer");
    zones_[zone.id].push_back(&zone);
  }
}

Decision Decider::decide(const GroupFacts& facts, bool words) const {
  Decision d;
  d.district = facts.place_facts.resolution.district;
  if (const std::string_view country = facts.country();
      !country.empty() && !policy_.country.empty() && country != policy_.country) {
    d.elsewhere = true;
    d.reason = {"the policy is for {policy}, the place is in {country}: not decided"_text,
                {{"policy", policy_.country}, {"country", std::string(country)}}};
    for (std::size_t i = 0; i != criteria().size(); ++i) d.evidence[i].reason = d.reason;
    rule_on(facts, d);
    return d;
  }
  const CriterionInputs given{facts, inputs_, policy_, zones_, words};
  const Evidence* decided_by = nullptr;
  d.by_criteria = Code::verification_VERIFIED_HAZARD_AREA;
  for (std::size_t i = 0; i != criteria().size(); ++i) {
    const Criterion& criterion = criteria()[i];
    Evidence& evidence = d.evidence[i];
    criterion.look(given, evidence);
    const Code allowed = criterion.allows(evidence.verdict);
    // The hazard criterion can raise an incident to VERIFIED_HAZARD_AREA, so it also gives the reason for that state.
    if (decided_by == nullptr || rank(allowed) < rank(d.by_criteria) ||
        (allowed == d.by_criteria && criterion.not_met == Code::verification_VERIFIED)) {
      d.by_criteria = allowed;
      decided_by = &evidence;
    }
  }
  d.reason = decided_by->reason;
  d.state = d.by_criteria;
  rule_on(facts, d);
  return d;
}

void Decider::rule_on(const GroupFacts& facts, Decision& d) const {
  if (const auto ruled = rulings_.find(facts.group.head().text(Field::incident_id)); ruled != rulings_.end()) {
    d.ruling = ruled->second;
    d.state = ruled->second->state;
    d.reason = "a person's ruling"_text;
  }
}

}  // namespace maex::rules

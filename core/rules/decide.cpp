#include "core/rules/decide.hpp"

#include <algorithm>

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

/// The criteria, as bits, whose fields differ between the rows of the incident.
std::uint32_t disputed(const Record& incident) {
  std::uint32_t all = 0;
  for (const Slot& slot : incident.slots()) {
    if (slot.field != Field::incident_rows_differ_in || slot.value.kind() != Value::Kind::text) continue;
    std::uint32_t mask = criteria_of(find_field(slot.value.as_text()).value_or(Field::count));
    for (std::size_t i = 0; mask == 0 && i != criteria().size(); ++i)
      if (criteria()[i].takes_other_fields) mask = 1u << i;
    all |= mask;
  }
  return all;
}

/// True when the incident has a value of this field in spite of a cell that was not understood.
bool has_value(const Group& group, Field field) {
  const Kind kind = info(field).kind;
  if (!is_child(kind)) return group.head().has(field);
  bool found = false;
  for_children(group, group.first, kind, [&](std::size_t i) { found = found || (*group.batch)[i].has(field); });
  return found;
}

/// The criteria, as bits, that lack a value because its cell was not understood.
std::uint32_t not_understood(const Group& group) {
  std::uint32_t all = 0;
  for (const Slot& slot : group.head().slots()) {
    if (slot.field != Field::incident_not_understood || slot.value.kind() != Value::Kind::text) continue;
    const std::optional<Field> field = find_field(slot.value.as_text());
    if (field && !has_value(group, *field)) all |= criteria_of(*field);
  }
  return all;
}

/// A criterion that would exclude the incident, or that only says where it was, stays open: an error leaves the
/// question open and is not evidence against the incident.
Verdict doubted(const Criterion& criterion) {
  return criterion.not_met == Code::verification_REPORTED ? Verdict::not_met : Verdict::open;
}

bool is_of_another_country(const Policy& policy, std::string_view country) {
  return !country.empty() && !policy.country.empty() && country != policy.country;
}

/// Why the policy does not decide on a place in `country`. `named`: the record itself names it.
Text not_decided(const Policy& policy, std::string_view country, bool named) {
  if (!named)
    return {"the policy is for {policy}, the gazetteer is for {country}: not decided"_text,
            {{"policy", policy.country}, {"country", std::string(country)}}};
  // Any other text in the column of countries may be a person's name.
  const bool is_code =
      country.size() == 2 && std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (is_code)
    return {"the policy is for {policy}, the place is in {country}: not decided"_text,
            {{"policy", policy.country}, {"country", std::string(country)}}};
  return {"the policy is for {policy}, the place is in another country: not decided"_text,
          {{"policy", policy.country}}};
}

}  // namespace

Decider::Decider(const RuleInputs& inputs, const std::vector<Ruling>& rulings)
    : inputs_(inputs), policy_(*inputs.policy) {
  for (const Ruling& ruling : rulings) rulings_.emplace(ruling.incident, &ruling);
  for (const HazardDistrict& zone : policy_.hazard_districts) {
    if (inputs.gazetteer != nullptr && !is_of_another_country(policy_, inputs.country) &&
        inputs.gazetteer->find(zone.id) == nullptr)
      throw UsageError(policy_.name + ": the hazard district \"" + zone.id + "\" is not in the gazetteer");
    zones_[zone.id].push_back(&zone);
  }
}

Decision Decider::decide(const GroupFacts& facts, bool words) const {
  Decision d;
  d.district = facts.place_facts.resolution.district;
  // A place that names no country, or the gazetteer's by its name, is in the gazetteer's.
  const std::string_view named = facts.country();
  const bool is_here = named.empty() || (!inputs_.country.empty() && !facts.place_facts.elsewhere);
  const std::string_view country = is_here ? inputs_.country : named;
  if (is_of_another_country(policy_, country)) {
    d.elsewhere = true;
    d.code = "policy-of-another-country";
    d.reason = not_decided(policy_, country, !named.empty());
    for (std::size_t i = 0; i != criteria().size(); ++i) d.evidence[i].reason = d.reason;
    rule_on(facts, d);
    return d;
  }
  const CriterionInputs given{facts, inputs_, policy_, zones_, words};
  const Evidence* decided_by = nullptr;
  d.by_criteria = Code::verification_VERIFIED_HAZARD_AREA;
  const std::uint32_t differing = disputed(facts.group.head()), unread = not_understood(facts.group);
  // A value from a cell was found in an earlier conversion.
  const Slot* const difference = facts.group.head().find(Field::incident_rows_differ_in);
  const bool reader_tells = difference != nullptr && difference->column == 0;
  for (std::size_t i = 0; i != criteria().size(); ++i) {
    const Criterion& criterion = criteria()[i];
    Evidence& evidence = d.evidence[i];
    criterion.look(given, evidence);
    if (evidence.verdict == Verdict::met && !facts.faults[i].empty())
      say(evidence, doubted(criterion),
          {"a rule found an error in it ({rule})"_text, {{"rule", std::string(facts.faults[i])}}}, facts.faults[i]);
    else if (evidence.verdict == Verdict::met && (unread >> i & 1u) != 0)
      say(evidence, doubted(criterion), "a value for it was not understood"_text);
    else if (evidence.verdict == Verdict::met && (differing >> i & 1u) != 0)
      say(evidence, Verdict::open, "the rows of the incident contradict each other"_text,
          reader_tells ? "incident-fields-differ" : "");
    const Code allowed = criterion.allows(evidence.verdict);
    // The hazard criterion can raise an incident to VERIFIED_HAZARD_AREA, so it also gives the reason for that state.
    if (decided_by == nullptr || rank(allowed) < rank(d.by_criteria) ||
        (allowed == d.by_criteria && criterion.not_met == Code::verification_VERIFIED)) {
      d.by_criteria = allowed;
      decided_by = &evidence;
      d.code = evidence.reported_by.empty() ? criterion.rule.notice.code : evidence.reported_by;
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
    d.code = {};
  }
}

}  // namespace maex::rules

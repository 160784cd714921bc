// What a criterion of verification is (domain D5). One file below core/rules/verification has its texts, its settings
// in a policy, and the function that looks for evidence. The decision, one rule for each criterion, and `explain` use
// these.
#pragma once
#include <algorithm>
#include <variant>

#include "core/rules/decide.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

struct CriterionInputs {
  const GroupFacts& facts;
  const RuleInputs& inputs;
  const Policy& policy;
  const HazardDistricts& zones;
  bool words;  ///< fill Evidence::detail
};

struct NumberSetting {
  double Policy::*member;
  double least, most;
  std::string_view wanted;  ///< in an error: what to write instead of a number outside this range
};
struct CodesSetting {
  std::vector<Code> Policy::*member;
  CodeList list;
};
/// Words that a policy lists; see phrases.hpp.
struct PhrasesSetting {
  Phrases Policy::*member;
};
/// One key of the criterion's table in a policy. A key that the policy leaves out has the default in Policy.
struct Setting {
  std::string_view key;
  std::variant<bool Policy::*, Precision Policy::*, NumberSetting, CodesSetting, PhrasesSetting> member;
};

struct Criterion {
  unsigned number = 0;     ///< 1 for V1; criteria are checked in this order, and the first of two gives the reason
  std::string_view label;  ///< "device"
  /// The best state that an incident can have when the criterion is not met, or is open.
  Code not_met = Code::verification_REPORTED, open = Code::verification_PENDING;
  /// Also answers for fields that no criterion judges, when the rows of an incident contradict each other there.
  bool takes_other_fields = false;
  std::string_view section;  ///< table of a policy
  std::vector<Setting> settings;
  Rule rule;  ///< reports a criterion that is not met or is open, at its first field unless it sets each_incident
  void (*look)(const CriterionInputs&, Evidence&) = nullptr;

  [[nodiscard]] Code allows(Verdict verdict) const {
    return verdict == Verdict::met    ? Code::verification_VERIFIED_HAZARD_AREA
           : verdict == Verdict::open ? open
                                      : not_met;
  }
};

/// Sorted by number. Each `core/rules/verification/CODE.cpp` defines `Criterion CODE()`, and the build generates the
/// list.
const std::vector<Criterion>& criteria();

/// The criteria that judge a field, as bits in the order of criteria().
std::uint32_t criteria_of(Field field);

/// What the notes of the incident and of its place say about the listed words: notes, names of places, and remarks.
Mention mention_in_notes(const GroupFacts& facts, const Phrases& words);

/// Reports a finding at this field of the incident or of its child, unless another rule that runs reports the same.
void report_evidence(RuleContext& context, const Record& incident, Field field);

template <class Each>
bool holds(const std::vector<Each>& list, Each wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

inline void say(Evidence& e, Verdict verdict, Text reason, std::string_view reported_by = {}) {
  e.verdict = verdict;
  e.reason = std::move(reason);
  e.reported_by = reported_by;
}

inline Text list_of(std::vector<Text> names) {
  if (names.empty()) return {};
  return {"{names}"_text, {{"names", std::move(names)}}};
}

}  // namespace maex::rules

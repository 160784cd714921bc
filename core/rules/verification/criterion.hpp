// What the eight rules of this family share: each tells what the decider found about one criterion.
#pragma once
#include "core/rules/decide.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

inline std::string_view lacks_policy(const World& world) {
  return world.policy == nullptr ? std::string_view("no policy of verification was given") : std::string_view();
}

template <Criterion criterion>
class CriterionCheck final : public Check {
  void group(Scene& scene) override {
    if (scene.decision() == nullptr) return;
    const Evidence& evidence = scene.decision()->of(criterion);
    if (evidence.verdict != Verdict::met) scene.report(scene.group().head(), {{"reason", std::string(evidence.reason)}});
  }
};

template <Criterion criterion>
std::unique_ptr<Check> make_criterion(const World&) {
  return std::make_unique<CriterionCheck<criterion>>();
}

}  // namespace maex::rules

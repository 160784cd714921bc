// Runs rules over records written in the notation of samples.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/decide.hpp"
#include "core/rules/engine.hpp"
#include "core/rules/sample.hpp"
#include "core/run/join.hpp"

namespace maex::rules {

struct SampleRun {
  std::vector<Notices::Group> findings;
  std::vector<NotRun> not_run;
  std::shared_ptr<const Notices> notices = {};  ///< `findings` points into it
  [[nodiscard]] std::uint64_t count(std::string_view code) const {
    for (const Notices::Group& group : findings)
      if (group.type->code == code) return group.count;
    return 0;
  }
};

inline SampleRun run_sample(std::string_view text, const RuleSet& set, const RuleInputs& inputs) {
  Batch batch;
  read_sample(text, batch);
  const auto notices = std::make_shared<Notices>();
  Engine engine(set, inputs, *notices, [](const Origin& origin, std::uint16_t column, Field) {
    return Locator{origin.document == 0 ? "sample" : "sample " + std::to_string(origin.document + 1),
                   "",
                   origin.row,
                   column,
                   "",
                   ""};
  });
  Join join;
  const std::vector<Ruling> rulings;
  std::optional<Decider> decider;
  if (inputs.policy != nullptr) decider.emplace(inputs, rulings);
  const auto take = [&](const Group& group) {
    if (!decider || !group.is_incident()) return engine.see(group);
    GroupFacts facts(group, inputs);
    engine.check(facts);
    const Decision decision = decider->decide(facts, false);
    engine.judge(facts, &decision);
  };
  join.add(batch, take);
  join.finish(take);
  engine.finish();
  return {notices->groups(), engine.not_run(), notices};
}

}  // namespace maex::rules

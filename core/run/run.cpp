#include <algorithm>
#include <mutex>
#include <thread>

#include "core/io/error.hpp"
#include "core/run/checks.hpp"
#include "core/run/item.hpp"

namespace maex {
namespace {

/// What an item adds to the outcome of the run, and why.
std::pair<Outcome, OutcomeReason> verdict(const ItemFacts& facts, Severity fail_on) {
  OutcomeReason reason{facts.input, 0, 0, facts.quarantined, facts.checks.held_back, facts.problem};
  if (facts.outcome != Outcome::done) return {facts.outcome, std::move(reason)};
  for (auto severity : {Severity::info, Severity::warning, Severity::error})
    if (severity >= fail_on) reason.findings += count(facts.findings, severity);
  for (const LossFact& loss : facts.losses) reason.lost += loss.count;
  const bool clean = reason.findings + reason.lost + reason.quarantined + reason.excluded == 0;
  return {clean ? Outcome::done : Outcome::findings, std::move(reason)};
}

}  // namespace

RunFacts run(const ConvertJob& job, const Registry& registry, const RunHooks& hooks) {
  const std::vector<Item> items = plan_items(job, registry);
  RunFacts facts;
  facts.dry_run = job.dry_run;
  facts.show_personal = job.show_personal;
  facts.items.resize(items.size());
  std::optional<FatesFile> fates;
  if (!job.fates.empty()) fates.emplace(job.fates, job.overwrite);

  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < items.size(); i = next++) {
      if (hooks.stop != nullptr && *hooks.stop) {
        facts.items[i].input = items[i].input.string();
        facts.items[i].outcome = Outcome::interrupted;
        facts.items[i].problem = Interrupted().what();
        continue;
      }
      facts.items[i] = convert_item(items[i], job, registry, fates ? &*fates : nullptr, hooks);
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < std::min<std::size_t>(job.jobs, items.size()); ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  std::string fates_problem;
  try {
    if (fates && (hooks.stop == nullptr || !*hooks.stop)) fates->commit();
  } catch (const OutputError& error) {
    fates_problem = error.what();  // the outputs are written, and the run must still report them
  }

  if (job.checks && !facts.items.empty()) add_findings(facts.items.front().findings, job.checks->findings);
  const auto add = [&facts](Outcome outcome, OutcomeReason reason) {
    if (outcome <= facts.outcome) return;
    facts.outcome = outcome;
    facts.reason = std::move(reason);
  };
  for (const ItemFacts& item : facts.items) {
    auto [outcome, reason] = verdict(item, job.fail_on);
    add(outcome, std::move(reason));
  }
  if (!fates_problem.empty()) {
    OutcomeReason reason;
    reason.problem = fates_problem;
    add(Outcome::unwritable, std::move(reason));
  }
  return facts;
}

}  // namespace maex

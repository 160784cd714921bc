#include <algorithm>
#include <mutex>
#include <thread>

#include "core/io/error.hpp"
#include "core/run/item.hpp"

namespace maex {
namespace {

/// What an item adds to the exit code, with the reason in words. The gravest item decides.
std::pair<int, Text> verdict(const ItemFacts& facts, Severity fail_on) {
  switch (facts.outcome) {
    case Outcome::faulty: return {70, Text::as_is(facts.problem)};
    case Outcome::interrupted: return {130, Text::as_is(facts.problem)};
    case Outcome::unwritable: return {4, Text::as_is(facts.problem)};
    case Outcome::unreadable: return {3, Text::as_is(facts.problem)};
    case Outcome::refused: return {2, Text::as_is(facts.problem)};
    case Outcome::done: break;
  }
  std::vector<Text> reasons;
  std::uint64_t findings = 0;
  for (auto severity : {Severity::info, Severity::warning, Severity::error})
    if (severity >= fail_on) findings += facts.notices->count(severity);
  std::uint64_t lost = 0;
  for (const LossFact& loss : facts.losses) lost += loss.count;
  const auto add = [&reasons](std::uint64_t n, Pattern words) {
    if (n != 0) reasons.push_back({words, {{"count", n}}});
  };
  add(findings, "{count:finding|findings}"_text);
  add(lost, "{count:value|values} not carried by the target"_text);
  add(facts.quarantined, "{count:value|values} in quarantine"_text);
  add(facts.checks.held_back, "{count:incident|incidents} held back"_text);
  if (reasons.empty()) return {0, {}};
  return {1, {"{file}: {reasons}"_text, {{"file", facts.input}, {"reasons", std::move(reasons)}}}};
}

int gravity(int code) {
  static constexpr int order[] = {0, 1, 2, 3, 4, 130, 70};
  return static_cast<int>(std::find(std::begin(order), std::end(order), code) - std::begin(order));
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
    fates_problem = error.what();  // the outputs stand and their report is still owed
  }

  for (const ItemFacts& item : facts.items) {
    const auto [code, reason] = verdict(item, job.fail_on);
    if (gravity(code) > gravity(facts.exit_code)) {
      facts.exit_code = code;
      facts.exit_reason = reason;
    }
  }
  if (!fates_problem.empty() && gravity(4) > gravity(facts.exit_code)) {
    facts.exit_code = 4;
    facts.exit_reason = Text::as_is(fates_problem);
  }
  return facts;
}

}  // namespace maex

#include "core/match/reconcile.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "core/io/error.hpp"
#include "core/run/checks.hpp"

namespace maex::match {
namespace {

/// Findings about stated totals that cannot all be true, and about sums that count twice.
constexpr std::string_view contradictions[] = {
    "base-of-another-source",     "two-figures",          "total-falls",
    "parts-exceed-total",         "periods-exceed-total", "count-since-too-high",
    "casualties-taken-for-killed"};

Findings contradicting_totals(const ReconcileJob& job, const Registry& registry) {
  ConvertJob check = job.read;
  check.to.clear();
  check.together = true;
  check.check.previous.clear();
  RunHooks hooks;
  hooks.stop = job.stop;
  RunFacts facts = run(check, registry, hooks);
  Findings out;
  for (ItemFacts& item : facts.items)
    for (FindingGroup& group : item.findings)
      if (std::find(std::begin(contradictions), std::end(contradictions), group.type.code) != std::end(contradictions))
        out.push_back(std::move(group));
  return out;
}

bool has_records(const Side& side) { return !side.incidents.empty() && sources_of(side).empty(); }

SideFact fact_of(const Side& side) {
  SideFact fact{side.name, side.partner, side.inputs, has_records(side), 0, 0, 0, 0};
  if (!fact.records) return fact;
  fact.incidents = side.incidents.size();
  fact.casualties = side.victims.size();
  for (const SideVictim& each : side.victims) {
    fact.killed += each.outcome == Code::outcome_KILLED;
    fact.injured += each.outcome == Code::outcome_INJURED;
  }
  return fact;
}

/// Adds a side for the figures of one source.
std::size_t add_stated_side(ReconcileFacts& facts, const Side& side, const std::string& said_by) {
  SideFact fact = fact_of(side);
  fact.name = (said_by.empty() ? "?" : said_by) + " (" + side.name + ")";
  facts.sides.push_back(std::move(fact));
  return facts.sides.size() - 1;
}

void compare_with_figures(ReconcileFacts& facts, const Side& records, std::size_t number, const Side& figures,
                          bool records_first) {
  for (const auto& [source, said_by] : sources_of(figures)) {
    PartnerComparison comparison;
    if (!compare_stated(records, figures, source, records_first, comparison)) continue;
    const std::size_t stated = add_stated_side(facts, figures, said_by);
    comparison.a = records_first ? number : stated;
    comparison.b = records_first ? stated : number;
    facts.comparisons.push_back(std::move(comparison));
  }
}

}  // namespace

std::vector<Side> read_sides(const ReconcileJob& job, const Registry& registry, std::vector<InputFact>& facts) {
  std::vector<Side> read;
  std::set<std::string> partners;
  for (const auto& input : job.read.inputs) {
    read.push_back(read_side(job.read, registry, input, facts, job.stop));
    if (read.back().checks != read.front().checks)
      throw UsageError(read.front().inputs[0] + " and " + read.back().inputs[0] +
                       " are held against the districts of two countries; name the country of both with --programme");
    partners.insert(read.back().partner);
  }
  std::vector<Side> sides;
  for (Side& each : read) {
    const auto same =
        std::find_if(sides.begin(), sides.end(), [&](const Side& side) { return side.partner == each.partner; });
    if (partners.size() == 1 || same == sides.end())
      sides.push_back(std::move(each));
    else
      append(*same, std::move(each));
  }
  if (partners.size() == 1)
    for (Side& each : sides) each.name = std::filesystem::path(each.inputs[0]).filename().string();
  return sides;
}

ReconcileFacts reconcile(ReconcileJob& job, const Registry& registry) {
  const auto begin = std::chrono::steady_clock::now();
  ReconcileFacts facts;
  const std::vector<Side> sides = read_sides(job, registry, facts.inputs);
  for (const Side& each : sides) facts.unread.insert(facts.unread.end(), each.unread.begin(), each.unread.end());
  if (!sides.empty() && sides.front().checks != nullptr) {
    facts.policy = sides.front().checks->inputs.policy->title;
    facts.assumption = sides.front().checks->inputs.policy->assumption;
  }
  if (sides.size() < 2) throw UsageError("reconcile compares two partners; give the inputs of at least two");
  std::vector<std::size_t> numbers;
  for (const Side& each : sides) {
    numbers.push_back(facts.sides.size());
    facts.sides.push_back(fact_of(each));
  }
  for (std::size_t i = 1; i != sides.size(); ++i) {
    const Side &a = sides[0], &b = sides[i];
    if (has_records(a) && has_records(b)) {
      const CasualtyLinks links = link_casualties(a, b, job.models, job.rulings);
      facts.compared += links.incidents.compared + links.victims.compared;
      PartnerComparison comparison = compare_records(a, b, links, job.rulings);
      comparison.a = numbers[0];
      comparison.b = numbers[i];
      facts.comparisons.push_back(std::move(comparison));
    } else if (has_records(a)) {
      compare_with_figures(facts, a, numbers[0], b, true);
    } else if (has_records(b)) {
      compare_with_figures(facts, b, numbers[i], a, false);
    }
  }
  if (facts.comparisons.empty())
    throw UsageError(
        "the inputs have nothing in common that can be compared: give a list of casualties, and a second list or "
        "figures that are stated for the time of the list");
  facts.findings = contradicting_totals(job, registry);
  facts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return facts;
}

}  // namespace maex::match
